/** What is selected: steps by id, wires by their key. */
import type { Slice } from "../state";

/** A place in a step: a field, as issues name it, or a way out. */
export interface Spot {
  readonly field: string | null;
  readonly port: string | null;
}

/** The number makes the same place askable twice. */
export interface Focus extends Spot {
  readonly node: string;
  readonly asked: number;
}

export interface SelectionSlice {
  readonly selectedNodes: ReadonlySet<string>;
  readonly selectedEdges: ReadonlySet<string>;
  select: (nodes: Iterable<string>, edges?: Iterable<string>) => void;
  /** Puts the flag of single steps or wires, as the canvas reports it. */
  toggle: (kind: "nodes" | "edges", flags: ReadonlyMap<string, boolean>) => void;
  /** The steps in which the search found something. */
  readonly found: ReadonlySet<string>;
  showFound: (nodes: ReadonlySet<string>) => void;
  /** Where the canvas and the form are asked to go. */
  readonly focus: Focus | null;
  goTo: (node: string, spot?: Partial<Spot>) => void;
}

function withFlags(
  selected: ReadonlySet<string>,
  flags: ReadonlyMap<string, boolean>,
): ReadonlySet<string> {
  const next = new Set(selected);
  for (const [id, flag] of flags) {
    if (flag) next.add(id);
    else next.delete(id);
  }
  return next;
}

export const selectionSlice: Slice<SelectionSlice> = (set) => ({
  selectedNodes: new Set(),
  selectedEdges: new Set(),
  found: new Set(),
  showFound: (found) => set({ found }),
  focus: null,
  select: (nodes, edges = []) =>
    set({ selectedNodes: new Set(nodes), selectedEdges: new Set(edges) }),
  toggle: (kind, flags) =>
    set((state) =>
      kind === "nodes"
        ? { selectedNodes: withFlags(state.selectedNodes, flags) }
        : { selectedEdges: withFlags(state.selectedEdges, flags) },
    ),
  goTo: (node, { field = null, port = null } = {}) =>
    set((state) => ({
      selectedNodes: new Set([node]),
      selectedEdges: new Set(),
      focus: { node, field, port, asked: (state.focus?.asked ?? 0) + 1 },
    })),
});
