/** Boxes by the squares of the plane they lie in: who is near is found without asking all. */

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const SIDE = 512;
/** More rows than any drawing has, so that a column and a row make one number. */
const ROWS = 1 << 16;

function squares(from: number, to: number): number[] {
  const [first, last] = [Math.floor(from / SIDE), Math.floor(to / SIDE)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

export class Squares<Item extends Box> {
  private readonly bySquare = new Map<number, Item[]>();

  constructor(boxes: Iterable<Item>) {
    for (const box of boxes) {
      for (const column of squares(box.x, box.x + box.width)) {
        for (const row of squares(box.y, box.y + box.height)) {
          const place = column * ROWS + row;
          const there = this.bySquare.get(place);
          if (there === undefined) this.bySquare.set(place, [box]);
          else there.push(box);
        }
      }
    }
  }

  /** All that reach into an area. */
  within(left: number, top: number, right: number, bottom: number): Item[] {
    const found = new Set<Item>();
    for (const column of squares(left, right)) {
      for (const row of squares(top, bottom)) {
        for (const box of this.bySquare.get(column * ROWS + row) ?? []) {
          const { x, y, width, height } = box;
          if (x < right && x + width > left && y < bottom && y + height > top) found.add(box);
        }
      }
    }
    return [...found];
  }
}
