/** The configuration a new step or a new list item begins with. */
import type { Config, Field, NodeType } from "./types";

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
  return structuredClone(field.default ?? EMPTY[field.kind] ?? null);
}

function uniqueChoice(field: Field, siblings: readonly Config[], value: unknown): unknown {
  if (field.kind !== "choice") return value;
  const taken = new Set(siblings.map((item) => item[field.name]));
  if (value !== null && !taken.has(value)) return value;
  return field.options.find((option) => !taken.has(option.value))?.value ?? value;
}

export function defaultConfig(type: NodeType): Config {
  return Object.fromEntries(type.fields.map((field) => [field.name, initial(field, [])]));
}

/** A new item; a choice takes the first option its siblings have left (the next free key of a menu). */
export function defaultItem(fields: readonly Field[], siblings: readonly Config[]): Config {
  return Object.fromEntries(
    fields.map((field) => [field.name, uniqueChoice(field, siblings, initial(field, siblings))]),
  );
}
