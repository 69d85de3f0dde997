/** Before publishing: which flows follow this one, and which cannot and why. */
import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { Follower } from "../api/types";
import { issueText, useCatalogueText } from "../i18n/catalogue";
import { useEditor, useSession } from "../store/context";
import { useFollowers } from "../store/parts";
import { SeverityIcon } from "../ui/SeverityIcon";
import classes from "./parts.module.css";

function Stays({ follower: { flow, issues } }: { readonly follower: Follower }) {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  return (
    <li className={classes.stays}>
      <SeverityIcon severity="warning" size={16} />
      <span>
        <Link href={`/flows/${flow.id}`}>{flow.name}</Link> {t("part.stays")}{" "}
        {issues.map((issue) => issueText(issue, translate)).join(" ")}
      </span>
    </li>
  );
}

export function Followers() {
  const { t } = useTranslation();
  const { flow } = useSession();
  const revision = useEditor((state) => state.revision);
  const followers = useFollowers(flow.id, revision).data ?? [];
  const go = followers.filter(({ version }) => version !== null);
  const stay = followers.filter(({ version }) => version === null);
  if (followers.length === 0) return null;
  const names = go.map((follower) => follower.flow.name).join(", ");
  return (
    <section aria-label={t("part.followers")}>
      {go.length > 0 && <Text size="sm">{t("part.follow", { count: go.length, names })}</Text>}
      {stay.length > 0 && (
        <ul className={classes.stayList}>
          {stay.map((follower) => (
            <Stays key={follower.flow.id} follower={follower} />
          ))}
        </ul>
      )}
    </section>
  );
}
