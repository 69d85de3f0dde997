/** Where a way out leads now, and dashed where it led before. */
import { useInternalNode, useStore } from "@xyflow/react";
import type { InternalNode, ReactFlowState } from "@xyflow/react";
import type { CardNode, WireEdge } from "../canvas/cards";
import { wirePath } from "../canvas/paths";
import { endsOf } from "../canvas/wire-ends";
import type { WireChange } from "../graph/compare";
import { edgeKey } from "../graph/document";
import type { Route } from "../graph/routing";

type Card = InternalNode<CardNode>;

function spanOf(card: Card) {
  const { y } = card.internals.positionAbsolute;
  return { top: y, bottom: y + (card.measured.height ?? 0) };
}

function pathOf(source: Card, port: string, target: Card, route: Route): string {
  const row = source.data.ports.findIndex(({ id }) => id === port);
  const ends = endsOf(source.internals.positionAbsolute, row, target.internals.positionAbsolute);
  return wirePath(ends, route, () => [spanOf(source), spanOf(target)]);
}

interface LineProps {
  readonly wire: Pick<WireChange, "source" | "port">;
  readonly target: string;
  readonly kind: "added" | "removed";
}

/** The way of the wire as it is drawn; where another is drawn now, it goes as it likes. */
function useRoute(id: string, target: string): Route {
  return useStore(({ edgeLookup }: ReactFlowState) => {
    const drawn = edgeLookup.get(id);
    return drawn?.target === target ? ((drawn as WireEdge).data?.route ?? null) : null;
  });
}

function Line({ wire, target, kind }: LineProps) {
  const from = useInternalNode<CardNode>(wire.source);
  const to = useInternalNode<CardNode>(target);
  const route = useRoute(edgeKey(wire), target);
  if (from === undefined || to === undefined) return null;
  return <path d={pathOf(from, wire.port, to, route)} data-kind={kind} />;
}

export function ChangedWire({ wire }: { readonly wire: WireChange }) {
  return (
    <>
      {wire.before !== null && <Line wire={wire} target={wire.before} kind="removed" />}
      {wire.after !== null && <Line wire={wire} target={wire.after} kind="added" />}
    </>
  );
}
