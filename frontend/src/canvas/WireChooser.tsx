/** Draws a wire without a mouse: which way out, where that is not clear, and to which step. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { stepName } from "../catalogue/naming";
import { portsOf } from "../catalogue/ports";
import type { FlowNode } from "../graph/document";
import { nodeOf } from "../graph/document";
import type { Way } from "../graph/outline";
import { useCatalogueText } from "../i18n/catalogue";
import { summaryOf, toneOf } from "../nodes";
import { StepIcon } from "../nodes/StepIcon";
import { leadTo, mayConnect } from "../store/commands";
import { useEditorStore } from "../store/context";
import { inspectedNode, inspectedWire } from "../store/selectors";
import type { EditorState } from "../store/state";
import { useWords } from "../store/words";
import type { Choice } from "./Chooser";
import { Chooser } from "./Chooser";
import classes from "./Palette.module.css";

interface Props {
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
}

/** The way out in hand, that of the selected wire, or the only one of the selected step. */
function clearWay(state: EditorState, ways: readonly { readonly id: string }[]): Way | null {
  const wire = inspectedWire(state);
  if (state.held !== null) return state.held;
  if (wire !== undefined) return { source: wire.source, port: wire.port };
  const [only, another] = ways;
  const source = inspectedNode(state)?.id;
  return source === undefined || only === undefined || another !== undefined
    ? null
    : { source, port: only.id };
}

function holds(search: string, ...texts: readonly string[]): boolean {
  const text = texts.join(" ").toLocaleLowerCase();
  return search
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function useSteps(): (way: Way, search: string) => Choice[] {
  const store = useEditorStore();
  const words = useWords();
  return (way, search) => {
    const state = store.getState();
    const choice = (node: FlowNode): Choice & { hint: string } => {
      const type = state.types.get(node.type);
      return {
        key: node.id,
        label: stepName(node, state.types, words.translate),
        hint: type === undefined ? node.type : summaryOf(type, node.config, words),
        tone: toneOf(type),
        icon: type && <StepIcon type={type} size={16} className={classes.icon} />,
      };
    };
    return state.document.nodes
      .map(choice)
      .filter(({ label, hint }) => holds(search, label, hint))
      .filter(({ key }) => mayConnect(state, { ...way, target: key }));
  };
}

export function WireChooser({ at, onClose }: Props) {
  const { t } = useTranslation();
  const store = useEditorStore();
  const translate = useCatalogueText();
  const stepsFor = useSteps();
  const state = store.getState();
  const source = inspectedNode(state);
  const type = source && state.types.get(source.type);
  const ports = type === undefined ? [] : portsOf(type, source?.config ?? {}, translate);
  const [way, setWay] = useState(() => clearWay(state, ports));

  if (way === null && source !== undefined) {
    return (
      <Chooser
        key="way"
        title={t("wire.chooseWay")}
        searchLabel={t("wire.searchWays")}
        at={at}
        find={(search) =>
          ports
            .filter(({ label }) => holds(search, label))
            .map(({ id, label }) => ({
              key: id,
              label,
              hint: targetOf(state, source.id, id, translate),
            }))
        }
        onClose={onClose}
        onChoose={(port) => setWay({ source: source.id, port })}
      />
    );
  }
  if (way === null) return null;
  const owner = nodeOf(state.document, way.source);
  const ownerType = owner && state.types.get(owner.type);
  const port =
    ownerType && portsOf(ownerType, owner.config, translate).find(({ id }) => id === way.port);
  return (
    <Chooser
      key="target"
      title={t("wire.chooseTarget", { port: port?.label ?? way.port })}
      searchLabel={t("wire.searchSteps")}
      at={at}
      find={(search) => stepsFor(way, search)}
      onClose={onClose}
      onChoose={(target) => {
        leadTo(store, way, target);
        store.getState().hold(way);
        onClose();
      }}
    />
  );
}

/** What a way out leads to now, as a hint beside its name. */
function targetOf(
  { document, types }: EditorState,
  source: string,
  port: string,
  translate: (english: string) => string,
): string {
  const wire = document.edges.find((edge) => edge.source === source && edge.port === port);
  const target = wire && nodeOf(document, wire.target);
  return target === undefined ? "" : `→ ${stepName(target, types, translate)}`;
}
