/** Places where something was found: each a button or a link, with what stands there. */
import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { Entry } from "../graph/find";
import { useCatalogueText } from "../i18n/catalogue";
import type { Hit } from "../api/types";
import { Heard } from "../ui/Heard";
import classes from "./FindPanel.module.css";
import { addressOf } from "./address";

const MOST_SHOWN = 100;

interface HereProps {
  readonly hits: readonly Entry[];
  readonly at: number | null;
  readonly onGo: (index: number) => void;
}

export function HitsHere({ hits, at, onGo }: HereProps) {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  return (
    <ul className={classes.list}>
      {hits.slice(0, MOST_SHOWN).map((hit, index) => (
        <li key={index} className={classes.place}>
          <button
            type="button"
            className={classes.hit}
            aria-current={index === at}
            onClick={() => onGo(index)}
          >
            <span className={classes.where}>
              {hit.node === null ? t("find.note") : hit.step}
              {hit.label !== "" && ` · ${translate(hit.label)}`}
            </span>
            {(hit.field !== null || hit.node === null) && (
              <span className={classes.excerpt}>{hit.text}</span>
            )}
          </button>
          {hit.message !== null && <Heard messages={[hit.message]} />}
        </li>
      ))}
    </ul>
  );
}

interface EverywhereProps {
  readonly hits: readonly Hit[];
  readonly more: boolean;
}

export function HitsEverywhere({ hits, more }: EverywhereProps) {
  const { t } = useTranslation();
  return (
    <>
      <ul className={classes.list}>
        {hits.map((hit, index) => (
          <li key={index} className={classes.place}>
            <Link href={addressOf(hit)} className={classes.hit}>
              <span className={classes.where}>
                {[hit.flow.name, hit.step, hit.field_label].filter(Boolean).join(" · ")}
              </span>
              <span className={classes.excerpt}>{hit.excerpt}</span>
            </Link>
            {hit.message !== null && <Heard messages={[hit.message]} />}
          </li>
        ))}
      </ul>
      {more && (
        <Text size="xs" c="dimmed" p={8}>
          {t("find.more")}
        </Text>
      )}
    </>
  );
}
