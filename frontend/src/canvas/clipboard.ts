/** Copy, cut and paste through the system clipboard, as text. */
import { useEffect } from "react";
import * as commands from "../store/commands";
import { useEditorStore } from "../store/context";
import { isTyping } from "./shortcuts";

/** Somebody who has selected words on the page wants those, not the steps. */
function wordsSelected(): boolean {
  return window.getSelection()?.isCollapsed === false;
}

export function useClipboard(): void {
  const store = useEditorStore();
  useEffect(() => {
    const copy = (event: ClipboardEvent): void => {
      if (isTyping(event.target) || wordsSelected()) return;
      const text = commands.copySelection(store);
      if (text === null) return;
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
      if (event.type === "cut") commands.deleteSelection(store);
    };
    const paste = (event: ClipboardEvent): void => {
      if (isTyping(event.target)) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (commands.paste(store, text)) event.preventDefault();
    };
    window.addEventListener("copy", copy);
    window.addEventListener("cut", copy);
    window.addEventListener("paste", paste);
    return () => {
      window.removeEventListener("copy", copy);
      window.removeEventListener("cut", copy);
      window.removeEventListener("paste", paste);
    };
  }, [store]);
}
