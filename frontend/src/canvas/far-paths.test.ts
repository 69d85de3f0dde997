import { describe, expect, it } from "vitest";
import { inEnglish } from "../catalogue/types";
import { drawing } from "../testing/drawings";
import type { CardNode, WireEdge } from "./cards";
import { CardCache, WireCache } from "./cards";
import { WirePaths } from "./far-paths";
import type { Moving } from "./moves";

const NOTHING = new Set<string>();
const document = drawing("a.done > b.done > c.done > d");
const cache = new CardCache();
const paths = new WirePaths();
const wires: WireEdge[] = new WireCache().wires(document, NOTHING);

function cards(moving: Moving = new Map()): CardNode[] {
  const rest = {
    types: new Map(),
    translate: inEnglish,
    selected: NOTHING,
    editable: true,
    far: true,
  };
  return cache.cards({ document, moving, ...rest });
}

describe("the wires seen from afar", () => {
  it("are one path", () => {
    const { still, moving } = paths.split(wires, cards());
    expect(still.match(/M/g)).toHaveLength(3);
    expect(moving).toBe("");
  });

  it("stay the same text, but for those of the step that is dragged", () => {
    const first = paths.split(wires, cards(new Map([["d", { x: 1000, y: 50 }]])));
    const second = paths.split(wires, cards(new Map([["d", { x: 1040, y: 90 }]])));
    expect(first.still.match(/M/g)).toHaveLength(2);
    expect(second.still).toBe(first.still);
    expect(second.moving).not.toBe(first.moving);
  });

  it("leave out a wire whose step is not there", () => {
    const some = cards().filter(({ id }) => id !== "d");
    expect(paths.split(wires, some).still.match(/M/g)).toHaveLength(2);
  });
});
