/** Deep equality of JSON values; shared parts are recognised at once, so comparing edits is cheap. */

function sameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => sameValue(value, other[index]));
}

function sameFields(one: object, other: object): boolean {
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  const values = new Map(Object.entries(other));
  return Object.entries(one).every(
    ([key, value]) => values.has(key) && sameValue(value, values.get(key)),
  );
}

export function sameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object") return false;
  if (one === null || other === null) return false;
  if (Array.isArray(one)) return Array.isArray(other) && sameList(one, other);
  return !Array.isArray(other) && sameFields(one, other);
}
