/** The variable that is being typed in a text: what stands between a `{` and the cursor. */

const BEGUN = /\{([a-z0-9_]*)$/i;

export interface Begun {
  /** Where the `{` stands. */
  readonly from: number;
  readonly typed: string;
}

export function begunAt(text: string, cursor: number): Begun | null {
  const found = BEGUN.exec(text.slice(0, cursor));
  return found === null ? null : { from: found.index, typed: (found[1] ?? "").toLowerCase() };
}

interface Completed {
  readonly text: string;
  readonly cursor: number;
}

/** The text with the variable in the place of what was begun, or at the cursor. */
export function complete(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  name: string,
): Completed {
  // A brace that was closed already is not closed twice.
  const rest = text.slice(to).replace(/^[a-z0-9_]*\}/i, "");
  const before = `${text.slice(0, from)}{${name}}`;
  return { text: before + rest, cursor: before.length };
}
