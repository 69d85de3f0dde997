import { expect, it } from "vitest";
import { ACTIONS } from ".";
import { isCharacter, isPressed, keyNames } from "./keys";

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, held: Partial<typeof NONE> = {}) => ({ ...NONE, ...held, key });

it("takes Ctrl and ⌘ for the same", () => {
  expect(isPressed("Mod+Z", press("z", { ctrlKey: true }))).toBe(true);
  expect(isPressed("Mod+Z", press("z", { metaKey: true }))).toBe(true);
});

it("wants exactly the keys that are held", () => {
  expect(isPressed("Mod+Z", press("Z", { ctrlKey: true, shiftKey: true }))).toBe(false);
  expect(isPressed("Z", press("z", { ctrlKey: true }))).toBe(false);
});

it("knows a slash also where it is typed with Shift", () => {
  expect(isPressed("/", press("/", { shiftKey: true }))).toBe(true);
});

it("writes keys as they are printed", () => {
  expect(keyNames("Mod+Plus", (name) => name)).toEqual(["Ctrl", "+"]);
});

it("no two actions want the same keys", () => {
  const keys = ACTIONS.flatMap((action) => action.keys ?? []);
  expect(keys).toEqual([...new Set(keys)]);
});

it("tells letters and signs alone from keys that nobody speaks by mistake", () => {
  expect(["A", "/", "1", "Plus", "Shift+L"].filter(isCharacter)).toHaveLength(5);
  expect(["Mod+A", "Delete", "Tab", "F2", "Shift+ArrowLeft"].filter(isCharacter)).toEqual([]);
});
