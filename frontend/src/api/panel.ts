/** What is set from the panel: switches, announcements, small tables, caller lists. */
import type { ThingKind } from "../catalogue/things";
import { request } from "./client";
import type { Use } from "./types";

/** Who did what, when, until when and why. */
export interface PanelLine {
  readonly at: string;
  readonly by: string | null;
  readonly how: "studio" | "phone" | "sms";
  /** Who it was by phone and SMS; empty in the studio. */
  readonly person: string;
  readonly did: string;
  readonly what: Readonly<Record<string, unknown>>;
  readonly until: string | null;
  readonly reason: string;
}

export interface Thing {
  readonly key: string;
  readonly name: string;
  /** Who answers for it, in people's own words. */
  readonly owner: string;
  readonly revision: number;
  readonly saved_at: string;
  readonly saved_by: string | null;
}

interface WithLines {
  readonly lines: readonly PanelLine[];
}

/** Who may flip a switch by phone, and whether they may by SMS. */
export interface Afar {
  /** Keys. */
  readonly people: readonly string[];
  readonly by_sms: BySms;
}

export const BY_SMS = ["no", "pin", "yes"] as const;
export type BySms = (typeof BY_SMS)[number];

export interface SwitchRow extends Thing {
  readonly positions: readonly string[];
  /** Where it stands by itself. */
  readonly default: string;
  /** Where it stands now; empty: it cannot be read. */
  readonly position: string;
  readonly hand: {
    readonly position: string;
    readonly until: string | null;
    readonly reason: string;
  } | null;
  readonly afar: Afar;
}

export interface AnnouncementRow extends Thing {
  readonly prompt: string;
  readonly state: "off" | "waiting" | "in_force";
  readonly since: string | null;
  readonly until: string | null;
  readonly reason: string;
}

/** A table or a caller list, without what it holds. */
export interface SheetRow extends Thing {
  readonly size: number;
  readonly columns: readonly string[];
}

export interface TableDefinition {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface ListEntry {
  readonly number: string;
  readonly note: string;
}

export interface ListDefinition {
  readonly entries: readonly ListEntry[];
}

export type OneSwitch = SwitchRow & WithLines;
export type OneAnnouncement = AnnouncementRow & WithLines;
export type OneSheet = SheetRow &
  WithLines & { readonly definition: TableDefinition | ListDefinition };

export interface Rows {
  readonly shared_switch: SwitchRow;
  readonly announcement: AnnouncementRow;
  readonly table: SheetRow;
  readonly caller_list: SheetRow;
}

export interface Ones {
  readonly shared_switch: OneSwitch;
  readonly announcement: OneAnnouncement;
  readonly table: OneSheet;
  readonly caller_list: OneSheet;
}

export interface Wish {
  readonly name: string;
  readonly owner: string;
  readonly prompt?: string;
  readonly afar?: Afar;
  readonly definition?:
    | TableDefinition
    | ListDefinition
    | { readonly positions: readonly string[]; readonly default: string };
}

export interface FlipOrder {
  /** Empty: back to where it stands by itself. */
  readonly position: string;
  readonly until: string | null;
  readonly reason: string;
}

export interface AnnounceOrder {
  readonly on: boolean;
  readonly prompt: string;
  readonly since: string | null;
  readonly until: string | null;
  readonly reason: string;
}

export interface Brought {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[] | ListEntry)[];
  readonly faults: readonly { readonly row: number; readonly sentence: string }[];
}

export const PLACES: Readonly<Record<ThingKind, string>> = {
  shared_switch: "switches",
  announcement: "announcements",
  table: "tables",
  caller_list: "caller-lists",
};

const place = (kind: ThingKind, key: string): string =>
  `${PLACES[kind]}/${encodeURIComponent(key)}/`;

export const listThings = <Kind extends ThingKind>(kind: Kind): Promise<Rows[Kind][]> =>
  request(`${PLACES[kind]}/`);

export const getThing = <Kind extends ThingKind>(kind: Kind, key: string): Promise<Ones[Kind]> =>
  request(place(kind, key));

export const createThing = <Kind extends ThingKind>(kind: Kind, wish: Wish): Promise<Ones[Kind]> =>
  request(`${PLACES[kind]}/`, { method: "POST", body: wish });

/** Refused where somebody has saved since the revision it is based on. */
export const saveThing = <Kind extends ThingKind>(
  kind: Kind,
  key: string,
  wish: Wish & { readonly base_revision: number },
): Promise<Ones[Kind]> => request(place(kind, key), { method: "PUT", body: wish });

export const deleteThing = (kind: ThingKind, key: string): Promise<null> =>
  request(place(kind, key), { method: "DELETE" });

export const usesOfThing = (kind: ThingKind, key: string): Promise<Use[]> =>
  request(`${place(kind, key)}uses/`);

/** Counts for the next call. */
export const flipSwitch = (key: string, order: FlipOrder): Promise<OneSwitch> =>
  request(`${place("shared_switch", key)}flip/`, { method: "PUT", body: order });

export const announce = (key: string, order: AnnounceOrder): Promise<OneAnnouncement> =>
  request(`${place("announcement", key)}announce/`, { method: "PUT", body: order });

export function bringRows(kind: "table" | "caller_list", file: File): Promise<Brought> {
  const body = new FormData();
  body.set("file", file);
  return request(`${PLACES[kind]}/csv/`, { method: "POST", body });
}

/** Where the browser takes the file from. */
export const csvAddress = (kind: "table" | "caller_list", key: string): string =>
  `/api/${place(kind, key)}csv/`;
