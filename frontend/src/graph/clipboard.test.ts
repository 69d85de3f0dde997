import { expect, it } from "vitest";
import { drawing } from "../testing/drawings";
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

it.each([["hello"], ["{}"], ['{"nodes":[{"id":"x"}]}']])("leaves %j to others", (text) => {
  expect(paste(text)).toBeNull();
});
