/** How a number stands at the carrier: a word with its colour, and a sentence where one is needed. */
import { Badge, Group } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClock,
  IconPlugConnectedX,
  IconSwitchHorizontal,
  IconTool,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { PhoneNumber } from "../api/types";
import classes from "../ui/Listing.module.css";
import { standingOf } from "./standing";
import type { Standing } from "./standing";
import { useStandingText } from "./wording";

const LOOKS: Readonly<Record<Standing, { readonly colour: string; readonly icon: Icon }>> = {
  in_step: { colour: "green", icon: IconCircleCheck },
  waiting: { colour: "blue", icon: IconClock },
  failed: { colour: "red", icon: IconCircleX },
  elsewhere: { colour: "orange", icon: IconSwitchHorizontal },
  unset: { colour: "orange", icon: IconCircleDashed },
  gone: { colour: "red", icon: IconPlugConnectedX },
  offline: { colour: "gray", icon: IconPlugConnectedX },
  idle: { colour: "gray", icon: IconCircleDashed },
};

export function StandingBadge({ number }: { readonly number: PhoneNumber }) {
  const { t } = useTranslation();
  const text = useStandingText()(number);
  const standing = standingOf(number);
  const { colour, icon: Icon } = LOOKS[standing];
  return (
    <>
      <Group gap={6}>
        <Badge
          variant="light"
          tt="none"
          color={colour}
          leftSection={<Icon size={14} aria-hidden />}
        >
          {t(`standing.${standing}`)}
        </Badge>
        {number.maintenance && (
          <Badge
            variant="light"
            tt="none"
            color="orange"
            leftSection={<IconTool size={14} aria-hidden />}
          >
            {t("maintenance.badge")}
          </Badge>
        )}
      </Group>
      {text !== "" && <div className={classes.note}>{text}</div>}
    </>
  );
}
