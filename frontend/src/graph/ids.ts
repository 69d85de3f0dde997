/** Fresh node ids: short enough to read in a log, unlikely to meet one drawn in another browser. */

import type { FrameKind } from "./frames";

const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
const LENGTH = 8;

export type Random = () => number;

export function newId(
  taken: (id: string) => boolean,
  random: Random,
  kind: "n" | `${FrameKind}:` = "n",
): string {
  for (;;) {
    const letters = Array.from({ length: LENGTH }, () =>
      ALPHABET.charAt(Math.floor(random() * ALPHABET.length)),
    );
    const id = `${kind}${letters.join("")}`;
    if (!taken(id)) return id;
  }
}
