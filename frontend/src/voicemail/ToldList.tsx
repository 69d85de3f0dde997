/** Who is told of a message, and how that went. */
import { Anchor, Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Voicemail } from "../api/voicemail";
import { spacedNumber } from "../catalogue/phone";
import { useTellAgain } from "../store/voicemail";
import classes from "./Voicemail.module.css";

const COLOURS = { waiting: "yellow", done: "green", failed: "red", unknown: "red" } as const;

interface Props {
  readonly message: Voicemail;
  readonly keeps: boolean;
}

export function ToldList({ message, keeps }: Props) {
  const { t } = useTranslation();
  const again = useTellAgain();
  if (message.told.length === 0) return null;
  const failed = message.told.some(({ state }) => state === "failed");
  return (
    <ul className={classes.told}>
      {message.told.map(({ kind, to, state, why, attempts }) => (
        <li key={`${kind} ${to}`}>
          <Badge size="sm" variant="light" color={COLOURS[state]} tt="none">
            {t(`voicemail.told_${state}`)}
          </Badge>
          <span>{t(`voicemail.by_${kind}`, { to: kind === "sms" ? spacedNumber(to) : to })}</span>
          {why !== "" && <span className={classes.soft}>{why}</span>}
          {state === "waiting" && attempts > 1 && (
            <span className={classes.soft}>{t("voicemail.attempts", { count: attempts })}</span>
          )}
        </li>
      ))}
      {failed && keeps && (
        <li>
          <Anchor
            component="button"
            type="button"
            size="sm"
            onClick={() => again.mutate(message.id)}
          >
            {t("voicemail.again")}
          </Anchor>
        </li>
      )}
    </ul>
  );
}
