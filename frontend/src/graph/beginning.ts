/** What a new flow begins with. */
import type { FlowDocument } from "./document";
import { EMPTY_DOCUMENT } from "./document";

const FIRST = "start";

export function newFlowDocument(name: string): FlowDocument {
  return {
    ...EMPTY_DOCUMENT,
    nodes: [{ id: FIRST, type: "incoming_call", name, config: {} }],
    layout: { [FIRST]: { x: 0, y: 0 } },
  };
}
