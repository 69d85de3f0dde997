/** What somebody wants to try, as the form, the link and the server have it. */
import type { TestDefinition } from "../graph/saved-tests";

export const HOWS = ["answers", "busy", "no_answer", "voicemail", "invalid"] as const;
export type How = (typeof HOWS)[number];

export const TROUBLES = ["none", "doubled", "late", "lost"] as const;
export type Trouble = (typeof TROUBLES)[number];

export const SPEEDS = [1, 5, 20, 60] as const;

export interface Wish {
  /** Empty for a hidden number. */
  readonly caller: string;
  readonly called: string;
  /** A moment in UTC; null for now. */
  readonly at: string | null;
  readonly speed: number;
  readonly people: Readonly<Record<string, How>>;
  readonly others: How;
  readonly trouble: Trouble;
  /** Other systems are really asked; a link never carries it. */
  readonly asks: boolean;
}

const MADE_UP_CALLER = "+46701234567";
const MADE_UP_NUMBER = "+46766861000";

export function firstWish(numbers: readonly string[]): Wish {
  return {
    caller: MADE_UP_CALLER,
    called: numbers[0] ?? MADE_UP_NUMBER,
    at: null,
    speed: 1,
    people: {},
    others: "answers",
    trouble: "none",
    asks: false,
  };
}

/** As the server takes a test that plays itself first. */
export interface Played {
  readonly test: TestDefinition;
  readonly until: string;
  readonly visit: number;
}

const isNumber = (value: unknown): value is string =>
  typeof value === "string" && /^\+[0-9]{3,20}$/.test(value);

function oneOf<Value>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((one) => one === value);
}

function peopleIn(value: unknown): Record<string, How> {
  const rows = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const people: Record<string, How> = {};
  for (const [number, said] of rows.slice(0, 100)) {
    const how = oneOf(HOWS, said);
    if (isNumber(number) && how !== undefined) people[number] = how;
  }
  return people;
}

function settingsIn(link: string): Readonly<Record<string, unknown>> {
  try {
    const said: unknown = JSON.parse(link);
    return typeof said === "object" && said !== null ? { ...said } : {};
  } catch {
    return {};
  }
}

/** The settings that a link carries; what it does not say, or says wrongly, is as by default. */
export function wishOfLink(link: string, otherwise: Wish): Wish {
  const said = settingsIn(link);
  const moment = typeof said["at"] === "string" ? new Date(said["at"]) : null;
  const speed = Number(said["speed"]);
  return {
    caller: said["caller"] === "" || isNumber(said["caller"]) ? said["caller"] : otherwise.caller,
    called: isNumber(said["called"]) ? said["called"] : otherwise.called,
    at: moment !== null && !Number.isNaN(moment.getTime()) ? moment.toISOString() : null,
    speed: speed >= 1 && speed <= 60 ? speed : 1,
    people: peopleIn(said["people"]),
    others: oneOf(HOWS, said["others"]) ?? otherwise.others,
    trouble: oneOf(TROUBLES, said["trouble"]) ?? otherwise.trouble,
    asks: false,
  };
}

/** The settings of a saved test; what it does not know of is as by default. */
export function wishOfTest(test: TestDefinition, otherwise: Wish): Wish {
  const people = (test.people ?? []).map(({ number, does = "answers" }) => [number, does] as const);
  return {
    ...otherwise,
    caller: isNumber(test.caller) ? test.caller : "",
    called: isNumber(test.called) ? test.called : otherwise.called,
    at: test.at,
    asks: false,
    people: Object.fromEntries(people.filter(([number]) => isNumber(number))),
  };
}

/** The address that opens the same flow with the same settings, for whoever may see it. */
export function linkOf(wish: Wish, flowId: number, origin: string): string {
  const query = new URLSearchParams({ try: JSON.stringify({ ...wish, asks: undefined }) });
  return `${origin}/flows/${flowId}?${query.toString()}`;
}

/** A moment as a field for day and time shows it, in the reader's time zone. */
export function localMoment(moment: string | null): string {
  if (moment === null) return "";
  const date = new Date(moment);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

export function momentOf(local: string): string | null {
  const date = new Date(local);
  return local === "" || Number.isNaN(date.getTime()) ? null : date.toISOString();
}
