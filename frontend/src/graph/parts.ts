/** A flow used inside another, as the canvas knows it: by its key, and with its ways out. */
import type { TypeLookup } from "../catalogue/lookup";
import { asText } from "../catalogue/fill";
import { itemsOf } from "../catalogue/ports";
import type { PortRenames } from "../catalogue/renames";
import type { Config } from "../catalogue/types";
import type { FlowNode } from "./document";

export interface Way {
  readonly id: string;
  readonly label: string;
}

/** What a step says about the flow it uses; without a version it follows the latest published. */
export interface Used {
  readonly flow: string;
  readonly version: number | null;
}

interface Passage {
  readonly node: string;
  readonly port: string | null;
}

const WITHIN = "/";
const OUTSIDE = "outside";

export const wayPort = (id: string): string => `way:${id}`;

export function usesPart(node: Pick<FlowNode, "type">, types: TypeLookup): boolean {
  return types.get(node.type)?.part === "uses" || goesForGood(node, types);
}

/** Whether calls do not come back from the flow it names: then its ways out do not matter here. */
export function goesForGood(node: Pick<FlowNode, "type">, types: TypeLookup): boolean {
  return types.get(node.type)?.part === "goes";
}

export function usedBy(node: FlowNode, types: TypeLookup): Used | null {
  const flow = usesPart(node, types) ? asText(node.config.flow) : "";
  const { version } = node.config;
  return flow === "" ? null : { flow, version: typeof version === "number" ? version : null };
}

export function waysKnown(config: Config): Way[] {
  return itemsOf(config, "ways").map(({ id, label }) => ({ id: asText(id), label: asText(label) }));
}

/**
 * What becomes of the wires when a step takes over other ways out: a way that is gone hands its
 * wire to one of the same name that is new, or loses it.
 */
export function wayRenames(before: readonly Way[], after: readonly Way[]): PortRenames {
  const stays = new Set(before.map(({ id }) => id));
  const kept = new Set(after.map(({ id }) => id));
  const fresh = after.filter(({ id }) => !stays.has(id));
  const heirs = new Map(fresh.toReversed().map(({ id, label }) => [label, id]));
  const renames = new Map<string, string | null>();
  for (const { id, label } of before) {
    if (kept.has(id)) continue;
    const heir = heirs.get(label);
    renames.set(wayPort(id), heir === undefined ? null : wayPort(heir));
    heirs.delete(label);
  }
  return renames;
}

/** What was given along stays, and what else the flow asks for gets a place. */
export function inputsFor(config: Config, asked: readonly string[]): readonly Config[] {
  const given = itemsOf(config, "inputs").filter(({ name }) => asText(name) !== "");
  const known = new Set(given.map(({ name }) => name));
  const missing = asked.filter((name) => !known.has(name));
  return [...given, ...missing.map((name) => ({ name, value: "" }))];
}

/** The step of this drawing at which a call stands that may be inside a part. */
export function stepHere(id: string): string {
  const [outermost = id] = id.split(WITHIN);
  return outermost;
}

/** Which way out of a step here a passage inside a part means; null where it stays inside. */
export function passageHere({ node, port }: Passage): Passage | null {
  const [outermost = node, inner, deeper] = node.split(WITHIN);
  if (inner === undefined) return { node, port };
  return deeper === undefined && port === OUTSIDE
    ? { node: outermost, port: wayPort(inner) }
    : null;
}
