/** What somebody writes of opening hours, beside what it began from. */
import { useState } from "react";
import type { Definition, Hours } from "../api/hours";
import { sameValue } from "../graph/same";
import { isDefinition, newDefinition } from "./draft";

const definitionOf = (hours: Hours): Definition =>
  isDefinition(hours.definition) ? hours.definition : newDefinition(hours.zone);

/** `base` stays what the draft began from, whatever is read meanwhile, until it is saved. */
export function useDraft(hours: Hours) {
  const [base, setBase] = useState(hours);
  const [name, setName] = useState(hours.name);
  const [definition, setDefinition] = useState(() => definitionOf(hours));
  const changed = name !== base.name || !sameValue(definition, base.definition);
  const change = (part: Partial<Definition>): void =>
    setDefinition((before) => ({ ...before, ...part }));
  const goOnFrom = (saved: Hours): void => {
    setBase(saved);
    setName(saved.name);
    setDefinition(definitionOf(saved));
  };
  return { base, name, setName, definition, change, changed, goOnFrom };
}
