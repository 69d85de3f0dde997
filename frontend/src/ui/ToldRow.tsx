/** Somebody whom a call had told of something, and how that went; a row of a list. */
import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Told } from "../api/voicemail";
import { spacedNumber } from "../catalogue/phone";
import classes from "./ToldRow.module.css";

const COLOURS = { waiting: "yellow", done: "green", failed: "red", unknown: "red" } as const;

export function ToldRow({ told: { kind, to, state, why, attempts } }: { readonly told: Told }) {
  const { t } = useTranslation();
  return (
    <li className={classes.row}>
      <Badge size="sm" variant="light" color={COLOURS[state]} tt="none">
        {t(`voicemail.told_${state}`)}
      </Badge>
      <span>{t(`voicemail.by_${kind}`, { to: kind === "sms" ? spacedNumber(to) : to })}</span>
      {why !== "" && <span className={classes.soft}>{why}</span>}
      {state === "waiting" && attempts > 1 && (
        <span className={classes.soft}>{t("voicemail.attempts", { count: attempts })}</span>
      )}
    </li>
  );
}
