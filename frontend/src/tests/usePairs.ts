/** Names with a value each as rows: while one is typed it may be another one's for a moment. */
import { useState } from "react";

export type Pair<Value> = readonly [string, Value];

export function usePairs<Value>(
  pairs: Readonly<Record<string, Value>> | undefined,
  onChange: (pairs: Readonly<Record<string, Value>>) => void,
): readonly [readonly Pair<Value>[], (rows: readonly Pair<Value>[]) => void] {
  const [rows, setRows] = useState<readonly Pair<Value>[]>(() => Object.entries(pairs ?? {}));
  const change = (changed: readonly Pair<Value>[]): void => {
    setRows(changed);
    onChange(Object.fromEntries(changed.filter(([name]) => name !== "")));
  };
  return [rows, change];
}
