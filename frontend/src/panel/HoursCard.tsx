/** Opening hours on the panel: what they say now, and open or closed by hand. */
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { HoursRow } from "../api/hours";
import { NowMark } from "../hours/NowMark";
import { OverridePanel } from "../hours/OverridePanel";
import { useHours } from "../store/hours";
import { useMe } from "../store/queries";
import { may } from "../store/rights";
import { ListWaiting } from "../ui/ListWaiting";
import { Problem } from "../ui/Problem";
import classes from "./Panel.module.css";

function Override({ hoursKey }: { readonly hoursKey: string }) {
  const hours = useHours(hoursKey);
  const overrides = may(useMe().data, "override");
  if (hours.isPending) return <ListWaiting />;
  if (hours.data === undefined) {
    return <Problem error={hours.error} retry={() => void hours.refetch()} />;
  }
  return <OverridePanel hours={hours.data} readOnly={!overrides} />;
}

export function HoursCard({ row }: { readonly row: HoursRow }) {
  const { t } = useTranslation();
  return (
    <li className={classes.card} data-set={row.override.kind !== "follow"} aria-label={row.name}>
      <h3 className={classes.name}>
        <Link href={`/hours/${row.key}`} title={t("hours.edit")}>
          {row.name}
        </Link>
      </h3>
      <div className={classes.state}>
        <NowMark hours={row} />
      </div>
      <Override hoursKey={row.key} />
    </li>
  );
}
