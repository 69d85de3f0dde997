/** Menu: asks for a key, so it stands with what listens. */
import type { Face } from "./face";

export const face: Face = { tone: "listen" };
