/** Where each way out leads: wires, for people who would rather choose than draw. */
import { ActionIcon, Select } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { stepName } from "../catalogue/naming";
import type { Port } from "../catalogue/ports";
import { portsOf } from "../catalogue/ports";
import type { NodeType, Translate } from "../catalogue/types";
import { edgesFrom } from "../graph/connections";
import type { FlowNode } from "../graph/document";
import { nodeOf } from "../graph/document";
import { useCatalogueText } from "../i18n/catalogue";
import { leadTo, mayConnect } from "../store/commands";
import { useEditor, useEditorStore } from "../store/context";
import { catchesTrouble, mayEdit, shownDocument } from "../store/selectors";
import type { EditorState } from "../store/state";
import classes from "./Inspector.module.css";

const MOST_OPTIONS = 100;

const UNWIRED = {
  error: "nowhere",
  warning: "nowhere",
  hint: "ends",
  ends: "ends",
  goes_on: "goesOn",
} as const;

interface RowProps {
  readonly node: FlowNode;
  readonly port: Port;
  readonly target: string | null;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Every step the way out may lead to. Asked for only when the list opens: a flow can be large. */
function targetsOf(
  state: EditorState,
  from: { source: string; port: string },
  translate: Translate,
): Option[] {
  return shownDocument(state)
    .nodes.filter(({ id }) => mayConnect(state, { ...from, target: id }))
    .map((step) => ({ value: step.id, label: stepName(step, state.types, translate) }));
}

function WayOut({ node, port, target }: RowProps) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const translate = useCatalogueText();
  const editable = useEditor(mayEdit);
  const caught = useEditor(catchesTrouble);
  const targetName = useEditor((state) => {
    const step = target === null ? undefined : nodeOf(shownDocument(state), target);
    return step === undefined ? "" : stepName(step, state.types, translate);
  });
  const [options, setOptions] = useState<readonly Option[] | null>(null);
  const from = { source: node.id, port: port.id };
  const closed = target === null ? [] : [{ value: target, label: targetName }];
  return (
    <div className={classes.wayOut}>
      <span className={classes.portName}>{port.label}</span>
      <Select
        size="xs"
        data-way-out={port.id}
        searchable
        clearable
        limit={MOST_OPTIONS}
        disabled={!editable}
        aria-label={t("inspector.leadsTo", { port: port.label })}
        placeholder={t(`inspector.${caught && port.trouble ? "caught" : UNWIRED[port.unwired]}`)}
        value={target}
        onChange={(id) => leadTo(store, from, id)}
        onDropdownOpen={() => setOptions(targetsOf(store.getState(), from, translate))}
        onDropdownClose={() => setOptions(null)}
        data={options ?? closed}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        disabled={target === null}
        aria-label={t("inspector.goTo", { name: targetName })}
        onClick={() => target !== null && store.getState().goTo(target)}
      >
        <IconArrowRight size={15} />
      </ActionIcon>
    </div>
  );
}

interface Props {
  readonly node: FlowNode;
  readonly type: NodeType | undefined;
}

export function WaysOut({ node, type }: Props) {
  const { t } = useTranslation();
  const translate = useCatalogueText();
  const document = useEditor(shownDocument);
  const wires = useMemo(
    () => new Map(edgesFrom(document, node.id).map((edge) => [edge.port, edge.target])),
    [document, node.id],
  );
  const ports = type === undefined ? [] : portsOf(type, node.config, translate);
  if (ports.length === 0) return null;
  return (
    <section aria-label={t("inspector.waysOut")}>
      <h3 className={classes.section}>{t("inspector.waysOut")}</h3>
      {ports.map((port) => (
        <WayOut key={port.id} node={node} port={port} target={wires.get(port.id) ?? null} />
      ))}
    </section>
  );
}
