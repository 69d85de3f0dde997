/** Our phone numbers, and how they stand at the carrier. */
import { request } from "./client";
import type { Maintenance, NumberChange, NumberWish, PhoneNumber, Synced } from "./types";

export const listNumbers = (): Promise<PhoneNumber[]> => request("numbers/");

/** Asks the carrier for the account's numbers; a refusal says why it cannot be asked. */
export const syncNumbers = (): Promise<Synced> => request("numbers/sync/", { method: "POST" });

/** It stays offline until the carrier's account has it too. */
export const addNumber = (wish: NumberWish): Promise<PhoneNumber> =>
  request("numbers/", { method: "POST", body: wish });

/** New calls go where the number leads from now on. */
export const changeNumber = (id: number, change: NumberChange): Promise<PhoneNumber> =>
  request(`numbers/${id}/`, { method: "PATCH", body: change });

/** Has the worker give the carrier the start address, whatever it holds now. */
export const setStart = (id: number): Promise<PhoneNumber> =>
  request(`numbers/${id}/set-start/`, { method: "POST" });

export const getMaintenance = (id: number): Promise<Maintenance> =>
  request(`numbers/${id}/maintenance/`);

export const beginMaintenance = (id: number): Promise<unknown> =>
  request(`numbers/${id}/maintenance/`, { method: "POST" });

export const endMaintenance = (id: number): Promise<null> =>
  request(`numbers/${id}/maintenance/`, { method: "DELETE" });

/** A picture that a phone's camera reads: it rings the number. */
export const pictureOfNumber = (number: string): string =>
  `/api/numbers/picture/?number=${encodeURIComponent(number)}`;
