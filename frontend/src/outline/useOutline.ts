/** The rows of the outline, and what each says. */
import { useDeferredValue, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { CardPort } from "../canvas/cards";
import { cardPorts } from "../canvas/cards";
import { comesByItself } from "../catalogue/lookup";
import { heardFirst } from "../catalogue/heard";
import { stepName } from "../catalogue/naming";
import type { NodeType } from "../catalogue/types";
import type { FlowNode } from "../graph/document";
import type { OutlineRow } from "../graph/outline";
import { outlineOf } from "../graph/outline";
import { summaryOf } from "../nodes";
import { useEditor } from "../store/context";
import { catchesTrouble, shownDocument } from "../store/selectors";
import { useWords } from "../store/words";

const UNWIRED = {
  error: "nowhere",
  warning: "nowhere",
  hint: "ends",
  ends: "ends",
  goes_on: "goesOn",
} as const;

/** A row in words; empty where it has nothing to say. */
export interface Said {
  readonly port: string;
  readonly name: string;
  readonly type: NodeType | undefined;
  /** What the step does, or where an open way out ends. */
  readonly about: string;
  readonly off: boolean;
  /** The messages heard there first, by their keys. */
  readonly heard: readonly string[];
}

export interface Outline {
  readonly rows: readonly OutlineRow[];
  readonly say: (row: OutlineRow) => Said;
  /** The drawing has changed since: the rows follow in a moment. */
  readonly late: boolean;
}

/** The same words for the same row: only rows that say something else are drawn anew. */
function remembered(say: Outline["say"]): Outline["say"] {
  const said = new WeakMap<OutlineRow, Said>();
  return (row) => {
    const known = said.get(row) ?? say(row);
    said.set(row, known);
    return known;
  };
}

export function useOutline(): Outline {
  const { t } = useTranslation();
  const drawnNodes = useEditor((state) => shownDocument(state).nodes);
  const drawnEdges = useEditor((state) => shownDocument(state).edges);
  // Whoever types in a form does not wait for the whole outline at every letter.
  const nodes = useDeferredValue(drawnNodes);
  const edges = useDeferredValue(drawnEdges);
  const late = nodes !== drawnNodes || edges !== drawnEdges;
  const types = useEditor((state) => state.types);
  const caught = useEditor(catchesTrouble);
  const words = useWords();
  const { translate } = words;
  const { rows, ports, byId } = useMemo(() => {
    const portsOf = new Map<string, readonly CardPort[]>();
    const told = outlineOf(
      { nodes, edges },
      {
        isEntry: ({ type }) => comesByItself(types.get(type)),
        waysOf: (node, wired) => {
          const own = cardPorts(node, types.get(node.type), wired, translate);
          portsOf.set(node.id, own);
          return own.map(({ id }) => id);
        },
      },
    );
    return { rows: told, ports: portsOf, byId: new Map(nodes.map((node) => [node.id, node])) };
  }, [nodes, edges, types, translate]);
  const say = useMemo(() => {
    const about = (node: FlowNode, type: NodeType | undefined, name: string): string => {
      if (type === undefined) return t("card.unknown", { type: node.type });
      const label = translate(type.label);
      const does = summaryOf(type, node.config, words);
      return [label === name ? "" : label, does].filter((part) => part !== "").join(" · ");
    };
    const inWords = ({ kind, node: id, way }: OutlineRow): Said => {
      const port = way && ports.get(way.source)?.find((one) => one.id === way.port);
      const label =
        port?.gone === true ? t("card.gone", { port: port.label }) : (port?.label ?? "");
      const node = byId.get(id ?? "");
      if (node === undefined) {
        const ends = caught && port?.trouble === true ? "caught" : UNWIRED[port?.unwired ?? "ends"];
        const end = kind === "unreached" ? "" : t(`inspector.${ends}`);
        const name = kind === "unreached" ? t("outline.unreached") : "";
        return { port: label, name, type: undefined, about: end, off: false, heard: [] };
      }
      const type = types.get(node.type);
      const name = stepName(node, types, translate);
      if (kind === "again") return { port: label, name, type, about: "", off: false, heard: [] };
      const heard = heardFirst(type, node.config);
      const off = node.off === true;
      return { port: label, name, type, about: about(node, type, name), off, heard };
    };
    return remembered(inWords);
  }, [ports, byId, types, words, translate, caught, t]);
  return { rows, say, late };
}
