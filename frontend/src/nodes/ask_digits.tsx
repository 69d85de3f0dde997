/** Ask for digits: listens to more than one key, so it stands with what listens. */
import type { Face } from "./face";

export const face: Face = { tone: "listen" };
