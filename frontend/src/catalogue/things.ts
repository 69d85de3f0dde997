/** The kinds of things that are set from the panel, as the fields that name them are called. */
export const THING_KINDS = ["shared_switch", "announcement", "table", "caller_list"] as const;

export type ThingKind = (typeof THING_KINDS)[number];

export function isThingKind(kind: string): kind is ThingKind {
  return THING_KINDS.some((one) => one === kind);
}
