/** The opened flow's session and state, for components. */
import { createContext, use } from "react";
import { useStore } from "zustand";
import type { EditorSession } from "./session";
import type { EditorState, EditorStore } from "./state";

export const EditorContext = createContext<EditorSession | null>(null);

export function useSession(): EditorSession {
  const session = use(EditorContext);
  if (session === null) throw new Error("This component belongs inside an opened flow.");
  return session;
}

export function useEditorStore(): EditorStore {
  return useSession().store;
}

export function useEditor<Value>(selector: (state: EditorState) => Value): Value {
  return useStore(useEditorStore(), selector);
}
