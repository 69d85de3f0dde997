/** What is asked where two people changed the same value, and the answer as an edit. */
import type { FlowDocument } from "./document";
import { edgeKey, nodeOf } from "./document";
import type { Edit } from "./edits";
import type { Clash } from "./merge";
import { sameValue } from "./same";

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value a clash is about, as the drawing holds it now. */
export function valueOf(document: FlowDocument, { kind, id, path }: Clash): unknown {
  let value: unknown =
    kind === "node" ? nodeOf(document, id) : document.edges.find((edge) => edgeKey(edge) === id);
  for (const key of path) value = isFields(value) ? value[key] : undefined;
  return value;
}

/** A question is worth asking only as long as nobody has answered it by drawing on. */
export function stillStands(document: FlowDocument, clash: Clash): boolean {
  return sameValue(valueOf(document, clash), clash.mine);
}

function put(part: Fields, path: readonly string[], value: unknown): Fields {
  const [key, ...deeper] = path;
  if (key === undefined) return isFields(value) ? value : part;
  const inside = part[key];
  const changed = deeper.length === 0 ? value : put(isFields(inside) ? inside : {}, deeper, value);
  if (changed !== undefined) return { ...part, [key]: changed };
  return Object.fromEntries(Object.entries(part).filter(([name]) => name !== key));
}

/** Puts their value where mine was kept. */
export function takeTheirs({ kind, id, path, theirs }: Clash): Edit {
  return (document) => {
    const change = <Part extends object>(part: Part): Part =>
      put(part as unknown as Fields, path, theirs) as unknown as Part;
    return kind === "node"
      ? { ...document, nodes: document.nodes.map((one) => (one.id === id ? change(one) : one)) }
      : {
          ...document,
          edges: document.edges.map((one) => (edgeKey(one) === id ? change(one) : one)),
        };
  };
}
