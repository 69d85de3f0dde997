/** Keeps the feed open while the editor is. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { EditorSession } from "../store/session";
import { listen } from "./feed";

export function useFeed(session: EditorSession): void {
  const queries = useQueryClient();
  useEffect(
    () =>
      listen(session, () => {
        void queries.invalidateQueries({ queryKey: ["versions", session.flow.id] });
        void queries.invalidateQueries({ queryKey: ["flow", session.flow.id] });
        void queries.invalidateQueries({ queryKey: ["flows"] });
      }),
    [session, queries],
  );
}
