/** The overview's arithmetic: everything drawn as few paths, and what of it is in view. */
import type { DrawnNode } from "./cards";

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** All boxes of one colour as one path: a thousand elements would be looked at on every move. */
export function inksOf(
  nodes: readonly DrawnNode[],
  colourOf: (node: DrawnNode) => string,
): ReadonlyMap<string, string> {
  const inks = new Map<string, string>();
  for (const node of nodes) {
    const { x, y } = node.position;
    const { width = 0, height = 0 } = node;
    const colour = colourOf(node);
    const box = `M${x} ${y}h${width}v${height}h${-width}z`;
    inks.set(colour, (inks.get(colour) ?? "") + box);
  }
  return inks;
}

export function areaOf(nodes: readonly DrawnNode[]): Area | null {
  const [first] = nodes;
  if (first === undefined) return null;
  let { x: left, y: top } = first.position;
  let [right, bottom] = [left, top];
  for (const { position, width = 0, height = 0 } of nodes) {
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x + width);
    bottom = Math.max(bottom, position.y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export function seenArea(
  [x, y, zoom]: readonly [number, number, number],
  pane: { readonly width: number; readonly height: number },
): Area {
  return { x: -x / zoom, y: -y / zoom, width: pane.width / zoom, height: pane.height / zoom };
}

/** Both areas with a margin, in the proportions of the map. */
export function mapArea(
  all: Area | null,
  seen: Area,
  map: { width: number; height: number },
): Area {
  const one = all ?? seen;
  const left = Math.min(one.x, seen.x);
  const top = Math.min(one.y, seen.y);
  const across = Math.max(one.x + one.width, seen.x + seen.width) - left;
  const down = Math.max(one.y + one.height, seen.y + seen.height) - top;
  const scale = Math.max(across / map.width, down / map.height) * 1.06;
  const [width, height] = [map.width * scale, map.height * scale];
  return { x: left - (width - across) / 2, y: top - (height - down) / 2, width, height };
}
