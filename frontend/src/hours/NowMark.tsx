/** What opening hours say now, in a sentence behind a mark. */
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { HoursRow } from "../api/hours";
import classes from "./Hours.module.css";
import { toldInWords } from "./wording";

export function NowMark({ hours }: { readonly hours: Pick<HoursRow, "now" | "zone"> }) {
  const { t, i18n } = useTranslation();
  const { now, zone } = hours;
  const state = now === null ? "broken" : now.verdict.way === "open" ? "open" : "closed";
  const Icon = { broken: IconAlertTriangle, open: IconCircleCheck, closed: IconCircleX }[state];
  return (
    <span className={classes.now} data-state={state}>
      <Icon size={17} aria-hidden />
      {now === null ? t("hours.broken") : toldInWords(now, { t, zone, language: i18n.language })}
    </span>
  );
}
