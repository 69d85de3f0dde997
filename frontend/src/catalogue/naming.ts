/** What people call a step: its own name, or that of its kind where it has none. */
import type { TypeLookup } from "./lookup";
import type { Translate } from "./types";

interface Step {
  readonly name: string;
  readonly type: string;
}

export function stepName({ name, type }: Step, types: TypeLookup, translate: Translate): string {
  if (name.trim() !== "") return name;
  const declared = types.get(type);
  return declared === undefined ? type : translate(declared.label);
}
