/** What the search finds in the opened flow, and which of the places one stands at. */
import { useEffect, useMemo, useState } from "react";
import { findIn, indexOf } from "../graph/find";
import type { Entry } from "../graph/find";
import { useEditor, useEditorStore } from "../store/context";
import { usePrompts } from "../store/queries";
import { shownDocument } from "../store/selectors";
import { useWords } from "../store/words";

const NONE: ReadonlySet<string> = new Set();

interface Finding {
  readonly search: string;
  readonly setSearch: (search: string) => void;
  readonly hits: readonly Entry[];
  /** Null until somebody has gone to one. */
  readonly at: number | null;
  /** `into` puts the cursor into the field; without it, it stays in the search. */
  readonly goTo: (index: number, into?: boolean) => void;
}

export function useFind(): Finding {
  const store = useEditorStore();
  const [search, type] = useState("");
  const [at, setAt] = useState<number | null>(null);
  const document = useEditor(shownDocument);
  const types = useEditor((state) => state.types);
  const { translate, flowName, sharedName } = useWords();
  const prompts = usePrompts().data;
  const index = useMemo(() => {
    const texts = new Map(
      prompts?.map(({ key, name, script }) => [key, script === "" ? name : `${name}: ${script}`]),
    );
    const promptText = (key: string): string => texts.get(key) ?? key;
    return indexOf(document, types, { translate, promptText, flowName, sharedName });
  }, [document, types, translate, flowName, sharedName, prompts]);
  const hits = useMemo(() => findIn(index, search), [index, search]);
  useEffect(() => {
    const nodes = hits.flatMap(({ node }) => (node === null ? [] : [node]));
    store.getState().showFound(new Set(nodes));
    return () => store.getState().showFound(NONE);
  }, [store, hits]);
  const setSearch = (typed: string): void => {
    type(typed);
    setAt(null);
  };
  const goTo = (wanted: number, into = false): void => {
    const next = (wanted + hits.length) % hits.length;
    const hit = hits[next];
    if (hit === undefined) return;
    setAt(next);
    if (hit.node !== null) store.getState().goTo(hit.node, into ? { field: hit.field } : {});
  };
  return { search, setSearch, hits, at, goTo };
}
