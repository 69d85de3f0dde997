/** A table or a caller list on the panel: how much it holds; it is edited on its own page. */
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { SheetRow } from "../api/panel";
import { PLACES } from "../store/panel";
import { useMe } from "../store/queries";
import { may } from "../store/rights";
import classes from "./Panel.module.css";
import { ThingCard } from "./ThingCard";
import { when } from "./wording";

interface Props {
  readonly kind: "table" | "caller_list";
  readonly row: SheetRow;
}

export function SheetCard({ kind, row }: Props) {
  const { t, i18n } = useTranslation();
  const edits = may(useMe().data, kind === "table" ? "edit_table" : "edit_callers");
  const page = `/panel/${PLACES[kind]}/${row.key}`;
  return (
    <ThingCard kind={kind} thing={row} page={page}>
      <p className={classes.state}>
        {t(kind === "table" ? "panel.rows" : "panel.numbers", { count: row.size })}
        <span className={classes.soft}>
          {` · ${t("panel.savedAt", { at: when(row.saved_at, i18n.language), who: row.saved_by ?? t("panel.somebody") })}`}
        </span>
      </p>
      <Button component={Link} href={page} variant="default" fullWidth>
        {t(edits ? "panel.editRows" : "panel.look")}
      </Button>
    </ThingCard>
  );
}
