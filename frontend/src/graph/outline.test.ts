import { expect, it } from "vitest";
import { drawing, node } from "../testing/drawings";
import type { FlowDocument, FlowNode } from "./document";
import type { OutlineRow } from "./outline";
import { outlineOf, unfolded } from "./outline";

const WAYS: Readonly<Record<string, readonly string[]>> = {
  menu: ["1", "2", "none"],
  end: [],
};

const rules = {
  isEntry: ({ id }: FlowNode) => id === "start",
  waysOf: ({ id }: FlowNode) => WAYS[id] ?? ["done"],
};

const rowsOf = (document: FlowDocument): OutlineRow[] => outlineOf(document, rules);

const spoken = ({ level, way, kind, node: id }: OutlineRow): string =>
  `${"  ".repeat(level - 1)}${way === null ? "" : `${way.port}: `}${kind === "step" ? "" : `${kind} `}${id ?? ""}`.trimEnd();

const told = (document: FlowDocument): string[] => rowsOf(document).map(spoken);

it("tells from where calls begin, ways out in order and those that lead nowhere too", () => {
  const document = drawing("start.done > menu.2 > play.done > end", "menu.1 > end");
  expect(told(document)).toEqual([
    "start",
    "done: menu",
    "  1: end",
    "  2: play",
    "  done: again end",
    "  none: open",
  ]);
});

it("tells a step once and refers to it from then on, also from inside itself", () => {
  expect(told(drawing("start.done > menu.1 > menu", "menu.2 > end", "menu.none > end"))).toEqual([
    "start",
    "done: menu",
    "  1: again menu",
    "  2: end",
    "  none: again end",
  ]);
});

it("tells what no call reaches at the end, beginning with what nothing leads to", () => {
  const document = drawing(
    "start.done > end",
    "loop.done > lost.done > end",
    "a.done > b.done > a",
  );
  expect(told(document)).toEqual([
    "start",
    "done: end",
    "unreached",
    "  loop",
    "  done: lost",
    "  done: again end",
    "  a",
    "  done: b",
    "  done: again a",
  ]);
});

it("tells a flow without a beginning as unreached", () => {
  expect(told(drawing("menu.1 > end"))[0]).toBe("unreached");
});

it("takes a wire to a step that is not there for a way out that leads nowhere", () => {
  const document = { ...drawing("start"), edges: [{ source: "start", port: "done", target: "x" }] };
  expect(told(document)).toEqual(["start", "done: open"]);
});

it("counts each row among those of the same parent", () => {
  const rows = rowsOf(drawing("start.done > menu.1 > end"));
  expect(rows.map(({ place, of, children }) => [place, of, children])).toEqual([
    [1, 2, 0],
    [2, 2, 3],
    [1, 3, 0],
    [2, 3, 0],
    [3, 3, 0],
  ]);
});

it("keeps a way out's key when it leads elsewhere", () => {
  const keys = (document: FlowDocument): string[] => rowsOf(document).map(({ key }) => key);
  expect(keys(drawing("start.done > end"))).toEqual(keys({ ...drawing("start"), edges: [] }));
});

it("leaves out what lies inside of a folded row, and nothing after it", () => {
  const rows = rowsOf(drawing("start.done > menu.1 > end", "lost"));
  const menu = rows.find((row) => row.node === "menu");
  const left = unfolded(rows, new Set([menu?.key ?? ""]));
  expect(left.map(spoken)).toEqual(["start", "done: menu", "unreached", "  lost", "  done: open"]);
});

it("tells a chain of thousands of steps", () => {
  const nodes = Array.from({ length: 5_000 }, (_, index) => node(`n${index}`));
  const edges = nodes.slice(1).map(({ id }, index) => ({
    source: `n${index}`,
    port: "done",
    target: id,
  }));
  const isEntry = ({ id }: FlowNode): boolean => id === "n0";
  expect(outlineOf({ ...drawing(), nodes, edges }, { ...rules, isEntry })).toHaveLength(5_001);
});
