/** The editor's top: the flow's name, whether it is saved, and what can be done with it. */
import { ActionIcon, Button } from "@mantine/core";
import { IconAdjustments, IconCircleCheck, IconLayoutGridAdd } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import { actionOf } from "../actions";
import { ActionButton } from "../actions/ActionButton";
import { useDesk } from "../actions/desk";
import { perform } from "../actions/perform";
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
import type { Drawers } from "./useDrawers";

function UndoButtons() {
  return (
    <div className={classes.undo}>
      <ActionButton id="undo" />
      <ActionButton id="redo" />
    </div>
  );
}

function OpenButton({ id }: { readonly id: "tryIt" | "versions" | "publish" }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { icon: Icon } = actionOf(id);
  const look =
    id === "publish" ? {} : { variant: "default", leftSection: <Icon size={16} aria-hidden /> };
  return (
    <Button size="sm" {...look} onClick={() => perform(actionOf(id), desk)}>
      <span className={id === "publish" ? undefined : classes.wide}>{t(`action.${id}`)}</span>
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
      onClick={() => perform(actionOf("problems"), desk)}
    >
      {count === 0 ? none : t("editor.problems", { count })}
    </Button>
  );
}

/** On a narrow page the palette and the form lie over the drawing when they are asked for. */
function DrawerButtons({ drawers: { pulled, pull } }: { readonly drawers: Drawers }) {
  const { t } = useTranslation();
  const editable = useEditor(mayEdit);
  const drawers = [
    ["palette", IconLayoutGridAdd],
    ["form", IconAdjustments],
  ] as const;
  return drawers
    .filter(([drawer]) => editable || drawer === "form")
    .map(([drawer, Icon]) => (
      <ActionIcon
        key={drawer}
        className={`icon-button ${classes.drawer}`}
        variant={pulled === drawer ? "light" : "subtle"}
        color="gray"
        size="lg"
        aria-label={t(`editor.${drawer}`)}
        aria-expanded={pulled === drawer}
        onClick={() => pull(pulled === drawer ? null : drawer)}
      >
        <Icon size={18} aria-hidden />
      </ActionIcon>
    ));
}

export function TopBar({ drawers }: { readonly drawers: Drawers }) {
  const editable = useEditor(mayEdit);
  const canPublish = useEditor((state) => state.canPublish);
  const canDesign = useEditor((state) => state.canDesign);
  return (
    <header className={classes.bar} data-pane="top">
      <Brand short />
      <WayBack />
      <FlowName />
      {canDesign && <SaveIndicator />}
      <div className={classes.space} />
      <Peers />
      <CallsNow />
      {editable && <UndoButtons />}
      <DrawerButtons drawers={drawers} />
      <ActionButton id="outline" />
      <ActionButton id="find" />
      <ActionButton id="tests" />
      <ProblemsButton />
      <OpenButton id="tryIt" />
      <OpenButton id="versions" />
      {canPublish && <OpenButton id="publish" />}
      <UserMenu />
    </header>
  );
}
