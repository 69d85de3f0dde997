/** Parts that are of another version on one side than on the other, in sentences. */
import type { TFunction } from "i18next";
import type { Flow, Version } from "../api/types";
import type { TypeLookup } from "../catalogue/lookup";
import type { FlowDocument } from "../graph/document";
import { usedBy } from "../graph/parts";
import type { Side } from "../store/slices/view";
import type { Told } from "./telling";

/** The version of the used flow, by step and flow. */
type Held = ReadonlyMap<string, number>;

const keyOf = (node: string, flow: string): string => `${node} ${flow}`;

interface Known {
  readonly draft: FlowDocument;
  readonly types: TypeLookup;
  readonly versions: readonly Version[];
  readonly flows: readonly Flow[];
}

function heldBy(side: Side, { draft, types, versions, flows }: Known): Held {
  if (side !== "draft") {
    const parts = versions.find(({ number }) => number === side)?.parts ?? [];
    return new Map(parts.map(({ node, flow, version }) => [keyOf(node, flow), version]));
  }
  const found = draft.nodes.flatMap((node): [string, number][] => {
    const used = usedBy(node, types);
    const latest = flows.find(({ key }) => key === used?.flow)?.live_version?.number;
    const version = used?.version ?? latest;
    return used === null || version === undefined ? [] : [[keyOf(node.id, used.flow), version]];
  });
  return new Map(found);
}

/** Only where both sides use the same flow: another flow is a change of the drawing. */
export function tellPartChanges(
  sides: { readonly before: Side; readonly after: Side },
  known: Known,
  t: TFunction,
): Told[] {
  const before = heldBy(sides.before, known);
  const after = heldBy(sides.after, known);
  return [...after].flatMap(([place, now]): Told[] => {
    const was = before.get(place);
    if (was === undefined || was === now) return [];
    const [node = "", key] = place.split(" ");
    const flow = known.flows.find((one) => one.key === key)?.name ?? key;
    return [{ kind: "changed", node, text: t("changes.part", { flow, before: was, after: now }) }];
  });
}
