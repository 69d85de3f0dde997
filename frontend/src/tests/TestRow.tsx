/** One saved test: whether it passes, where it went another way, and what can be done with it. */
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconCopy,
  IconTrash,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { SavedTest, TestResult } from "../graph/saved-tests";
import { nodeOf } from "../graph/document";
import { stepHere } from "../graph/parts";
import { useEditor, useEditorStore } from "../store/context";
import { useDeleteTest, useSaveTest, useTests } from "../store/tests";
import { useFailureText } from "../ui/failure";
import { freeName } from "./draft";
import { ShowInPhone } from "./ShowInPhone";
import classes from "./TestsPanel.module.css";

interface Props {
  readonly test: SavedTest;
  /** None as long as it has not been run. */
  readonly result: TestResult | undefined;
}

function State({ result }: Pick<Props, "result">) {
  const { t } = useTranslation();
  if (result === undefined) {
    return <IconCircleDashed size={18} role="img" aria-label={t("test.notRun")} />;
  }
  return result.passed ? (
    <IconCircleCheck size={18} color="var(--tone-talk)" role="img" aria-label={t("test.passes")} />
  ) : (
    <IconCircleX size={18} color="var(--error)" role="img" aria-label={t("test.fails")} />
  );
}

/** Deleted at once; what was deleted can be brought back for a while. */
function useDeleting(test: SavedTest): () => void {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const remove = useDeleteTest();
  const save = useSaveTest();
  const fail = (error: unknown): void =>
    void notifications.show({ color: "red", message: failureText(error) });
  const bringBack = (id: string): void => {
    notifications.hide(id);
    const { name, definition } = test;
    save.mutateAsync({ name, definition, saved: null }).catch(fail);
  };
  const tell = (): void => {
    const id = `deleted-test-${test.id}`;
    notifications.show({
      id,
      autoClose: 12_000,
      message: (
        <span className={classes.deleted}>
          {t("tests.deleted", { name: test.name })}
          <Button size="compact-sm" variant="light" onClick={() => bringBack(id)}>
            {t("tests.bringBack")}
          </Button>
        </span>
      ),
    });
  };
  // By a promise: the row is gone by then, and what is told to a row is told to nobody.
  return () => void remove.mutateAsync(test).then(tell, fail);
}

function Tools({ test }: Pick<Props, "test">) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const taken = useTests().data?.map(({ name }) => name) ?? [];
  const remove = useDeleting(test);
  const duplicate = (): void => {
    const name = freeName(test.name, taken);
    const { definition } = test;
    store.getState().openTest({ name, definition, remarks: [], saved: null });
  };
  const tools = [
    ["duplicate", IconCopy, duplicate],
    ["delete", IconTrash, remove],
  ] as const;
  return tools.map(([id, Icon, run]) => (
    <Tooltip key={id} label={t(`tests.${id}`)}>
      <ActionIcon
        className="icon-button"
        variant="subtle"
        color="gray"
        aria-label={t(`tests.${id}Named`, { name: test.name })}
        onClick={run}
      >
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  ));
}

export function TestRow({ test, result }: Props) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const editable = useEditor((state) => state.canDesign);
  const step = result === undefined || result.passed ? "" : stepHere(result.node);
  const there = useEditor(({ document }) => nodeOf(document, step) !== undefined);
  const open = (): void =>
    store.getState().openTest({ ...test, remarks: result?.remarks ?? [], saved: test });
  const go = (): void => {
    const { port } = result ?? { port: "" };
    store.getState().goTo(step, port === "" || step !== result?.node ? {} : { port });
  };
  return (
    <li className={classes.row} data-passed={result?.passed}>
      <State result={result} />
      <button type="button" className={classes.name} onClick={open}>
        {test.name}
      </button>
      <span className={classes.said}>
        {[...(result?.sentences ?? []), ...(result?.remarks ?? [])].join(" ")}
      </span>
      <span className={classes.tools}>
        {there && (
          <Button size="compact-xs" variant="subtle" onClick={go}>
            {t("issues.goThere")}
          </Button>
        )}
        {result !== undefined && (
          <ShowInPhone name={test.name} definition={test.definition} result={result} />
        )}
        {editable && <Tools test={test} />}
      </span>
    </li>
  );
}
