/** The catalogue by name, and its search. */
import type { Catalogue, NodeType, Translate } from "./types";

export type TypeLookup = ReadonlyMap<string, NodeType>;

export function typesByName(catalogue: Catalogue): TypeLookup {
  return new Map(catalogue.types.map((type) => [type.type, type]));
}

/** The types that match every word of the search, in the catalogue's order; all when it is empty. */
export function searchTypes(
  types: readonly NodeType[],
  search: string,
  translate: Translate,
): NodeType[] {
  const wanted = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return types.filter((type) => {
    const words = [translate(type.label), translate(type.help), type.label, type.type]
      .join(" ")
      .toLocaleLowerCase();
    return wanted.every((word) => words.includes(word));
  });
}
