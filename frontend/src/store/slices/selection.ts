/** What is selected: steps by id, wires by their key. */
import type { Way } from "../../graph/outline";
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
  /** Brought into view only where it is not, and the cursor stays where it is. */
  readonly gently: boolean;
}

export interface SelectionSlice {
  readonly selectedNodes: ReadonlySet<string>;
  readonly selectedEdges: ReadonlySet<string>;
  /** The way out in hand: what is added or connected next, it leads to. */
  readonly held: Way | null;
  /** The step one stood at last: from there the keyboard goes on. */
  readonly standing: string | null;
  select: (nodes: Iterable<string>, edges?: Iterable<string>, held?: Way | null) => void;
  hold: (way: Way | null) => void;
  standAt: (node: string | null) => void;
  /** Puts the flag of single steps or wires, as the canvas reports it. */
  toggle: (kind: "nodes" | "edges", flags: ReadonlyMap<string, boolean>) => void;
  /** The steps in which the search found something. */
  readonly found: ReadonlySet<string>;
  showFound: (nodes: ReadonlySet<string>) => void;
  /** Where the canvas and the form are asked to go. */
  readonly focus: Focus | null;
  goTo: (node: string, spot?: Partial<Spot>) => void;
  /** Brings a step into view; what is selected stays selected. */
  reveal: (node: string) => void;
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

const asked = (before: Focus | null) => ({ asked: (before?.asked ?? 0) + 1 });

export const selectionSlice: Slice<SelectionSlice> = (set) => ({
  selectedNodes: new Set(),
  selectedEdges: new Set(),
  found: new Set(),
  showFound: (found) => set({ found }),
  focus: null,
  held: null,
  standing: null,
  select: (nodes, edges = [], held = null) => {
    const selectedNodes = new Set(nodes);
    const [only] = selectedNodes;
    set({
      selectedNodes,
      selectedEdges: new Set(edges),
      held,
      ...(selectedNodes.size === 1 && only !== undefined && { standing: only }),
    });
  },
  hold: (held) => set({ held }),
  standAt: (standing) => set({ standing }),
  toggle: (kind, flags) =>
    set((state) =>
      kind === "nodes"
        ? { selectedNodes: withFlags(state.selectedNodes, flags), held: null }
        : { selectedEdges: withFlags(state.selectedEdges, flags), held: null },
    ),
  goTo: (node, { field = null, port = null } = {}) =>
    set((state) => ({
      selectedNodes: new Set([node]),
      selectedEdges: new Set(),
      held: null,
      standing: node,
      focus: { node, field, port, ...asked(state.focus), gently: false },
    })),
  reveal: (node) =>
    set(({ focus }) => ({
      focus: { node, field: null, port: null, ...asked(focus), gently: true },
    })),
});
