/** The courses of all wires, each kept while both its cards stay the same. */
import type { CardNode, WireEdge } from "./cards";
import { wirePath } from "./paths";
import type { Span } from "./paths";
import { endsOf } from "./wire-ends";

interface Kept {
  readonly source: CardNode;
  readonly target: CardNode;
  readonly path: string;
}

function spanOf({ position, height = 0 }: CardNode): Span {
  return { top: position.y, bottom: position.y + height };
}

function pathOf(wire: WireEdge, source: CardNode, target: CardNode): string {
  const row = source.data.ports.findIndex((port) => port.id === wire.sourceHandle);
  const ends = endsOf(source.position, row, target.position);
  return wirePath(ends, wire.data?.route ?? null, () => [spanOf(source), spanOf(target)]);
}

export interface Split {
  /** Of wires between steps that stay: the same text, so that the browser draws nothing anew. */
  readonly still: string;
  /** Of wires at steps that are being dragged. */
  readonly moving: string;
}

export class WirePaths {
  private kept = new WeakMap<WireEdge, Kept>();

  split(wires: readonly WireEdge[], cards: readonly CardNode[]): Split {
    const byId = new Map(cards.map((card) => [card.id, card]));
    const [still, moving]: [string[], string[]] = [[], []];
    for (const wire of wires) {
      const source = byId.get(wire.source);
      const target = byId.get(wire.target);
      if (source === undefined || target === undefined) continue;
      const some = source.dragging === true || target.dragging === true ? moving : still;
      some.push(this.path(wire, source, target));
    }
    return { still: still.join(""), moving: moving.join("") };
  }

  private path(wire: WireEdge, source: CardNode, target: CardNode): string {
    const before = this.kept.get(wire);
    if (before?.source === source && before.target === target) return before.path;
    const path = pathOf(wire, source, target);
    this.kept.set(wire, { source, target, path });
    return path;
  }
}
