/** People and teams as the server knows them, and what may be done with them. */
import { useQuery } from "@tanstack/react-query";
import * as api from "../api/people";
import type { Duty, Person, PersonWish, Team, TeamWish } from "../api/people";
import { useChange } from "./queries";

const REFRESH_MS = 15_000;
const PEOPLE = ["people", "person", "teams"];

export const usePeople = () =>
  useQuery({ queryKey: ["people"], queryFn: api.listPeople, refetchInterval: REFRESH_MS });

export const useTeams = () =>
  useQuery({ queryKey: ["teams"], queryFn: api.listTeams, refetchInterval: REFRESH_MS });

export const usePerson = (key: string) =>
  useQuery({ queryKey: ["person", key], queryFn: () => api.getPerson(key) });

/** Without a person, a new one. */
export const useSavePerson = (person: Person | null) =>
  useChange(
    (wish: PersonWish) =>
      person === null
        ? api.createPerson(wish)
        : api.savePerson(person.key, { ...wish, base_revision: person.revision }),
    PEOPLE,
  );

export const useSaveTeam = (team: Team | null) =>
  useChange(
    (wish: TeamWish) =>
      team === null
        ? api.createTeam(wish)
        : api.saveTeam(team.key, { ...wish, base_revision: team.revision }),
    PEOPLE,
  );

export const useDeletePerson = () => useChange(api.deletePerson, PEOPLE);

export const useDeleteTeam = () => useChange(api.deleteTeam, PEOPLE);

export const useSetDuty = (key: string) =>
  useChange((duty: Duty) => api.setDuty(key, duty), PEOPLE);
