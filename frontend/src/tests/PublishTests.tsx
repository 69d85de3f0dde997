/** How the saved tests fare with what is about to be published. */
import { Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useTestRun } from "../store/tests";
import classes from "./TestsPanel.module.css";

export function PublishTests() {
  const { t } = useTranslation();
  const { data, isError } = useTestRun();
  const results = data?.results ?? [];
  const failing = results.filter(({ passed }) => !passed);
  // What speaks against running them is told above: the flow's own problems.
  if (data === undefined || isError || results.length === 0) return null;
  if (failing.length === 0) {
    return (
      <details className={classes.passing}>
        <summary>
          <IconCheck size={18} color="var(--tone-talk)" aria-hidden />
          <Text size="sm" span>
            {t("tests.allPass", { count: results.length })}
          </Text>
        </summary>
        <ul className={classes.list} aria-label={t("tests.title")}>
          {results.map(({ test, name }) => (
            <li key={test} className={classes.row} data-passed>
              <span>{name}</span>
            </li>
          ))}
        </ul>
      </details>
    );
  }
  return (
    <section aria-label={t("tests.title")}>
      <Text size="sm" fw={600} mb={4}>
        {t(data.blocks ? "tests.block" : "tests.warn", { count: failing.length })}
      </Text>
      <ul className={classes.list}>
        {failing.map(({ test, name, sentences }) => (
          <li key={test} className={classes.row} data-passed={false}>
            <span>{name}</span>
            <span className={classes.said}>{sentences[0]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether failing tests forbid publishing, as far as is known; the server decides. */
export function useTestsBlock(): boolean {
  const { data, isError } = useTestRun();
  return !isError && data?.blocks === true && data.results.some(({ passed }) => !passed);
}
