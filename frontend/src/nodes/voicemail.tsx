/** Voicemail: listens to the caller, so it stands with what listens. */
import type { Face } from "./face";

export const face: Face = { tone: "listen" };
