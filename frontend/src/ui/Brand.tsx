/** The mark and the name, leading home. */
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Mark } from "./Mark";
import classes from "./PageFrame.module.css";

export function Brand({ short = false }: { readonly short?: boolean }) {
  const { t } = useTranslation();
  return (
    <Link href="/" className={classes.brand} aria-label={t("app.flows")}>
      <Mark size={24} />
      {!short && t("app.name")}
    </Link>
  );
}
