/** Taking steps away without cutting the flow: what led to them leads to where calls went on. */
import type { FlowDocument, FlowEdge, FlowNode } from "./document";
import { nodeOf } from "./document";
import { removeNodes } from "./edits";
import type { Edit } from "./edits";
import { edgesFrom } from "./connections";

interface Rules {
  /** The way out by which calls go past a step, where its type names one. */
  readonly onward: (node: FlowNode) => string | undefined;
  readonly allowed: (document: FlowDocument, wire: FlowEdge) => boolean;
}

/** Where a step leads without doubt: its way onward, or the one step all its wires go to. */
function leadsOnTo(document: FlowDocument, id: string, rules: Rules): string | undefined {
  const node = nodeOf(document, id);
  if (node === undefined) return undefined;
  const out = edgesFrom(document, id).filter((edge) => edge.target !== id);
  const onward = rules.onward(node);
  const main = out.find((edge) => edge.port === onward);
  if (main !== undefined) return main.target;
  const targets = new Set(out.map((edge) => edge.target));
  return targets.size === 1 ? [...targets][0] : undefined;
}

/** The first step that stays, past all those that go. */
function firstKept(
  document: FlowDocument,
  from: string,
  { ids, rules }: { readonly ids: ReadonlySet<string>; readonly rules: Rules },
): string | undefined {
  const passed = new Set<string>();
  let at: string | undefined = from;
  while (at !== undefined && ids.has(at) && !passed.has(at)) {
    passed.add(at);
    at = leadsOnTo(document, at, rules);
  }
  return at !== undefined && !ids.has(at) ? at : undefined;
}

export function removeAndHeal(ids: ReadonlySet<string>, rules: Rules): Edit {
  return (document) => {
    const left = removeNodes(ids)(document);
    const edges = document.edges.flatMap((edge) => {
      if (ids.has(edge.source)) return [];
      if (!ids.has(edge.target)) return [edge];
      const target = firstKept(document, edge.target, { ids, rules });
      const healed = target === undefined ? null : { ...edge, target };
      return healed !== null && rules.allowed(left, healed) ? [healed] : [];
    });
    return { ...left, edges };
  };
}
