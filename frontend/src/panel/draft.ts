/** What somebody writes of a thing in its dialog, and how the server is asked for it. */
import type { Afar, AnnouncementRow, SwitchRow, Thing, Wish } from "../api/panel";
import type { ThingKind } from "../catalogue/things";

export interface ThingDraft {
  readonly name: string;
  readonly owner: string;
  readonly positions: readonly string[];
  /** The place of the position it goes back to. */
  readonly byItself: number;
  readonly afar: Afar;
  readonly prompt: string;
  readonly columns: readonly string[];
}

const NOBODY_FROM_AFAR: Afar = { people: [], by_sms: "no" };
export const FEWEST_POSITIONS = 2;
export const MOST_POSITIONS = 10;
export const MOST_COLUMNS = 20;

function isSwitch(thing: Thing): thing is SwitchRow {
  return "positions" in thing;
}

function isAnnouncement(thing: Thing): thing is AnnouncementRow {
  return "prompt" in thing;
}

export function draftOf(thing: Thing | undefined, first: readonly string[]): ThingDraft {
  const afar = NOBODY_FROM_AFAR;
  const rest = { positions: first, byItself: 0, afar, prompt: "", columns: [""] };
  if (thing === undefined) return { ...rest, name: "", owner: "" };
  const draft = { ...rest, name: thing.name, owner: thing.owner };
  if (isSwitch(thing)) {
    const own = { ...draft, afar: thing.afar };
    if (thing.positions.length < FEWEST_POSITIONS) return own;
    const byItself = Math.max(thing.positions.indexOf(thing.default), 0);
    return { ...own, positions: thing.positions, byItself };
  }
  return isAnnouncement(thing) ? { ...draft, prompt: thing.prompt } : draft;
}

export function wishOf(kind: ThingKind, draft: ThingDraft): Wish {
  const words = { name: draft.name.trim(), owner: draft.owner.trim() };
  switch (kind) {
    case "shared_switch": {
      const positions = draft.positions.map((name) => name.trim());
      const definition = { positions, default: positions[draft.byItself] ?? "" };
      return { ...words, definition, afar: draft.afar };
    }
    case "announcement":
      return { ...words, prompt: draft.prompt };
    case "table":
      return {
        ...words,
        definition: { columns: draft.columns.map((one) => one.trim()), rows: [] },
      };
    case "caller_list":
      return { ...words, definition: { entries: [] } };
  }
}
