/** Finding in one drawing: names, kinds, texts, messages, numbers, variables and notes. */
import { asText } from "../catalogue/fill";
import { isMessage } from "../catalogue/heard";
import type { TypeLookup } from "../catalogue/lookup";
import { stepName } from "../catalogue/naming";
import { itemsOf } from "../catalogue/ports";
import type { Config, Field, Translate } from "../catalogue/types";
import type { FlowDocument } from "./document";

/** A text of the drawing and the place it stands at; a note has no step. */
export interface Entry {
  readonly node: string | null;
  /** Where in the step's form: "targets.0.number"; null for its name and kind. */
  readonly field: string | null;
  /** What people call the step. */
  readonly step: string;
  /** What people call the field, in English. */
  readonly label: string;
  readonly text: string;
  /** The message it names, by its key. */
  readonly message: string | null;
  /** What is searched: lower case, and a number's digits too. */
  readonly searched: string;
}

export interface IndexWords {
  readonly translate: Translate;
  /** A message's name with its words. */
  readonly promptText: (key: string) => string;
  readonly flowName: (key: string) => string;
  readonly sharedName: (kind: string, key: string) => string;
}

const NUMBERS = new Set(["phone", "phone_or_sip", "phone_or_variable", "number_of_ours"]);
const LOOKS_LIKE_A_NUMBER = /^[\d\s()+./-]{3,}$/;

const digits = (text: string): string => text.replaceAll(/\D/g, "");

interface Where {
  readonly path: string;
  readonly fields: readonly Field[];
  readonly values: Config;
}

type Found = Pick<Entry, "field" | "label" | "text" | "message" | "searched">;

function entryOf(field: Field, path: string, value: string, words: IndexWords): Found {
  const { label } = field;
  const option =
    field.kind === "choice" ? field.options.find((one) => one.value === value) : undefined;
  const said = {
    prompt: () => words.promptText(value),
    prompt_to_record: () => words.promptText(value),
    flow: () => words.flowName(value),
    hours: () => words.sharedName(field.kind, value),
    person: () => words.sharedName(field.kind, value),
    team: () => words.sharedName(field.kind, value),
    shared_switch: () => words.sharedName(field.kind, value),
    announcement: () => words.sharedName(field.kind, value),
    table: () => words.sharedName(field.kind, value),
    voicemail_box: () => words.sharedName(field.kind, value),
    caller_list: () => words.sharedName(field.kind, value),
    choice: () => (option === undefined ? value : words.translate(option.label)),
  };
  const spoken: Readonly<Record<string, (() => string) | undefined>> = said;
  const text = spoken[field.kind]?.() ?? value;
  const plain = NUMBERS.has(field.kind) ? ` ${digits(value)}` : "";
  const message = isMessage(field) ? value : null;
  return { field: path, label, text, message, searched: text.toLocaleLowerCase() + plain };
}

function entriesIn({ path, fields, values }: Where, words: IndexWords): Found[] {
  return fields.flatMap((field) => {
    const place = path + field.name;
    if (field.kind === "key") return [];
    if (field.kind === "list") {
      return itemsOf(values, field.name).flatMap((item, index) =>
        entriesIn({ path: `${place}.${index}.`, fields: field.item, values: item }, words),
      );
    }
    const value = asText(values[field.name]);
    return value === "" || typeof values[field.name] !== "string"
      ? []
      : [entryOf(field, place, value, words)];
  });
}

/** Words that lie on the canvas itself: the layout's own entries with a text. */
function notes(document: FlowDocument): Entry[] {
  return Object.entries(document.layout).flatMap(([, place]) => {
    const text = asText(place["text"]);
    const searched = text.toLocaleLowerCase();
    const note = { node: null, field: null, step: "", label: "", message: null };
    return text === "" ? [] : [{ ...note, text, searched }];
  });
}

export function indexOf(document: FlowDocument, types: TypeLookup, words: IndexWords): Entry[] {
  const steps = document.nodes.flatMap((node) => {
    const step = stepName(node, types, words.translate);
    const kind = stepName({ ...node, name: "" }, types, words.translate);
    const named = { field: null, label: "", text: step, message: null };
    const searched = `${step} ${kind}`.toLocaleLowerCase();
    const fields = types.get(node.type)?.fields ?? [];
    const found = entriesIn({ path: "", fields, values: node.config }, words);
    return [{ ...named, searched }, ...found].map((entry) => ({ ...entry, node: node.id, step }));
  });
  return [...steps, ...notes(document)];
}

/** The entries that hold the search; a number is found as people write it. */
export function findIn(index: readonly Entry[], search: string): Entry[] {
  const wanted = search.trim().toLocaleLowerCase();
  if (wanted === "") return [];
  const number = LOOKS_LIKE_A_NUMBER.test(wanted) ? digits(wanted).replace(/^0+/, "") : "";
  return index.filter(
    ({ searched }) => searched.includes(wanted) || (number !== "" && searched.includes(number)),
  );
}
