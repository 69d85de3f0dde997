/** The editor's top: the flow's name, whether it is saved, and what can be done with it. */
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCircleCheck,
  IconHistory,
  IconSearch,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import { worst } from "../graph/issues";
import { CallsNow } from "../live/CallsNow";
import { useEditor, useEditorStore } from "../store/context";
import { countIssues, mayEdit } from "../store/selectors";
import { Brand } from "../ui/Brand";
import { SeverityIcon } from "../ui/SeverityIcon";
import { UserMenu } from "../ui/UserMenu";
import { FlowName } from "./FlowName";
import { SaveIndicator } from "./SaveIndicator";
import classes from "./TopBar.module.css";

export type Panel = "problems" | "versions" | "publish";

function UndoButtons() {
  const { t } = useTranslation();
  const store = useEditorStore();
  const past = useEditor((state) => state.history.past.length);
  const future = useEditor((state) => state.history.future.length);
  const look = { variant: "subtle", color: "gray", size: "lg" } as const;
  return (
    <div className={classes.undo}>
      <Tooltip label={`${t("editor.undo")} (Ctrl+Z)`}>
        <ActionIcon
          {...look}
          aria-label={t("editor.undo")}
          disabled={past === 0}
          onClick={() => store.getState().undo()}
        >
          <IconArrowBackUp size={19} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${t("editor.redo")} (Ctrl+Y)`}>
        <ActionIcon
          {...look}
          aria-label={t("editor.redo")}
          disabled={future === 0}
          onClick={() => store.getState().redo()}
        >
          <IconArrowForwardUp size={19} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function ProblemsButton({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTranslation();
  const { error, warning, hint } = useEditor(useShallow(countIssues));
  const count = error + warning;
  const severity = useEditor(({ issues }) => worst(issues));
  const none = hint === 0 ? t("editor.noProblems") : t("editor.hints", { count: hint });
  return (
    <Button
      variant="default"
      size="sm"
      leftSection={
        severity === null ? (
          <IconCircleCheck size={16} color="var(--tone-talk)" aria-hidden />
        ) : (
          <SeverityIcon severity={severity} size={16} />
        )
      }
      onClick={onClick}
    >
      {count === 0 ? none : t("editor.problems", { count })}
    </Button>
  );
}

interface Props {
  readonly onPanel: (panel: Panel) => void;
  readonly onFind: () => void;
}

export function TopBar({ onPanel, onFind }: Props) {
  const { t } = useTranslation();
  const editable = useEditor(mayEdit);
  const canPublish = useEditor((state) => state.canPublish);
  const canDesign = useEditor((state) => state.canDesign);
  return (
    <header className={classes.bar}>
      <Brand short />
      <FlowName />
      {canDesign && <SaveIndicator />}
      <div className={classes.space} />
      <CallsNow />
      {editable && <UndoButtons />}
      <Tooltip label={`${t("find.title")} (Ctrl+F)`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t("find.title")}
          onClick={onFind}
        >
          <IconSearch size={19} />
        </ActionIcon>
      </Tooltip>
      <ProblemsButton onClick={() => onPanel("problems")} />
      <Button
        variant="default"
        size="sm"
        leftSection={<IconHistory size={16} aria-hidden />}
        onClick={() => onPanel("versions")}
      >
        {t("editor.versions")}
      </Button>
      {canPublish && (
        <Button size="sm" onClick={() => onPanel("publish")}>
          {t("editor.publish")}
        </Button>
      )}
      <UserMenu />
    </header>
  );
}
