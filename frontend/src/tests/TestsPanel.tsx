/** The saved tests of the flow below the canvas: what each says, and what none goes through. */
import { Button, CloseButton, ScrollArea, Switch, Text } from "@mantine/core";
import { IconPlayerPlay, IconPlus } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useEditor, useEditorStore, useSession } from "../store/context";
import { useFlow } from "../store/queries";
import { useTestRun, useTests } from "../store/tests";
import { useFailureText } from "../ui/failure";
import { useLeaving } from "../ui/focus-back";
import { newDefinition } from "./draft";
import { TestRow } from "./TestRow";
import classes from "./TestsPanel.module.css";
import { UntestedList } from "./UntestedList";

function NewTest() {
  const { t } = useTranslation();
  const store = useEditorStore();
  const { flow } = useSession();
  const [called = ""] = (useFlow(flow.id).data ?? flow).numbers;
  const open = (): void => {
    const definition = newDefinition(called, new Date());
    store.getState().openTest({ name: "", definition, remarks: [], saved: null });
  };
  return (
    <Button size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={open}>
      {t("tests.new")}
    </Button>
  );
}

/** What is shown on the canvas goes with the panel, and follows each run. */
function useCoverageShown() {
  const store = useEditorStore();
  const shown = useEditor((state) => state.untested !== null);
  const coverage = useTestRun().data?.coverage ?? null;
  useEffect(() => {
    if (store.getState().untested !== null) store.getState().showUntested(coverage);
  }, [store, coverage]);
  useEffect(() => () => store.getState().showUntested(null), [store]);
  const toggle = (on: boolean): void => store.getState().showUntested(on ? coverage : null);
  return { shown, coverage, toggle };
}

function Coverage() {
  const { t } = useTranslation();
  const { shown, coverage, toggle } = useCoverageShown();
  return (
    <Switch
      size="sm"
      label={t("tests.coverage")}
      checked={shown}
      disabled={coverage === null}
      onChange={(event) => toggle(event.currentTarget.checked)}
    />
  );
}

function Summary() {
  const { t } = useTranslation();
  const { data } = useTestRun();
  const results = data?.results ?? [];
  if (results.length === 0) return <span role="status" />;
  const passing = results.filter(({ passed }) => passed).length;
  const failing = results.length - passing;
  return (
    <span role="status" className={classes.summary} data-failing={failing > 0}>
      {failing === 0
        ? t("tests.allPass", { count: passing })
        : t("tests.someFail", { count: failing, all: results.length })}
    </span>
  );
}

export function TestsPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const leaving = useLeaving(onClose);
  const editable = useEditor((state) => state.canDesign);
  const covering = useEditor((state) => state.untested !== null);
  const tests = useTests();
  const run = useTestRun();
  const results = new Map(run.data?.results.map((result) => [result.test, result]));
  const trouble = tests.error ?? run.error;
  return (
    <section className={classes.panel} aria-label={t("tests.title")} data-pane="tests" {...leaving}>
      <header className={classes.head}>
        <h2 className={classes.title}>{t("tests.title")}</h2>
        <Summary />
        <div className={classes.tools}>
          <Coverage />
          <Button
            size="compact-sm"
            variant="default"
            loading={run.isFetching}
            leftSection={<IconPlayerPlay size={14} aria-hidden />}
            onClick={() => void run.refetch()}
          >
            {t("tests.runAll")}
          </Button>
          {editable && <NewTest />}
          <CloseButton size="sm" aria-label={t("common.close")} onClick={onClose} />
        </div>
      </header>
      <ScrollArea.Autosize mah={260} px={16} pb={8} offsetScrollbars="y">
        {trouble !== null && (
          <Text size="sm" c="var(--error)" role="alert">
            {failureText(trouble)}
          </Text>
        )}
        {tests.data?.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("tests.none")}
          </Text>
        )}
        <ul className={classes.list}>
          {tests.data?.map((test) => (
            <TestRow
              key={test.id}
              test={test}
              result={run.isError ? undefined : results.get(test.id)}
            />
          ))}
        </ul>
        {covering && run.data !== undefined && <UntestedList coverage={run.data.coverage} />}
      </ScrollArea.Autosize>
    </section>
  );
}
