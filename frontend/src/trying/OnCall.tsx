/** A call that goes on: what is heard, what is asked, the keys, and the red button. */
import { Button, Text } from "@mantine/core";
import {
  IconEar,
  IconMicrophone,
  IconPhoneCall,
  IconPhoneOff,
  IconPhoneRinging,
  IconUsers,
  IconWorld,
} from "@tabler/icons-react";
import type { Icon } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { spacedNumber } from "../catalogue/phone";
import { KeepAsTest } from "./KeepAsTest";
import { Keypad } from "./Keypad";
import { Meter } from "./Meter";
import classes from "./Phone.module.css";
import { ShownTest } from "./ShownTest";
import type { Do } from "./news";
import type { Phone } from "./phone";
import type { Wish } from "./wish";
import { useDoing } from "./wording";

const ICONS: Readonly<Record<Do["do"], Icon>> = {
  hear: IconEar,
  press: IconEar,
  say: IconMicrophone,
  ring: IconPhoneRinging,
  talk: IconUsers,
};

function Doing({ phone }: { readonly phone: Phone }) {
  const doing = useStore(phone.state, (state) => state.doing);
  const typed = useStore(phone.state, (state) => state.typed);
  const { title, words } = useDoing(phone);
  const Icon = doing === null ? IconPhoneCall : ICONS[doing.do];
  return (
    <div className={classes.screen} data-doing={doing?.do ?? "waiting"}>
      <div className={classes.doing}>
        <Icon size={18} aria-hidden />
        <span>{title}</span>
        {(doing?.do === "hear" || doing?.do === "press") && <Meter speaker={phone.speaker} />}
      </div>
      {words !== "" && <p className={classes.words}>{words}</p>}
      {typed !== "" && <output className={classes.typed}>{typed}</output>}
    </div>
  );
}

/** What need not be waited for, each by the name of what it does. */
function Shortcuts({ phone }: { readonly phone: Phone }) {
  const { t } = useTranslation();
  const doing = useStore(phone.state, (state) => state.doing?.do);
  if (doing === undefined) return null;
  const look = { variant: "default", size: "compact-sm" } as const;
  return (
    <div className={classes.shortcuts}>
      <Button {...look} onClick={phone.ahead}>
        {t(`tryAhead.${doing}`)}
      </Button>
      {doing === "talk" && (
        <Button {...look} onClick={phone.otherHangsUp}>
          {t("try.otherHangsUp")}
        </Button>
      )}
    </div>
  );
}

export function OnCall({ phone, wish }: { readonly phone: Phone; readonly wish: Wish }) {
  const { t } = useTranslation();
  const hangUp = useRef<HTMLButtonElement>(null);
  // Whoever rang by the keyboard stands in the phone, so that its keys are the phone's.
  useEffect(() => hangUp.current?.focus(), []);
  return (
    <>
      <Text size="xs" c="dimmed">
        {t(wish.caller === "" ? "try.lineHidden" : "try.line", {
          caller: spacedNumber(wish.caller),
          called: spacedNumber(wish.called),
        })}
      </Text>
      {wish.asks && (
        <p className={classes.asking}>
          <IconWorld size={15} aria-hidden />
          {t("try.asking")}
        </p>
      )}
      <ShownTest phone={phone} />
      <Doing phone={phone} />
      <Keypad phone={phone} />
      <Shortcuts phone={phone} />
      <Button
        ref={hangUp}
        color="red.9"
        fullWidth
        leftSection={<IconPhoneOff size={18} aria-hidden />}
        onClick={phone.hangUp}
      >
        {t("try.hangUp")}
      </Button>
      <KeepAsTest phone={phone} />
    </>
  );
}
