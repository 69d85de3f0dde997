/** The variables that steps speak of in their texts. */
import { asText } from "./fill";
import { itemsOf } from "./ports";
import type { Config, Field } from "./types";

export interface Step {
  readonly fields: readonly Field[];
  readonly config: Config;
}

const PLACE = /\{([a-z][a-z0-9_]*)\}/g;

/** What the step holds in its fields of one kind, however deep they lie. */
function valuesOf({ fields, config }: Step, kind: Field["kind"]): string[] {
  return fields.flatMap((field) => {
    if (field.kind === "list") {
      const items = itemsOf(config, field.name);
      return items.flatMap((item) => valuesOf({ fields: field.item, config: item }, kind));
    }
    return field.kind === kind ? [asText(config[field.name])] : [];
  });
}

/** In alphabet; those that no step sets come first, because only the asker can give them. */
export function spokenNames(steps: readonly Step[]): string[] {
  const texts = steps.flatMap((step) => valuesOf(step, "template"));
  const spoken = texts.flatMap((text) => [...text.matchAll(PLACE)].map((place) => place[1] ?? ""));
  const set = new Set(steps.flatMap((step) => valuesOf(step, "variable")));
  const names = [...new Set(spoken)].sort();
  return [...names.filter((name) => !set.has(name)), ...names.filter((name) => set.has(name))];
}
