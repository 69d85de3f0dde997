/** The right side: the settings of the selected step. */
import { Button, CloseButton, ScrollArea, Stack, Text } from "@mantine/core";
import type { FocusEvent } from "react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { actionOf } from "../actions";
import { useDesk } from "../actions/desk";
import { perform } from "../actions/perform";
import { useEditor } from "../store/context";
import { inspectedNode, inspectedWire, mayEdit } from "../store/selectors";
import { useAfterPaint } from "../ui/after-paint";
import { leaves } from "../ui/focus-back";
import { FlowNumbers } from "../versions/FlowNumbers";
import classes from "./Inspector.module.css";
import { StepForm } from "./StepForm";
import { OpenWay, WireDetails } from "./WireDetails";
import { useFieldFocus } from "./field-focus";

function SelectionButtons({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [duplicate, remove] = [actionOf("duplicate"), actionOf("remove")];
  return (
    <div className={classes.foot}>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<duplicate.icon size={15} />}
        onClick={() => perform(duplicate, desk)}
      >
        {t("inspector.duplicate")}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        c="var(--error)"
        leftSection={<remove.icon size={15} />}
        onClick={() => perform(remove, desk)}
      >
        {t(count === 1 ? "inspector.deleteStep" : "inspector.deleteSteps")}
      </Button>
    </div>
  );
}

/** A wire in words; or else what is true of the whole flow. */
function Unselected() {
  const { t } = useTranslation();
  const wire = useEditor(inspectedWire);
  const count = useEditor((state) => state.selectedNodes.size);
  const held = useEditor((state) => state.held);
  if (wire !== undefined) return <WireDetails wire={wire} />;
  if (held !== null && count === 0) return <OpenWay way={held} />;
  return (
    <Stack className={classes.nothing}>
      <Text size="sm" c="dimmed">
        {count > 1 ? t("inspector.many", { count }) : t("inspector.nothing")}
      </Text>
      {count === 0 && (
        <div>
          <h2 className={classes.section}>{t("numbers.title")}</h2>
          <FlowNumbers />
        </div>
      )}
    </Stack>
  );
}

/** Whether the keyboard is somewhere in it. */
function useWithin() {
  const [within, setWithin] = useState(false);
  const hands = {
    onFocus: () => setWithin(true),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) =>
      setWithin(currentTarget.contains(relatedTarget)),
  };
  return { within, hands };
}

export function Inspector() {
  const { toSteps } = useDesk();
  const { t } = useTranslation();
  const { within, hands } = useWithin();
  const asked = useEditor(inspectedNode);
  const shown = useAfterPaint(asked);
  // A form takes longer to build than the drawing: another step's may come a moment after its card,
  // but never while somebody stands in it, whose next key would go to the form that is about to go.
  const node = within || asked?.id === shown?.id ? asked : shown;
  const count = useEditor((state) => state.selectedNodes.size);
  const editable = useEditor(mayEdit);
  const form = useRef<HTMLElement>(null);
  useFieldFocus(form, node?.id);
  return (
    <aside
      ref={form}
      className={classes.inspector}
      aria-label={t("inspector.title")}
      data-pane="form"
      data-step={node?.id ?? ""}
      tabIndex={-1}
      {...hands}
      onKeyDownCapture={(event) => {
        if (!event.currentTarget.contains(event.target as Node) || !leaves(event)) return;
        event.preventDefault();
        event.stopPropagation();
        toSteps();
      }}
    >
      <CloseButton
        className={classes.close ?? ""}
        size="sm"
        aria-label={t("inspector.close")}
        onClick={toSteps}
      />
      <ScrollArea className={classes.scroll ?? ""} type="auto" scrollbarSize={8}>
        {node === undefined ? <Unselected /> : <StepForm key={node.id} node={node} />}
      </ScrollArea>
      {editable && count > 0 && <SelectionButtons count={count} />}
    </aside>
  );
}
