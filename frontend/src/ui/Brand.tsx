/** The mark and the name, leading home. */
import { IconDeer } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import classes from "./PageFrame.module.css";

export function Brand({ short = false }: { readonly short?: boolean }) {
  const { t } = useTranslation();
  return (
    <Link href="/" className={classes.brand} aria-label={t("app.flows")}>
      <IconDeer size={24} stroke={1.75} color="var(--accent)" aria-hidden />
      {!short && t("app.name")}
    </Link>
  );
}
