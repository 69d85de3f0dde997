/** People and teams that flows share, and who is on duty. */
import { request } from "./client";
import type { Use } from "./types";

/** Null: until somebody changes it. */
export interface Duty {
  readonly on: boolean;
  readonly until: string | null;
}

export interface DutyLine extends Duty {
  readonly at: string;
  readonly how: "panel" | "phone" | "sms" | "admin";
  readonly by: string | null;
  /** From which number, by phone or SMS. */
  readonly number: string;
}

export interface Person {
  readonly key: string;
  readonly name: string;
  readonly revision: number;
  /** The main one first. */
  readonly numbers: readonly string[];
  readonly note: string;
  readonly code: string;
  readonly has_pin: boolean;
  /** The names of the teams they are in. */
  readonly teams: readonly string[];
  readonly duty: Duty;
}

export interface FullPerson extends Person {
  readonly lines: readonly DutyLine[];
}

export interface PersonWish {
  readonly name: string;
  readonly numbers: readonly string[];
  readonly note: string;
  readonly code: string;
  /** Null: as it is; empty: none. */
  readonly pin: string | null;
}

export interface Team {
  readonly key: string;
  readonly name: string;
  readonly revision: number;
  readonly members: readonly { readonly key: string; readonly name: string }[];
  readonly on_duty: number;
}

export interface TeamWish {
  readonly name: string;
  /** Keys of people, in the order in which they are rung. */
  readonly members: readonly string[];
}

interface Based {
  readonly base_revision: number;
}

const person = (key: string): string => `people/${encodeURIComponent(key)}/`;
const team = (key: string): string => `teams/${encodeURIComponent(key)}/`;

export const listPeople = (): Promise<Person[]> => request("people/");

export const getPerson = (key: string): Promise<FullPerson> => request(person(key));

export const createPerson = (wish: PersonWish): Promise<FullPerson> =>
  request("people/", { method: "POST", body: wish });

export const savePerson = (key: string, wish: PersonWish & Based): Promise<FullPerson> =>
  request(person(key), { method: "PUT", body: wish });

export const deletePerson = (key: string): Promise<null> =>
  request(person(key), { method: "DELETE" });

/** Counts for the next call. */
export const setDuty = (key: string, duty: Duty): Promise<FullPerson> =>
  request(`${person(key)}duty/`, { method: "PUT", body: duty });

export const usesOfPerson = (key: string): Promise<Use[]> => request(`${person(key)}uses/`);

export const listTeams = (): Promise<Team[]> => request("teams/");

export const createTeam = (wish: TeamWish): Promise<Team> =>
  request("teams/", { method: "POST", body: wish });

export const saveTeam = (key: string, wish: TeamWish & Based): Promise<Team> =>
  request(team(key), { method: "PUT", body: wish });

export const deleteTeam = (key: string): Promise<null> => request(team(key), { method: "DELETE" });

export const usesOfTeam = (key: string): Promise<Use[]> => request(`${team(key)}uses/`);
