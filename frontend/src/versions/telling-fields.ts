/** One field of a step, before and after, in sentences; a list item by item. */
import type { TFunction } from "i18next";
import { asText } from "../catalogue/fill";
import { isMessage } from "../catalogue/heard";
import { itemsOf } from "../catalogue/ports";
import type { Words } from "../catalogue/summary";
import { inWords, itemInWords } from "../catalogue/summary";
import type { Config, Field, ListField } from "../catalogue/types";
import { sameValue } from "../graph/same";

interface Around {
  readonly t: TFunction;
  readonly words: Words;
  /** The step's name. */
  readonly step: string;
}

/** A sentence, and the messages it names, by their keys. */
export interface Said {
  readonly text: string;
  readonly heard: readonly string[];
}

interface Both<Part> {
  readonly before: Part;
  readonly after: Part;
}

const LONGEST = 80;
const QUOTED: ReadonlySet<Field["kind"]> = new Set(["text", "template", "prompt", "variable"]);

/** What the step does where nothing is written down. */
function effective(field: Field, config: Config): Config {
  return { ...config, [field.name]: config[field.name] ?? field.default };
}

export function valueInWords(field: Field, config: Config, { t, words }: Omit<Around, "step">) {
  const text = inWords(field, effective(field, config), words);
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return QUOTED.has(field.kind) && short !== "" ? t("changes.quoted", { text: short }) : short;
}

/** Each message once, what is now first, as the sentences tell it. */
function namedIn(fields: readonly Field[], configs: readonly Config[]): string[] {
  const messages = fields.filter(isMessage);
  const named = configs.flatMap((config) => messages.map(({ name }) => asText(config[name])));
  return [...new Set(named)].filter((key) => key !== "");
}

function tellSwitch(field: Field, { after }: Both<Config>, { t, words, step }: Around): Said {
  const on = effective(field, after)[field.name] === true;
  const text = t(on ? "changes.on" : "changes.off", { step, field: words.translate(field.label) });
  return { text, heard: [] };
}

function tellValue(field: Field, configs: Both<Config>, around: Around): Said[] {
  const { t, words, step } = around;
  const before = valueInWords(field, configs.before, around);
  const after = valueInWords(field, configs.after, around);
  if (before === after) return [];
  const key = before === "" ? "set" : after === "" ? "cleared" : "value";
  const text = t(`changes.${key}`, { step, field: words.translate(field.label), before, after });
  return [{ text, heard: namedIn([field], [configs.after, configs.before]) }];
}

type Item = Readonly<Record<string, unknown>>;

/** An item is known by what its first field holds: its key, number, name or hidden identity. */
function byIdentity(field: ListField, config: Config): Map<string, Item> {
  const [first] = field.item;
  const items = itemsOf(config, field.name);
  return new Map(items.map((item) => [asText(item[first?.name ?? ""]), item]));
}

function tellList(field: ListField, configs: Both<Config>, { t, words, step }: Around): Said[] {
  const before = byIdentity(field, configs.before);
  const after = byIdentity(field, configs.after);
  const label = words.translate(field.label);
  const told = [...new Set([...after.keys(), ...before.keys()])].flatMap((id) => {
    const [was, is] = [before.get(id), after.get(id)];
    if (sameValue(was, is)) return [];
    const texts = {
      before: was === undefined ? "" : itemInWords(field.item, was, words),
      after: is === undefined ? "" : itemInWords(field.item, is, words),
    };
    const key = was === undefined ? "itemAdded" : is === undefined ? "itemRemoved" : "itemChanged";
    const heard = namedIn(field.item, [is ?? {}, was ?? {}]);
    return [{ text: t(`changes.${key}`, { step, field: label, ...texts }), heard }];
  });
  return told.length > 0 ? told : [{ text: t("changes.order", { step, field: label }), heard: [] }];
}

export function tellField(field: Field, configs: Both<Config>, around: Around): Said[] {
  if (field.kind === "list") return tellList(field, configs, around);
  if (field.kind === "switch") return [tellSwitch(field, configs, around)];
  return tellValue(field, configs, around);
}
