/** Flows as parts of others: their ways out, who follows them, where they are used. */
import { request } from "./client";
import type { Follower, PartOf, Use } from "./types";

export const getPart = (flow: number, version: number | null): Promise<PartOf> =>
  request(`flows/${flow}/part/${version === null ? "" : `?version=${version}`}`);

export const listFollowers = (flow: number): Promise<Follower[]> =>
  request(`flows/${flow}/followers/`);

export const usesOfFlow = (flow: number): Promise<Use[]> => request(`flows/${flow}/uses/`);
