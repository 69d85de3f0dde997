/** Groups and notes as React Flow draws them; one that did not change stays the same object. */
import type { Node } from "@xyflow/react";
import type { Layout, Place } from "../graph/document";
import type { Frame } from "../graph/frames";
import { framesOf } from "../graph/frames";
import type { Moving } from "./moves";

export interface FrameData extends Record<string, unknown> {
  readonly frame: Frame;
}

export type FrameNode = Node<FrameData, "frame">;

interface Drawn {
  readonly layout: Layout;
  readonly selected: ReadonlySet<string>;
  readonly moving: Moving;
  readonly editable: boolean;
  /** What a group or note without words is called. */
  readonly nameless: Readonly<Record<Frame["kind"], string>>;
}

interface Kept {
  readonly place: Place | undefined;
  readonly editable: boolean;
  readonly node: FrameNode;
}

/** Groups lie below wires and steps; a note lies on top, for a hidden one is never read. */
const LAYER = { group: -1, note: 1 };

export class FrameCache {
  private kept = new Map<string, Kept>();
  private layout: Layout | null = null;
  private frames: readonly Frame[] = [];

  nodes(drawn: Drawn): FrameNode[] {
    if (this.layout !== drawn.layout) {
      this.layout = drawn.layout;
      this.frames = framesOf(drawn.layout);
    }
    const kept = new Map(this.frames.map((frame) => [frame.id, this.keep(frame, drawn)]));
    this.kept = kept;
    return Array.from(kept.values(), ({ node }) => node);
  }

  private keep(frame: Frame, { layout, selected, moving, editable, nameless }: Drawn): Kept {
    const { id } = frame;
    const at = moving.get(id);
    const place = layout[id];
    const before = this.kept.get(id);
    const stays = before?.place === place && before?.editable === editable && at === undefined;
    if (before !== undefined && stays && before.node.selected === selected.has(id)) return before;
    const size = { width: at?.width ?? frame.width, height: at?.height ?? frame.height };
    const node: FrameNode = {
      id,
      type: "frame",
      position: { x: at?.x ?? frame.x, y: at?.y ?? frame.y },
      data: { frame },
      ...size,
      measured: size,
      zIndex: LAYER[frame.kind],
      selected: selected.has(id),
      draggable: editable,
      connectable: false,
      ariaRole: "group",
      ariaLabel: frame.text || nameless[frame.kind],
    };
    return { place: at === undefined ? place : undefined, editable, node };
  }
}
