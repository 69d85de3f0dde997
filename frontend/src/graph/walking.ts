/** Going along the wires from step to step. */
import type { FlowDocument } from "./document";
import { edgesFrom } from "./connections";
import type { Way } from "./outline";

/** Where a step leads: by the given way out, or by its first one that leads anywhere. */
export function stepAfter(
  document: FlowDocument,
  { source, port }: { readonly source: string; readonly port: string | null },
  ways: readonly string[],
): string | undefined {
  const out = new Map(edgesFrom(document, source).map((edge) => [edge.port, edge.target]));
  const taken = port ?? ways.find((way) => out.has(way));
  return taken === undefined ? undefined : out.get(taken);
}

/** The way out by which a step is reached first; none from the step itself. */
export function wayTo(document: FlowDocument, node: string): Way | undefined {
  const wire = document.edges.find(({ source, target }) => target === node && source !== node);
  return wire && { source: wire.source, port: wire.port };
}

/** The next way out, or the one before; beyond the last the first. Without one, the first or last. */
export function wayBeside(
  ways: readonly string[],
  port: string | null,
  by: 1 | -1,
): string | undefined {
  const at = port === null ? -1 : ways.indexOf(port);
  if (at < 0) return by === 1 ? ways[0] : ways.at(-1);
  return ways[(at + by + ways.length) % ways.length];
}
