/** Drawing wires: what may be connected, and what a wire let go on empty canvas asks for. */
import { useReactFlow } from "@xyflow/react";
import type {
  Connection,
  FinalConnectionState,
  HandleType,
  IsValidConnection,
} from "@xyflow/react";
import { useCallback, useMemo, useRef } from "react";
import type { FlowEdge } from "../graph/document";
import { leadTo, mayConnect, moveWire } from "../store/commands";
import { useEditorStore } from "../store/context";
import type { WireEdge } from "./cards";
import { wayInAt } from "./places";

/** A way out that waits for its next step, and where on the screen it was let go. */
export interface LooseEnd {
  readonly screen: { readonly x: number; readonly y: number };
  readonly at: { readonly x: number; readonly y: number };
  readonly after?: { readonly source: string; readonly port: string };
  /** A wire that the next step is put into. */
  readonly into?: FlowEdge;
}

function wireOf({
  source,
  sourceHandle,
  target,
}: Pick<Connection, "source" | "target"> & { sourceHandle?: string | null }): FlowEdge {
  return { source, port: sourceHandle ?? "", target };
}

export function useWiring(onLooseEnd: (end: LooseEnd) => void) {
  const store = useEditorStore();
  const flow = useReactFlow();
  const holdsWire = useRef(false);

  const isValidConnection: IsValidConnection<WireEdge> = useCallback(
    (connection) =>
      mayConnect(
        store.getState(),
        wireOf({ ...connection, sourceHandle: connection.sourceHandle ?? null }),
      ),
    [store],
  );
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, { fromHandle, toNode }: FinalConnectionState) => {
      // A wire that was drawn already is taken off, not asked where it shall lead.
      if (holdsWire.current) return;
      if (toNode !== null || fromHandle?.type !== "source" || fromHandle.id == null) return;
      const pointer = "changedTouches" in event ? event.changedTouches[0] : event;
      if (pointer === undefined) return;
      const screen = { x: pointer.clientX, y: pointer.clientY };
      const at = wayInAt(flow.screenToFlowPosition(screen));
      onLooseEnd({ screen, at, after: { source: fromHandle.nodeId, port: fromHandle.id } });
    },
    [flow, onLooseEnd],
  );
  return useMemo(
    () => ({
      isValidConnection,
      onConnectEnd,
      onConnect: (connection: Connection) => {
        const { target, ...from } = wireOf(connection);
        leadTo(store, { source: from.source, port: from.port }, target);
      },
      onReconnectStart: () => {
        holdsWire.current = true;
      },
      onReconnectEnd: (
        _: unknown,
        { source, sourceHandle }: WireEdge,
        __: HandleType,
        { toNode }: FinalConnectionState,
      ) => {
        holdsWire.current = false;
        if (toNode === null) leadTo(store, { source, port: sourceHandle ?? "" }, null);
      },
      onReconnect: (old: WireEdge, connection: Connection) => {
        if (old.data !== undefined) moveWire(store, old.data.wire, wireOf(connection));
      },
    }),
    [store, isValidConnection, onConnectEnd],
  );
}
