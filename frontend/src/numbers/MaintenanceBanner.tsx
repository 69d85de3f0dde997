/** On every page while the carrier answers some numbers by itself. */
import { Anchor } from "@mantine/core";
import { IconTool } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { spacedNumber } from "../catalogue/phone";
import { useNumbersUnderMaintenance } from "../store/numbers";
import { useMe } from "../store/queries";
import { mayOperate } from "../store/rights";
import classes from "./MaintenanceBanner.module.css";

export function MaintenanceBanner() {
  const { t } = useTranslation();
  const numbers = useNumbersUnderMaintenance();
  const operates = mayOperate(useMe().data);
  if (numbers.length === 0) return null;
  return (
    <section className={classes.banner} aria-label={t("maintenance.badge")}>
      <IconTool size={16} aria-hidden />
      <span>{t("maintenance.banner", { numbers: numbers.map(spacedNumber).join(", ") })}</span>
      {operates && (
        <Anchor component={Link} href="/numbers" size="sm" c="inherit" underline="always">
          {t("maintenance.toNumbers")}
        </Anchor>
      )}
    </section>
  );
}
