/** Which messages a step names, and where in its form. */
import { asText } from "./fill";
import { itemsOf } from "./ports";
import type { Config, Field, NodeType } from "./types";

export const isMessage = ({ kind }: Field): boolean =>
  kind === "prompt" || kind === "prompt_to_record";

/** By key what is heard when a call comes to the step: its first message, and those in a row with it. */
export function heardFirst(type: NodeType | undefined, config: Config): readonly string[] {
  const fields = type?.fields ?? [];
  const first = fields.find((field) => isMessage(field) && asText(config[field.name]) !== "");
  if (first === undefined) return [];
  const row = fields.flatMap((field) =>
    field.kind === "list" &&
    field.item.some(({ name, kind }) => [name, kind].join() === [first.name, first.kind].join())
      ? itemsOf(config, field.name).map((item) => asText(item[first.name]))
      : [],
  );
  return [asText(config[first.name]), ...row].filter((key) => key !== "");
}

/** The message that a place of the form names ("more.0.prompt"), by its key; null for any other place. */
export function messageAt(
  type: NodeType | undefined,
  config: Config,
  place: string | null,
): string | null {
  const [name = "", index, inner] = (place ?? "").split(".");
  const field = type?.fields.find((one) => one.name === name);
  if (field?.kind === "list") {
    const item = itemsOf(config, name)[Number(index)];
    const within = field.item.find((one) => one.name === inner);
    return item !== undefined && within !== undefined && isMessage(within)
      ? asText(item[within.name]) || null
      : null;
  }
  return field !== undefined && isMessage(field) ? asText(config[name]) || null : null;
}
