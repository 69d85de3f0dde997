/** The list with one of it a place earlier or later. */
export function moved<Item>(list: readonly Item[], from: number, by: -1 | 1): readonly Item[] {
  const item = list[from];
  const rest = list.filter((_, place) => place !== from);
  return item === undefined ? list : rest.toSpliced(from + by, 0, item);
}
