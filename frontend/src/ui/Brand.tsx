/** The mark and the name, leading home; in the editor the words say where home is. */
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Mark } from "./Mark";
import classes from "./PageFrame.module.css";

export function Brand({ short = false }: { readonly short?: boolean }) {
  const { t } = useTranslation();
  return (
    <Link
      href="/"
      className={classes.brand}
      {...(short ? { title: t("app.back") } : { "aria-label": t("app.name") })}
    >
      <Mark size={24} />
      <span className={short ? classes.back : classes.home}>
        {t(short ? "app.flows" : "app.name")}
      </span>
    </Link>
  );
}
