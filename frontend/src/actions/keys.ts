/** Keys as people write them: "Mod+Shift+Z", where Mod is Ctrl, or ⌘ on a Mac. */
const SPELLED: Readonly<Record<string, string>> = { Plus: "+", Minus: "-", Space: " " };

const SIGNS: Readonly<Record<string, string>> = { Mod: "⌘", Shift: "⇧", Alt: "⌥" };

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

export function isPressed(keys: string, event: Pressed): boolean {
  const parts = keys.split("+");
  const name = parts.at(-1) ?? "";
  const key = SPELLED[name] ?? name;
  const held = new Set(parts.slice(0, -1));
  // A sign such as "/" or "?" is on another key in each country: some need Shift for it.
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    (event.ctrlKey || event.metaKey) === held.has("Mod") &&
    event.altKey === held.has("Alt") &&
    (isSign || event.shiftKey === held.has("Shift"))
  );
}

/** A letter, a digit or a sign, with nothing held but Shift: what speech and stray fingers make. */
export function isCharacter(keys: string): boolean {
  const parts = keys.split("+");
  const name = parts.at(-1) ?? "";
  const held = parts.slice(0, -1);
  return (SPELLED[name] ?? name).length === 1 && held.every((part) => part === "Shift");
}

/** The keys one by one, as they are printed on the keyboard. */
export function keyNames(keys: string, words: (name: string) => string): string[] {
  const mac = isMac();
  return keys.split("+").map((part) => {
    if (mac && SIGNS[part] !== undefined) return SIGNS[part];
    return SPELLED[part]?.trim() || words(part === "Mod" ? "Ctrl" : part);
  });
}

const TYPING =
  "input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]";

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPING) !== null;
}

/** The drawing itself, or nothing at all: no button or box that lies on it. */
export function isDrawing(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.matches(".react-flow"));
}

export function onCanvas(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".react-flow") !== null;
}
