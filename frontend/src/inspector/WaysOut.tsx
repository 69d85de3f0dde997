/** Where each way out leads: wires, for people who would rather choose than draw. */
import { ActionIcon, Select } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Port } from "../catalogue/ports";
import { portsOf } from "../catalogue/ports";
import type { NodeType } from "../catalogue/types";
import { edgesFrom } from "../graph/connections";
import type { FlowNode } from "../graph/document";
import { useCatalogueText } from "../i18n/catalogue";
import { leadTo, mayConnect } from "../store/commands";
import { useEditor, useEditorStore } from "../store/context";
import { mayEdit, shownDocument } from "../store/selectors";
import classes from "./Inspector.module.css";

interface RowProps {
  readonly node: FlowNode;
  readonly port: Port;
  readonly target: string | null;
}

function WayOut({ node, port, target }: RowProps) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const editable = useEditor(mayEdit);
  const nodes = useEditor((state) => shownDocument(state).nodes);
  const from = { source: node.id, port: port.id };
  const targets = nodes.filter(
    ({ id }) => id === target || mayConnect(store.getState(), { ...from, target: id }),
  );
  const targetName = nodes.find(({ id }) => id === target)?.name ?? "";
  return (
    <div className={classes.wayOut}>
      <span className={classes.portName} title={port.label}>
        {port.label}
      </span>
      <Select
        size="xs"
        searchable
        clearable
        disabled={!editable}
        aria-label={t("inspector.leadsTo", { port: port.label })}
        placeholder={t(port.unwired === "ends" ? "inspector.ends" : "inspector.nowhere")}
        value={target}
        onChange={(id) => leadTo(store, from, id)}
        data={targets.map(({ id, name, type }) => ({ value: id, label: name || type }))}
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
