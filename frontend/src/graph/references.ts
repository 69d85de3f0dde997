/** What pasted steps speak of and this house does not have. */
import type { TypeLookup } from "../catalogue/lookup";
import type { Config, Field } from "../catalogue/types";
import type { ThingKind } from "../catalogue/things";
import { THING_KINDS } from "../catalogue/things";
import type { FlowNode } from "./document";

export interface Known {
  readonly types: TypeLookup;
  /** Null as long as nobody knows which prompts there are. */
  readonly prompts: ReadonlySet<string> | null;
  readonly numbers: ReadonlySet<string> | null;
  readonly flows: ReadonlySet<string> | null;
  readonly hours: ReadonlySet<string> | null;
  readonly people: ReadonlySet<string> | null;
  readonly teams: ReadonlySet<string> | null;
  readonly boxes: ReadonlySet<string> | null;
  /** What is set from the panel, by kind. */
  readonly things: Readonly<Record<ThingKind, ReadonlySet<string> | null>>;
}

export interface Missing {
  readonly types: readonly string[];
  readonly prompts: readonly string[];
  readonly numbers: readonly string[];
  readonly flows: readonly string[];
  readonly hours: readonly string[];
  readonly people: readonly string[];
  readonly teams: readonly string[];
  readonly boxes: readonly string[];
  readonly things: readonly string[];
}

type Kind =
  "prompt" | "number_of_ours" | "flow" | "hours" | "person" | "team" | "voicemail_box" | ThingKind;

/** An address or a sound the carrier has itself: nothing of ours. */
const FOREIGN = /^(https?:|sound\/)/;

function isConfig(value: unknown): value is Config {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function valuesOf(kind: Kind, fields: readonly Field[], config: Config): string[] {
  return fields.flatMap((field) => {
    const value = config[field.name];
    if (field.kind === "list") {
      const items = Array.isArray(value) ? value.filter(isConfig) : [];
      return items.flatMap((item) => valuesOf(kind, field.item, item));
    }
    const named = field.kind === kind && typeof value === "string" && value !== "";
    return named && !FOREIGN.test(value) ? [value] : [];
  });
}

export function missingReferences(nodes: readonly FlowNode[], known: Known): Missing {
  const lacking = (kind: Kind, there: ReadonlySet<string> | null): string[] => {
    if (there === null) return [];
    const all = nodes.flatMap((node) =>
      valuesOf(kind, known.types.get(node.type)?.fields ?? [], node.config),
    );
    return [...new Set(all)].filter((value) => !there.has(value));
  };
  const types = nodes.map((node) => node.type).filter((type) => !known.types.has(type));
  return {
    types: [...new Set(types)],
    prompts: lacking("prompt", known.prompts),
    numbers: lacking("number_of_ours", known.numbers),
    flows: lacking("flow", known.flows),
    hours: lacking("hours", known.hours),
    people: lacking("person", known.people),
    teams: lacking("team", known.teams),
    boxes: lacking("voicemail_box", known.boxes),
    things: THING_KINDS.flatMap((kind) => lacking(kind, known.things[kind])),
  };
}
