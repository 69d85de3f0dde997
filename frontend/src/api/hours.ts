/** Opening hours that flows share. */
import { request } from "./client";
import type { Use } from "./types";

/** From `start` up to, not including, `end`: "08:00", at most "24:00". */
export interface Span {
  readonly start: string;
  readonly end: string;
}

/** From Monday on. */
export type Week = readonly (readonly Span[])[];

interface Dated {
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly yearly: boolean;
}

export interface Season extends Dated {
  readonly weekly: Week;
}

export interface HoursException extends Dated {
  readonly kind: "closed" | "hours" | "shut";
  readonly spans: readonly Span[];
}

export interface HolidayRule {
  /** Two letters, or empty for none. */
  readonly country: string;
  readonly closed: "red_days" | "office";
  readonly short_days: boolean;
  readonly short_until: string;
}

export interface Definition {
  readonly zone: string;
  readonly weekly: Week;
  readonly seasons: readonly Season[];
  readonly exceptions: readonly HoursException[];
  readonly holidays: HolidayRule;
}

export interface Verdict {
  readonly way: "open" | "closed" | "holiday" | "exception";
  readonly because:
    "override" | "exception" | "holiday" | "short_day" | "season" | "weekly" | "broken";
  readonly name: string;
}

/** What happens at a moment, until when, and what then; null: nothing changes within a year. */
export interface Told {
  readonly at: string;
  readonly wall: "" | "twice" | "skipped";
  readonly verdict: Verdict;
  readonly until: string | null;
  readonly then: Verdict | null;
}

export interface Piece {
  /** Minutes of the day by the wall clock. */
  readonly start: number;
  readonly end: number;
  readonly verdict: Verdict;
}

export interface Day {
  readonly date: string;
  readonly clock: "" | "forward" | "back";
  readonly pieces: readonly Piece[];
}

export interface Picture {
  readonly zone: string;
  readonly days: readonly Day[];
  readonly told: Told;
}

export type OverrideKind = "follow" | "open" | "closed";

export interface Override {
  readonly kind: OverrideKind;
  readonly until: string | null;
  readonly reason: string;
}

export interface OverrideLine extends Override {
  readonly at: string;
  readonly by: string | null;
}

export interface HoursRow {
  readonly key: string;
  readonly name: string;
  readonly revision: number;
  readonly zone: string;
  /** The exceptions' names, each once. */
  readonly exceptions: readonly string[];
  readonly override: Override;
  /** Null: they cannot be read and count as open. */
  readonly now: Told | null;
  readonly saved_at: string;
  readonly saved_by: string | null;
}

export interface Hours extends HoursRow {
  readonly definition: Definition;
  readonly lines: readonly OverrideLine[];
}

export interface HoursWish {
  readonly name: string;
  readonly definition: Definition;
}

export interface PictureQuestion {
  readonly key?: string;
  readonly definition?: Definition;
  readonly days?: number;
  /** By the calendar's own clock, without a zone; null: now. */
  readonly at?: string | null;
}

export interface Imported {
  readonly exceptions: readonly HoursException[];
  readonly faults: readonly { readonly row: number; readonly sentence: string }[];
  readonly past: number;
}

export interface Choices {
  readonly zone: string;
  readonly zones: readonly string[];
  readonly countries: readonly { readonly code: string; readonly eves: boolean }[];
}

const place = (key: string): string => `hours/${encodeURIComponent(key)}/`;

export const listHours = (): Promise<HoursRow[]> => request("hours/");

export const getHours = (key: string): Promise<Hours> => request(place(key));

export const getChoices = (): Promise<Choices> => request("hours/choices/");

export const createHours = (wish: HoursWish): Promise<Hours> =>
  request("hours/", { method: "POST", body: wish });

/** Refused where somebody has saved since the revision it is based on. */
export const saveHours = (
  key: string,
  wish: HoursWish & { readonly base_revision: number },
): Promise<Hours> => request(place(key), { method: "PUT", body: wish });

export const deleteHours = (key: string): Promise<null> =>
  request(place(key), { method: "DELETE" });

/** Counts for the next call. */
export const setOverride = (key: string, override: Override): Promise<Hours> =>
  request(`${place(key)}override/`, { method: "PUT", body: override });

export const usesOfHours = (key: string): Promise<Use[]> => request(`${place(key)}uses/`);

/** Nothing is kept by asking. */
export const pictureOf = (question: PictureQuestion): Promise<Picture> =>
  request("hours/preview/", { method: "POST", body: question });

export function readICal(file: File, zone: string): Promise<Imported> {
  const body = new FormData();
  body.set("file", file);
  body.set("zone", zone);
  return request("hours/ical/", { method: "POST", body });
}
