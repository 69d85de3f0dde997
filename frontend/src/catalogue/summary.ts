/** One line that says what a step does, in words, from the catalogue's summary sentence. */
import { spokenSeconds } from "./durations";
import { asText, fill } from "./fill";
import { itemsOf } from "./ports";
import type { Config, Field, NodeType, Translate } from "./types";

/** What a summary needs from outside: what things are called, and the reader's language. */
export interface Words {
  readonly translate: Translate;
  readonly promptName: (key: string) => string;
  readonly flowName: (key: string) => string;
  /** Of something that flows share, by the kind of the fields that name it. */
  readonly sharedName: (kind: string, key: string) => string;
}

export function itemInWords(fields: readonly Field[], item: Config, words: Words): string {
  const spoken = fields.filter(
    (field) =>
      field.kind !== "key" &&
      field.kind !== "list" &&
      // Nothing was chosen, which has a name in the form only.
      !(field.kind === "choice" && item[field.name] === ""),
  );
  return spoken
    .map((field) => inWords(field, item, words))
    .filter((text) => text !== "")
    .join(" ");
}

export function inWords(field: Field, config: Config, words: Words): string {
  const value = config[field.name];
  switch (field.kind) {
    case "seconds":
      return typeof value === "number" ? spokenSeconds(value) : "";
    case "choice": {
      const option = field.options.find((candidate) => candidate.value === value);
      return option === undefined ? "" : words.translate(option.label);
    }
    case "prompt":
    case "prompt_to_record":
      return typeof value === "string" && value !== "" ? words.promptName(value) : "";
    case "flow":
      return typeof value === "string" && value !== "" ? words.flowName(value) : "";
    case "flow_version":
      return typeof value === "number" ? `v${value}` : words.translate(field.empty);
    case "hours":
    case "person":
    case "team":
    case "shared_switch":
    case "announcement":
    case "table":
    case "caller_list":
    case "voicemail_box":
      return words.sharedName(field.kind, asText(value));
    case "switch":
      return value === true ? words.translate(field.label) : "";
    case "list":
      return itemsOf(config, field.name)
        .map((item) => itemInWords(field.item, item, words))
        .filter((text) => text !== "")
        .join(", ");
    default:
      return asText(value);
  }
}

/** Without the commas of places that are empty, so that no card says ", 2 min". */
function tidied(sentence: string): string {
  return sentence
    .split(/\s*,\s*/)
    .filter((part) => part !== "")
    .join(", ")
    .trim();
}

export function summarise(type: NodeType, config: Config, words: Words): string {
  const fields = new Map(type.fields.map((field) => [field.name, field]));
  const sentence = fill(words.translate(type.summary), (place) => {
    const field = fields.get(place);
    return field === undefined ? "" : inWords(field, config, words);
  });
  return tidied(sentence);
}
