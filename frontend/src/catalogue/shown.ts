/** Fields that mean something only beside one choice. */
import type { Config, Field } from "./types";

/** Whether the field means something beside what is chosen, or stands there by itself. */
export function isShown(field: Field, fields: readonly Field[], values: Config): boolean {
  if (field.shown_for === undefined) return true;
  const [choice, wanted] = field.shown_for;
  const chosen = values[choice] ?? fields.find(({ name }) => name === choice)?.default;
  return chosen === wanted;
}

/** Without what is left of another choice, so that nothing unseen is wrong or in use. */
export function without(fields: readonly Field[], values: Config): Config {
  const gone = fields.filter((field) => field.name in values && !isShown(field, fields, values));
  if (gone.length === 0) return values;
  const names = new Set(gone.map(({ name }) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
}
