/** A test as its form holds it: made, copied, and the times people write. */
import type { Expectation, Happening, TestDefinition } from "../graph/saved-tests";

/** Nobody's number: it is kept free for plays and films. */
export const SOMEBODY = "+46701740605";

const two = (number: number): string => String(number).padStart(2, "0");

/** By the reader's own clock, as a field of day and time takes it. */
export function toField(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return "";
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Null as long as the field holds no whole time. */
export function fromField(text: string): string | null {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The next weekday at ten: most flows are open then. */
export function nextMorning(now: Date): string {
  const at = new Date(now);
  at.setHours(10, 0, 0, 0);
  do at.setDate(at.getDate() + 1);
  while (at.getDay() % 6 === 0);
  return at.toISOString();
}

export function newDefinition(called: string, now: Date): TestDefinition {
  return {
    caller: SOMEBODY,
    called,
    at: nextMorning(now),
    happens: [],
    expects: [{ kind: "reaches" }],
  };
}

/** A part of the form of a test. */
export interface PartProps {
  readonly definition: TestDefinition;
  readonly onChange: (part: Partial<TestDefinition>) => void;
}

/** Whether it says what most tests say nothing of. */
export function saysMore(definition: TestDefinition): boolean {
  const { people, switches, announced, off_duty: offDuty, given, passed } = definition;
  const lists = [people, announced, offDuty].some((list) => (list ?? []).length > 0);
  const pairs = [switches, given, passed].some((pairs) => Object.keys(pairs ?? {}).length > 0);
  return lists || pairs || definition.direction === "outgoing" || (definition.seed ?? "") !== "";
}

const DAY_MS = 86_400_000;

/** Whoever called before did so a day earlier. */
export function calledBefore(definition: TestDefinition, before: boolean): TestDefinition {
  if (!before) return { ...definition, earlier: null, passed: {} };
  return { ...definition, earlier: new Date(Date.parse(definition.at) - DAY_MS).toISOString() };
}

/** Only what belongs to the kind: what was filled in for another one goes. */
export function ofKind(before: Expectation, kind: Expectation["kind"]): Expectation {
  const { step, most_steps = null, most_seconds = null } = before;
  const within = { most_steps, most_seconds };
  if (kind === "reaches" || kind === "leaves") {
    return { kind, ...within, ...(step !== undefined && { step }) };
  }
  return kind === "ends" ? { kind, how: "end", ...within } : { kind, ...within };
}

/** As good an answer to begin with as any other. */
const NOT_FOUND = { outcome: "not_found", status: 404, kept: {} };

/** What happens, and nothing that belongs to something else. */
export function ofDoing(before: Happening, does: Happening["does"]): Happening {
  const { step, keys = "", answer } = before;
  if (does === "press") return { step, does, keys };
  return does === "learns" ? { step, does, answer: answer ?? NOT_FOUND } : { step, does };
}

export const TAKES_SECONDS: ReadonlySet<Happening["does"]> = new Set(["answers", "speaks"]);

/** A name that no test has yet: “Sales 2”, “Sales 3”. */
export function freeName(name: string, taken: readonly string[]): string {
  const [, stem = name] = /^(.*?)(?: \d+)?$/.exec(name) ?? [];
  let number = 2;
  while (taken.includes(`${stem} ${number}`)) number += 1;
  return `${stem} ${number}`;
}
