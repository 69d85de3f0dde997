/** The same trial for somebody else: by a link; and the real number as a picture to ring. */
import { Button, CopyButton } from "@mantine/core";
import { IconCheck, IconLink, IconQrcode } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { spacedNumber } from "../catalogue/phone";
import { useSession } from "../store/context";
import { pictureOfNumber } from "../store/numbers";
import classes from "./Phone.module.css";
import type { Wish } from "./wish";
import { linkOf } from "./wish";

interface Props {
  readonly wish: Wish;
  readonly numbers: readonly string[];
}

export function Share({ wish, numbers }: Props) {
  const { t } = useTranslation();
  const { flow } = useSession();
  const [shown, setShown] = useState(false);
  const number = numbers.includes(wish.called) ? wish.called : numbers[0];
  const look = { variant: "subtle", size: "compact-sm" } as const;
  return (
    <div className={classes.share}>
      <CopyButton value={linkOf(wish, flow.id, location.origin)}>
        {({ copied, copy }) => (
          <Button
            {...look}
            leftSection={copied ? <IconCheck size={15} /> : <IconLink size={15} aria-hidden />}
            onClick={copy}
          >
            {t(copied ? "try.copied" : "try.copyLink")}
          </Button>
        )}
      </CopyButton>
      {number !== undefined && (
        <Button
          {...look}
          leftSection={<IconQrcode size={15} aria-hidden />}
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
        >
          {t("try.realNumber")}
        </Button>
      )}
      {shown && number !== undefined && (
        <figure className={classes.code}>
          <img
            src={pictureOfNumber(number)}
            alt={t("try.codeOf", { number: spacedNumber(number) })}
          />
          <figcaption>
            <a href={`tel:${number}`}>{spacedNumber(number)}</a>
            <span>{t(flow.live_version === null ? "try.notLive" : "try.ringsLive")}</span>
          </figcaption>
        </figure>
      )}
    </div>
  );
}
