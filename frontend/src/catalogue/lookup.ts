/** The catalogue by name, and its search. */
import type { Catalogue, NodeType, Translate } from "./types";

export type TypeLookup = ReadonlyMap<string, NodeType>;

export function typesByName(catalogue: Catalogue): TypeLookup {
  return new Map(catalogue.types.map((type) => [type.type, type]));
}

/** Whether calls come to it by themselves, so that no wire can lead there. */
export function comesByItself(type: NodeType | undefined): boolean {
  return type?.entry === true || type?.catches === true || type?.tail === true;
}

function holdsAll(text: string, words: readonly string[]): boolean {
  const lower = text.toLocaleLowerCase();
  return words.every((word) => lower.includes(word));
}

/**
 * The types that match every word of the search, in the catalogue's order; all when it is empty.
 * Those it names come first: the help of one kind may speak of another.
 */
export function searchTypes(
  types: readonly NodeType[],
  search: string,
  translate: Translate,
): NodeType[] {
  const wanted = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const names = ({ label, type }: NodeType): string => [translate(label), label, type].join(" ");
  const named = types.filter((type) => holdsAll(names(type), wanted));
  const spoken = types.filter((type) => holdsAll(`${names(type)} ${translate(type.help)}`, wanted));
  return [...new Set([...named, ...spoken])];
}
