import { expect, it } from "vitest";
import { drawing } from "../testing/drawings";
import { addNote } from "./frames";
import { copyText, pasteText } from "./clipboard";

const flow = drawing("a > b > c");
const paste = (text: string) => pasteText(text, { document: flow, random: Math.random });

it("pastes copied steps under new ids, with the wires between them", () => {
  const pasted = paste(copyText(flow, new Set(["a", "b"])));
  const [first, second] = pasted?.nodes ?? [];
  expect(flow.nodes.map((node) => node.id)).not.toContain(first?.id);
  expect(pasted?.edges).toEqual([{ source: first?.id, port: "done", target: second?.id }]);
});

it("puts them a little aside", () => {
  const pasted = paste(copyText(flow, new Set(["a"])));
  expect(Object.values(pasted?.places ?? {})).toEqual([{ x: 40, y: 40 }]);
});

it("puts their upper left corner where it is wanted", () => {
  const text = copyText(flow, new Set(["b", "c"]));
  const pasted = pasteText(text, { document: flow, random: Math.random, at: { x: 7, y: 9 } });
  expect(Object.values(pasted?.places ?? {})).toEqual([
    { x: 7, y: 9 },
    { x: 327, y: 9 },
  ]);
});

it("pastes a note as another note", () => {
  const noted = addNote("note:1", { x: 0, y: 0 })(flow);
  const pasted = pasteText(copyText(noted, new Set(["note:1"])), {
    document: noted,
    random: Math.random,
  });
  const [id] = Object.keys(pasted?.places ?? {});
  expect(id).toMatch(/^note:/);
  expect(id).not.toBe("note:1");
});

it.each([["hello"], ["{}"], ['{"nodes":[{"id":"x"}]}']])("leaves %j to others", (text) => {
  expect(paste(text)).toBeNull();
});
