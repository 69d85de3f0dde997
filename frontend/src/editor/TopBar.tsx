/** The editor's top: the flow's name, whether it is saved, and what can be done with it. */
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import {
  IconAlertTriangleFilled,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCircleCheck,
  IconCircleXFilled,
  IconHistory,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import { CallsNow } from "../live/CallsNow";
import { Peers } from "../live/Peers";
import { useEditor, useEditorStore } from "../store/context";
import { countIssues, mayEdit } from "../store/selectors";
import { Brand } from "../ui/Brand";
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
  const { errors, warnings } = useEditor(useShallow(countIssues));
  const count = errors + warnings;
  const Icon =
    errors > 0 ? IconCircleXFilled : warnings > 0 ? IconAlertTriangleFilled : IconCircleCheck;
  const colour = errors > 0 ? "var(--error)" : warnings > 0 ? "var(--warning)" : "var(--tone-talk)";
  return (
    <Button
      variant="default"
      size="sm"
      leftSection={<Icon size={16} color={colour} aria-hidden />}
      onClick={onClick}
    >
      {count === 0 ? t("editor.noProblems") : t("editor.problems", { count })}
    </Button>
  );
}

export function TopBar({ onPanel }: { readonly onPanel: (panel: Panel) => void }) {
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
      <Peers />
      <CallsNow />
      {editable && <UndoButtons />}
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
