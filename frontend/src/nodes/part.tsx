/** Use a flow: which one, and which version where it does not follow the latest. */
import { asText } from "../catalogue/fill";
import type { Face } from "./face";

export const face: Face = {
  summary: ({ flow, version }, { flowName }) => {
    const pinned = typeof version === "number" ? `, v${version}` : "";
    const key = asText(flow);
    return key === "" ? "" : `${flowName(key)}${pinned}`;
  },
};
