/** Header and main part of the pages around the editor. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useRoute } from "wouter";
import { mayLookAfter } from "../store/rights";
import { useMe } from "../store/queries";
import { Brand } from "./Brand";
import classes from "./PageFrame.module.css";
import { UserMenu } from "./UserMenu";

function NavLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const [here] = useRoute(href);
  return (
    <Link href={href} className={classes.link} {...(here && { "aria-current": "page" as const })}>
      {children}
    </Link>
  );
}

export function PageFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const looksAfter = mayLookAfter(useMe().data);
  return (
    <>
      <a href="#content" className={classes.skip}>
        {t("app.skip")}
      </a>
      <header className={classes.header}>
        <Brand />
        <nav className={classes.nav} aria-label={t("app.mainMenu")}>
          <NavLink href="/">{t("app.flows")}</NavLink>
          <NavLink href="/prompts">{t("app.prompts")}</NavLink>
          {looksAfter && (
            <a href="/admin/" className={classes.link}>
              {t("app.admin")}
            </a>
          )}
        </nav>
        <UserMenu />
      </header>
      <main id="content" className={classes.main}>
        {children}
      </main>
    </>
  );
}
