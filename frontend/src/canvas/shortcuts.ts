/** The keyboard of the editor, as a table. */
import { useEffect } from "react";
import * as commands from "../store/commands";
import { useSession } from "../store/context";
import type { EditorSession } from "../store/session";

interface Shortcut {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift?: boolean;
  /** Works while typing in a field, too. */
  readonly everywhere?: boolean;
  readonly run: (session: EditorSession) => void;
}

const undo = ({ store }: EditorSession): void => store.getState().undo();
const redo = ({ store }: EditorSession): void => store.getState().redo();
const remove = ({ store }: EditorSession): void => commands.deleteSelection(store);

const SHORTCUTS: readonly Shortcut[] = [
  { key: "z", ctrl: true, run: undo },
  { key: "z", ctrl: true, shift: true, run: redo },
  { key: "y", ctrl: true, run: redo },
  { key: "s", ctrl: true, everywhere: true, run: ({ autosave }) => void autosave.saveNow() },
  { key: "a", ctrl: true, run: ({ store }) => commands.selectAll(store) },
  { key: "d", ctrl: true, run: ({ store }) => commands.duplicateSelection(store) },
  { key: "delete", ctrl: false, run: remove },
  { key: "backspace", ctrl: false, run: remove },
  { key: "escape", ctrl: false, run: ({ store }) => store.getState().select([]) },
];

const TYPING =
  "input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]";

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPING) !== null;
}

function meant(event: KeyboardEvent): Shortcut | undefined {
  const ctrl = event.ctrlKey || event.metaKey;
  return SHORTCUTS.find(
    ({ key, ctrl: needsCtrl, shift = false, everywhere = false }) =>
      key === event.key.toLowerCase() &&
      needsCtrl === ctrl &&
      shift === event.shiftKey &&
      (everywhere || !isTyping(event.target)),
  );
}

export function useShortcuts(): void {
  const session = useSession();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const shortcut = meant(event);
      if (shortcut === undefined) return;
      event.preventDefault();
      shortcut.run(session);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [session]);
}
