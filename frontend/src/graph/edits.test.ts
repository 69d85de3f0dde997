import { expect, it } from "vitest";
import { drawing } from "../testing/drawings";
import { connect, moveNodes, removeNodes, renameNode, renamePorts, switchNodes } from "./edits";

it("replaces the wire that left the port before", () => {
  const changed = connect({ source: "a", port: "done", target: "c" })(drawing("a > b", "c"));
  expect(changed.edges).toEqual([{ source: "a", port: "done", target: "c" }]);
});

it("removes a step with its wires and its place", () => {
  const changed = removeNodes(new Set(["b"]))(drawing("a > b > c"));
  expect(changed.edges).toEqual([]);
  expect(Object.keys(changed.layout)).toEqual(["a", "c"]);
});

it("keeps what else a place holds when a step is moved", () => {
  const before = { ...drawing("a"), layout: { a: { x: 0, y: 0, pinned: true } } };
  expect(moveNodes({ a: { x: 5, y: 6 } })(before).layout.a).toEqual({ x: 5, y: 6, pinned: true });
});

it("shares the steps it does not touch", () => {
  const before = drawing("a > b");
  expect(renameNode("a", "New")(before).nodes[1]).toBe(before.nodes[1]);
});

it("lets wires follow a renamed port and drops those of a lost one", () => {
  const before = drawing("m.key:1 > a", "m.key:2 > b");
  const renames = new Map([
    ["key:1", "key:9"],
    ["key:2", null],
  ]);
  expect(renamePorts("m", renames)(before).edges).toEqual([
    { source: "m", port: "key:9", target: "a" },
  ]);
});

it("writes the flag of a step only as long as it is off", () => {
  const off = switchNodes(new Set(["a"]), true)(drawing("a > b"));
  expect(off.nodes.map((node) => "off" in node)).toEqual([true, false]);
  expect(switchNodes(new Set(["a"]), false)(off)).toEqual(drawing("a > b"));
});
