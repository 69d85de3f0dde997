/** The drawing as an indented list: from where calls begin, every step once, its ways out in order. */
import type { FlowDocument, FlowNode } from "./document";
import { edgeKey } from "./document";

export interface Way {
  readonly source: string;
  readonly port: string;
}

export interface OutlineRow {
  /** Stays the same for the same way out, wherever that leads. */
  readonly key: string;
  /** The way out that leads here; null for a step that is told without one. */
  readonly way: Way | null;
  /** A step told here, one told above, a way out that leads nowhere, or what no call reaches. */
  readonly kind: "step" | "again" | "open" | "unreached";
  readonly node: string | null;
  /** The outermost is 1. */
  readonly level: number;
  readonly parent: string | null;
  readonly children: number;
  /** Its place among the rows of the same parent, from 1, and how many they are. */
  readonly place: number;
  readonly of: number;
}

export interface OutlineRules {
  readonly isEntry: (node: FlowNode) => boolean;
  /** A step's ways out in order; `wired` are those that a wire leaves, maybe some it has no more. */
  readonly waysOf: (node: FlowNode, wired: readonly string[]) => readonly string[];
}

export const UNREACHED = "unreached";

type Drawn = Pick<FlowDocument, "nodes" | "edges">;
type Draft = Omit<OutlineRow, "children" | "place" | "of">;
type Open = Pick<OutlineRow, "way" | "node" | "level" | "parent">;

const keyOf = ({ way, node }: Open): string => (way === null ? (node ?? "") : edgeKey(way));

/** A loop instead of a recursion: a chain of a thousand steps is no deep stack. */
class Telling {
  readonly rows: Draft[] = [];
  readonly told = new Set<string>();
  private readonly nodes: ReadonlyMap<string, FlowNode>;
  private readonly targets: ReadonlyMap<string, string>;
  private readonly wired = new Map<string, string[]>();

  constructor(
    document: Drawn,
    private readonly rules: OutlineRules,
  ) {
    this.nodes = new Map(document.nodes.map((node) => [node.id, node]));
    this.targets = new Map(document.edges.map((edge) => [edgeKey(edge), edge.target]));
    for (const { source, port } of document.edges) {
      const ports = this.wired.get(source);
      if (ports === undefined) this.wired.set(source, [port]);
      else ports.push(port);
    }
  }

  from(first: Open): void {
    const open = [first];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const node = this.nodes.get(next.node ?? "");
      const again = node !== undefined && this.told.has(node.id);
      const kind = node === undefined ? "open" : again ? "again" : "step";
      const row: Draft = { ...next, key: keyOf(next), kind, node: node?.id ?? null };
      this.rows.push(row);
      if (node === undefined || again) continue;
      this.told.add(node.id);
      open.push(...this.after(node, row).reverse());
    }
  }

  /** A step with one way out is followed by the next one; several lie one level further in. */
  private after(node: FlowNode, row: Draft): Open[] {
    const ways = this.rules.waysOf(node, this.wired.get(node.id) ?? []);
    const { level, parent } = ways.length === 1 ? row : { level: row.level + 1, parent: row.key };
    return ways.map((port) => {
      const way = { source: node.id, port };
      return { way, node: this.targets.get(edgeKey(way)) ?? null, level, parent };
    });
  }
}

function counted(rows: readonly Draft[]): OutlineRow[] {
  const sizes = new Map<string | null, number>();
  const places = rows.map(({ parent }) => {
    const place = (sizes.get(parent) ?? 0) + 1;
    sizes.set(parent, place);
    return place;
  });
  return rows.map((row, index) => ({
    ...row,
    children: sizes.get(row.key) ?? 0,
    place: places[index] ?? 1,
    of: sizes.get(row.parent) ?? 1,
  }));
}

export function outlineOf(document: Drawn, rules: OutlineRules): OutlineRow[] {
  const telling = new Telling(document, rules);
  const untold = (nodes: readonly FlowNode[], at: Pick<Open, "level" | "parent">): void => {
    for (const { id } of nodes) {
      if (!telling.told.has(id)) telling.from({ way: null, node: id, ...at });
    }
  };
  untold(document.nodes.filter(rules.isEntry), { level: 1, parent: null });
  const left = document.nodes.filter(({ id }) => !telling.told.has(id));
  if (left.length === 0) return counted(telling.rows);
  telling.rows.push({
    ...{ key: UNREACHED, way: null, kind: "unreached", node: null, level: 1, parent: null },
  });
  const led = new Set(document.edges.map(({ target }) => target));
  // First those that nothing leads to, so that what they lead to is told below them.
  untold(
    left.filter(({ id }) => !led.has(id)),
    { level: 2, parent: UNREACHED },
  );
  untold(left, { level: 2, parent: UNREACHED });
  return counted(telling.rows);
}

/** Without what lies inside of folded rows. */
export function unfolded(
  rows: readonly OutlineRow[],
  folded: ReadonlySet<string>,
): readonly OutlineRow[] {
  if (folded.size === 0) return rows;
  let hiddenBelow = Infinity;
  return rows.filter(({ key, level, children }) => {
    if (level > hiddenBelow) return false;
    hiddenBelow = children > 0 && folded.has(key) ? level : Infinity;
    return true;
  });
}
