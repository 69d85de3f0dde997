/** The editor's top: the flow's name, whether it is saved, and what can be done with it. */
import { Button } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import { actionOf } from "../actions";
import { ActionButton } from "../actions/ActionButton";
import { useDesk } from "../actions/desk";
import { worst } from "../graph/issues";
import { CallsNow } from "../live/CallsNow";
import { Peers } from "../live/Peers";
import { useEditor } from "../store/context";
import { countIssues, mayEdit } from "../store/selectors";
import { WayBack } from "../parts/WayBack";
import { Brand } from "../ui/Brand";
import { SeverityIcon } from "../ui/SeverityIcon";
import { UserMenu } from "../ui/UserMenu";
import { FlowName } from "./FlowName";
import { SaveIndicator } from "./SaveIndicator";
import classes from "./TopBar.module.css";

function UndoButtons() {
  return (
    <div className={classes.undo}>
      <ActionButton id="undo" />
      <ActionButton id="redo" />
    </div>
  );
}

function OpenButton({ id }: { readonly id: "versions" | "publish" }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { icon: Icon, run } = actionOf(id);
  const look =
    id === "versions" ? { variant: "default", leftSection: <Icon size={16} aria-hidden /> } : {};
  return (
    <Button size="sm" {...look} onClick={() => run(desk)}>
      {t(`action.${id}`)}
    </Button>
  );
}

function ProblemsButton() {
  const { t } = useTranslation();
  const desk = useDesk();
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
      onClick={() => actionOf("problems").run(desk)}
    >
      {count === 0 ? none : t("editor.problems", { count })}
    </Button>
  );
}

export function TopBar() {
  const editable = useEditor(mayEdit);
  const canPublish = useEditor((state) => state.canPublish);
  const canDesign = useEditor((state) => state.canDesign);
  return (
    <header className={classes.bar}>
      <Brand short />
      <WayBack />
      <FlowName />
      {canDesign && <SaveIndicator />}
      <div className={classes.space} />
      <Peers />
      <CallsNow />
      {editable && <UndoButtons />}
      <ActionButton id="find" />
      <ProblemsButton />
      <OpenButton id="versions" />
      {canPublish && <OpenButton id="publish" />}
      <UserMenu />
    </header>
  );
}
