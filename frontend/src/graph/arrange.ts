/** Lining steps up and spacing them evenly. */

export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Places = Readonly<Record<string, { readonly x: number; readonly y: number }>>;

export const SIDES = ["left", "centre", "right", "top", "middle", "bottom"] as const;
export type Side = (typeof SIDES)[number];

export type Axis = "across" | "down";

export function around(boxes: readonly Box[]): Omit<Box, "id"> {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

export function align(boxes: readonly Box[], side: Side): Places {
  const all = around(boxes);
  const place = ({ x, y, width, height }: Box) => {
    switch (side) {
      case "left":
        return { x: all.x, y };
      case "centre":
        return { x: all.x + (all.width - width) / 2, y };
      case "right":
        return { x: all.x + all.width - width, y };
      case "top":
        return { x, y: all.y };
      case "middle":
        return { x, y: all.y + (all.height - height) / 2 };
      case "bottom":
        return { x, y: all.y + all.height - height };
    }
  };
  return Object.fromEntries(boxes.map((box) => [box.id, place(box)]));
}

/** The same gap between all; the outermost two stay where they are. */
export function distribute(boxes: readonly Box[], axis: Axis): Places {
  const [at, size] = axis === "across" ? (["x", "width"] as const) : (["y", "height"] as const);
  const sorted = [...boxes].sort((one, other) => one[at] - other[at]);
  const filled = sorted.reduce((sum, box) => sum + box[size], 0);
  const gap = (around(boxes)[size] - filled) / Math.max(1, sorted.length - 1);
  let next = sorted[0]?.[at] ?? 0;
  const places = sorted.map(({ id, x, y, ...box }) => {
    const placed = { x, y, [at]: Math.round(next) };
    next += box[size] + gap;
    return [id, placed] as const;
  });
  return Object.fromEntries(places);
}
