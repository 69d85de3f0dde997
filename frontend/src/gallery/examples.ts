/** What every field of the gallery holds: one example of each kind, and steps filled in with them. */
import { defaultConfig } from "../catalogue/defaults";
import type { Catalogue, Config, Field, NodeType } from "../catalogue/types";

type Example = (field: Field) => unknown;

const EXAMPLES: Readonly<Record<Field["kind"], Example>> = {
  text: () => "Nordic Bikes",
  template: () => "Hello {caller}, we call you back.",
  number: () => 3,
  seconds: () => 25,
  choice: (field) => (field.kind === "choice" ? (field.options.at(-1)?.value ?? null) : null),
  list: (field) => (field.kind === "list" ? [filledIn(field.item)] : []),
  switch: () => true,
  prompt: () => "welcome",
  prompt_to_record: () => "welcome",
  clips: () => "+clips",
  phone: () => "+46701740605",
  phone_or_sip: () => "+46701740605",
  phone_or_variable: () => "{number}",
  tones: () => "12P34#",
  number_of_ours: () => "+46766861004",
  variable: () => "customer_number",
  hours: () => "the-office",
  person: () => "anna",
  team: () => "sales",
  secret: () => "crm",
  voicemail_box: () => "office",
  hours_exception: () => "Inventory",
  shared_switch: () => "mode",
  switch_position: () => "Storm",
  announcement: () => "storm",
  table: () => "branches",
  table_column: () => "Postcode",
  caller_list: () => "blocked",
  flow: () => "opening-hours",
  flow_version: () => 3,
  key: () => "k1",
};

/** Undefined where the server knows kinds that this page does not. */
export function exampleOf(field: Field): unknown {
  const examples: Readonly<Record<string, Example | undefined>> = EXAMPLES;
  return examples[field.kind]?.(field);
}

function filledIn(fields: readonly Field[]): Config {
  return Object.fromEntries(fields.map((field) => [field.name, exampleOf(field)]));
}

/** As it stands when somebody has just added it, but for what must be filled in. */
export function filled(type: NodeType): Config {
  const required = type.fields.filter((field) => field.required === true);
  return { ...defaultConfig(type), ...filledIn(required) };
}

function withItems(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) =>
    field.kind === "list" ? [field, ...withItems(field.item)] : [field],
  );
}

/** The first field of each kind there is, as a form shows it. */
export function fieldsByKind(catalogue: Catalogue): readonly Field[] {
  const kinds = new Map<string, Field>();
  for (const field of withItems(catalogue.types.flatMap(({ fields }) => fields))) {
    if (field.kind !== "key" && !kinds.has(field.kind)) kinds.set(field.kind, field);
  }
  return [...kinds.values()];
}
