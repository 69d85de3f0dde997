/** What a person may do beyond drawing, as the pages ask it. */
import type { Me } from "../api/types";

/** The admin opens for whom the server lets see calls. */
export function mayLookAfter(me: Me | undefined): boolean {
  return me?.rights.includes("review") ?? false;
}
