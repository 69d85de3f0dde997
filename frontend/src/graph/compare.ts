/** What sets two drawings apart, by step and wire. Where a box stands is no difference. */
import type { FlowDocument, FlowEdge, FlowNode } from "./document";
import { edgeKey } from "./document";
import { sameValue } from "./same";

/** `path` leads into the step: `["name"]`, or `["config", "ring_time"]`. */
export interface FieldChange {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

export type StepChange =
  | { readonly kind: "added" | "removed"; readonly node: FlowNode }
  | {
      readonly kind: "changed";
      readonly node: FlowNode;
      readonly before: FlowNode;
      readonly fields: readonly FieldChange[];
    };

/** Where a way out leads, by the id of the step; null is nowhere. */
export interface WireChange {
  readonly kind: "wire";
  readonly source: string;
  readonly port: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Comparison {
  readonly before: FlowDocument;
  readonly after: FlowDocument;
  readonly steps: readonly StepChange[];
  readonly wires: readonly WireChange[];
  /** Something that is neither step, wire nor place: notes, groups, parts that cannot be read. */
  readonly otherwise: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

function differing(before: Fields, after: Fields, path: readonly string[]): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => !sameValue(before[name], after[name]))
    .map((name) => ({ path: [...path, name], before: before[name], after: after[name] }));
}

function fieldsOf(before: FlowNode, after: FlowNode): FieldChange[] {
  const { config: oldConfig, ...old } = before;
  const { config: newConfig, ...fresh } = after;
  return [...differing(old, fresh, []), ...differing(oldConfig, newConfig, ["config"])];
}

function compareSteps(before: FlowDocument, after: FlowDocument): StepChange[] {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const kept = new Set(after.nodes.map((node) => node.id));
  const gone = before.nodes.filter(({ id }) => !kept.has(id));
  return [
    ...after.nodes.flatMap((node): StepChange[] => {
      const was = old.get(node.id);
      if (was === undefined) return [{ kind: "added", node }];
      if (was === node) return [];
      const fields = fieldsOf(was, node);
      return fields.length === 0 ? [] : [{ kind: "changed", node, before: was, fields }];
    }),
    ...gone.map((node): StepChange => ({ kind: "removed", node })),
  ];
}

function compareWires(before: FlowDocument, after: FlowDocument): WireChange[] {
  const old = new Map(before.edges.map((edge) => [edgeKey(edge), edge]));
  const fresh = new Map(after.edges.map((edge) => [edgeKey(edge), edge]));
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((key): WireChange[] => {
    const [was, is] = [old.get(key), fresh.get(key)];
    const one = is ?? was;
    if (one === undefined || was?.target === is?.target) return [];
    const { source, port } = one;
    return [{ kind: "wire", source, port, before: was?.target ?? null, after: is?.target ?? null }];
  });
}

export function compareDocuments(before: FlowDocument, after: FlowDocument): Comparison {
  return {
    before,
    after,
    steps: compareSteps(before, after),
    wires: compareWires(before, after),
    otherwise:
      !sameValue(before.rest, after.rest) || !sameValue(before.unreadable, after.unreadable),
  };
}

/** How many parts differ, moved boxes counted: what a person has done and nobody has kept yet. */
export function countDifferences(before: FlowDocument, after: FlowDocument): number {
  if (before === after) return 0;
  const { steps, wires, otherwise } = compareDocuments(before, after);
  const touched = new Set(steps.map(({ node }) => node.id));
  const places = new Set([...Object.keys(before.layout), ...Object.keys(after.layout)]);
  const moved = [...places].filter(
    (id) => !touched.has(id) && !sameValue(before.layout[id], after.layout[id]),
  );
  return steps.length + wires.length + moved.length + (otherwise ? 1 : 0);
}

/** One drawing that shows both: the newer one, and what went away where it stood. */
export function overlaid({ before, after }: Pick<Comparison, "before" | "after">): FlowDocument {
  const ids = new Set(after.nodes.map(({ id }) => id));
  const keys = new Set(after.edges.map(edgeKey));
  const lost = (edge: FlowEdge): boolean => !keys.has(edgeKey(edge));
  return {
    ...after,
    // What went away comes first, so that it lies below what came into its place.
    nodes: [...before.nodes.filter(({ id }) => !ids.has(id)), ...after.nodes],
    edges: [...before.edges.filter(lost), ...after.edges],
    layout: { ...before.layout, ...after.layout },
  };
}
