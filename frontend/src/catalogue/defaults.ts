/** The configuration a new step or a new list item begins with. */
import { placesOf } from "./fill";
import type { ChoiceField, Config, Field, NodeType, PortRule } from "./types";

const EMPTY: Readonly<Record<string, unknown>> = {
  list: [],
  switch: false,
  text: "",
  template: "",
};

function newKey(taken: ReadonlySet<unknown>): string {
  for (let number = taken.size + 1; ; number += 1) {
    const key = `k${number}`;
    if (!taken.has(key)) return key;
  }
}

function initial(field: Field, siblings: readonly Config[]): unknown {
  if (field.kind === "key") return newKey(new Set(siblings.map((item) => item[field.name])));
  return structuredClone(field.begins ?? field.default ?? EMPTY[field.kind] ?? null);
}

/** The fields of a list's items that make up the id of a way out. */
export function identifying(rules: readonly PortRule[], list: string): ReadonlySet<string> {
  return new Set(rules.filter((rule) => rule.from === list).flatMap((rule) => placesOf(rule.id)));
}

function unusedOption(field: ChoiceField, siblings: readonly Config[], value: unknown): unknown {
  const taken = new Set(siblings.map((item) => item[field.name]));
  if (value !== null && !taken.has(value)) return value;
  return field.options.find((option) => !taken.has(option.value))?.value ?? value;
}

export function defaultConfig(type: NodeType): Config {
  return Object.fromEntries(type.fields.map((field) => [field.name, initial(field, [])]));
}

/** A new item; an identifying choice takes the first option left by its siblings (a menu's next key). */
export function defaultItem(
  fields: readonly Field[],
  siblings: readonly Config[],
  identity: ReadonlySet<string>,
): Config {
  const begin = (field: Field): unknown => {
    const value = initial(field, siblings);
    const unused = field.kind === "choice" && identity.has(field.name);
    return unused ? unusedOption(field, siblings, value) : value;
  };
  return Object.fromEntries(fields.map((field) => [field.name, begin(field)]));
}
