/** From a step's configuration to its ways out, by the rules of the catalogue. */
import { fill, placesOf } from "./fill";
import type { Config, NodeType, PortRule, Translate, Unwired } from "./types";
import { inEnglish } from "./types";

export interface Port {
  readonly id: string;
  readonly label: string;
  readonly unwired: Unwired;
  readonly trouble: boolean;
}

type Item = Readonly<Record<string, unknown>>;

function isItem(value: unknown): value is Item {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The items of a list field, whatever the configuration really holds there. */
export function itemsOf(config: Config, field: string): readonly Item[] {
  const value = config[field];
  return Array.isArray(value) ? value.filter(isItem) : [];
}

/** An item's value inside a port's id or label: only text counts, as on the engine's side. */
function text(item: Item, name: string): string {
  const value = item[name];
  return typeof value === "string" ? value : "";
}

/** The id an item gives its port; null when one of the id's places is empty. */
export function portIdOf(rule: PortRule, item: Item): string | null {
  const complete = placesOf(rule.id).every((place) => text(item, place) !== "");
  return complete ? fill(rule.id, (place) => text(item, place)) : null;
}

function portsOfRule(rule: PortRule, config: Config, translate: Translate): Port[] {
  const label = translate(rule.label);
  const { unwired, trouble = false } = rule;
  if (rule.from === undefined) return [{ id: rule.id, label, unwired, trouble }];
  return itemsOf(config, rule.from).flatMap((item) => {
    const id = portIdOf(rule, item);
    if (id === null) return [];
    const words = fill(label, (place) => text(item, place)).trim();
    return [{ id, label: words, unwired, trouble }];
  });
}

export function portsOf(type: NodeType, config: Config, translate = inEnglish): Port[] {
  const seen = new Set<string>();
  const all = type.ports.flatMap((rule) => portsOfRule(rule, config, translate));
  return all.filter((port) => !seen.has(port.id) && seen.add(port.id));
}
