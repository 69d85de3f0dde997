/** Header and main part of the pages around the editor. */
import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, useRoute } from "wouter";
import { MaintenanceBanner } from "../numbers/MaintenanceBanner";
import { mayLookAfter, maySeeNumbers, maySeePanel } from "../store/rights";
import { useMe } from "../store/queries";
import { Brand } from "./Brand";
import classes from "./PageFrame.module.css";
import { UserMenu } from "./UserMenu";

interface NavLinkProps {
  readonly href: string;
  /** The addresses that belong to it, where there are more than one. */
  readonly places?: string;
  readonly children: ReactNode;
}

function NavLink({ href, places = href, children }: NavLinkProps) {
  const [here] = useRoute(places);
  const link = useRef<HTMLAnchorElement>(null);
  // On a narrow page the menu scrolls sideways.
  useEffect(() => {
    if (here) link.current?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [here]);
  return (
    <Link
      ref={link}
      href={href}
      className={classes.link}
      {...(here && { "aria-current": "page" as const })}
    >
      {children}
    </Link>
  );
}

export function PageFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const me = useMe().data;
  const looksAfter = mayLookAfter(me);
  return (
    <>
      <a href="#content" className={classes.skip}>
        {t("app.skip")}
      </a>
      <MaintenanceBanner />
      <header className={classes.header}>
        <Brand />
        <nav className={classes.nav} aria-label={t("app.mainMenu")}>
          <NavLink href="/">{t("app.flows")}</NavLink>
          <NavLink href="/prompts">{t("app.prompts")}</NavLink>
          {maySeePanel(me) && (
            <NavLink href="/panel" places="/panel/*?">
              {t("app.panel")}
            </NavLink>
          )}
          {maySeeNumbers(me) && (
            <NavLink href="/hours" places="/hours/:key?">
              {t("app.hours")}
            </NavLink>
          )}
          {maySeeNumbers(me) && <NavLink href="/people">{t("app.people")}</NavLink>}
          {me?.rights.includes("voicemail") === true && (
            <NavLink href="/voicemail" places="/voicemail/:id?">
              {t("app.voicemail")}
            </NavLink>
          )}
          {maySeeNumbers(me) && <NavLink href="/numbers">{t("app.numbers")}</NavLink>}
          {looksAfter && (
            <NavLink href="/outgoing" places="/outgoing/:id?">
              {t("app.outgoing")}
            </NavLink>
          )}
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
