/** The variables that steps speak of in their texts. */
import { asText } from "./fill";
import { itemsOf } from "./ports";
import type { Config, Field } from "./types";

export interface Step {
  readonly fields: readonly Field[];
  readonly config: Config;
  /** Calls begin here: what it names is what they may bring. */
  readonly entry?: boolean;
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

/**
 * What a call may bring comes first, then in alphabet what is spoken of; of that, what no step sets,
 * because only the asker can give it, before the rest. What every call knows is asked only where the flow says that
 * calls bring it.
 */
export function spokenNames(steps: readonly Step[], builtIn: readonly string[] = []): string[] {
  const texts = steps.flatMap((step) => [
    ...valuesOf(step, "template"),
    ...valuesOf(step, "phone_or_variable"),
  ]);
  const spoken = texts.flatMap((text) => [...text.matchAll(PLACE)].map((place) => place[1] ?? ""));
  const set = new Set(steps.flatMap((step) => valuesOf(step, "variable")));
  const brought = steps.flatMap((step) => (step.entry === true ? valuesOf(step, "variable") : []));
  const names = [...new Set(spoken)].filter((name) => !builtIn.includes(name)).sort();
  const [free, own] = [true, false].map((wanted) =>
    names.filter((name) => !set.has(name) === wanted),
  );
  return [...new Set([...brought, ...(free ?? []), ...(own ?? [])])].filter((name) => name !== "");
}
