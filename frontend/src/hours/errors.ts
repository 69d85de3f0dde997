/** The server's sentences, by the place they are about. */
export type Sentences = Readonly<Record<string, string>>;

/** What is wrong at a place or somewhere in it. */
export function errorUnder(sentences: Sentences, path: string): string | null {
  const found = Object.entries(sentences).find(
    ([place]) => place === path || place.startsWith(`${path}.`),
  );
  return found?.[1] ?? null;
}
