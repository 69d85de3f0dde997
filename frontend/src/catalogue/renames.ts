/** Which ways out changed their identity when a configuration was edited. */
import { itemsOf, portIdOf, portsOf } from "./ports";
import type { Config, NodeType } from "./types";

/** Old port id → new port id, or null where the item that gave the port is gone. */
export type PortRenames = ReadonlyMap<string, string | null>;

/**
 * A wire follows the item it belongs to: when key 1 becomes key 3, so does its wire. An item whose
 * port is only missing for now (its key is empty) keeps its wire until it gets a new one.
 */
export function portRenames(type: NodeType, before: Config, after: Config): PortRenames {
  const kept = new Set(portsOf(type, after).map((port) => port.id));
  const renames = new Map<string, string | null>();
  for (const rule of type.ports) {
    if (rule.from === undefined) continue;
    const old = itemsOf(before, rule.from);
    const now = itemsOf(after, rule.from);
    old.forEach((item, index) => {
      const id = portIdOf(rule, item);
      if (id === null || kept.has(id)) return;
      const successor = now[index];
      if (now.length !== old.length || successor === undefined) renames.set(id, null);
      else {
        const next = portIdOf(rule, successor);
        if (next !== null) renames.set(id, next);
      }
    });
  }
  return renames;
}
