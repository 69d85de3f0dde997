import { expect, it } from "vitest";
import { drawing, node } from "../testing/drawings";
import { stillStands, takeTheirs, valueOf } from "./clashes";
import * as edits from "./edits";
import { mergeDocuments } from "./merge";

const base = {
  ...drawing("a > b > c"),
  nodes: [node("a", { config: { ring: 20 } }), node("b"), node("c")],
};

function clashOf(mine: edits.Edit, theirs: edits.Edit) {
  const { document, clashes } = mergeDocuments({ base, mine: mine(base), theirs: theirs(base) });
  const [clash] = clashes;
  if (clash === undefined) throw new Error("no clash");
  return { document, clash };
}

it("puts their value where mine was kept", () => {
  const set = (ring: number) => edits.configureNode("a", { ring });
  const { document, clash } = clashOf(set(25), set(30));
  expect(valueOf(takeTheirs(clash)(document), clash)).toBe(30);
});

it("takes a value away that they had taken away", () => {
  const { document, clash } = clashOf(
    edits.configureNode("a", { ring: 25 }),
    edits.configureNode("a", { ring: null }),
  );
  const emptied = takeTheirs({ ...clash, theirs: undefined })(document);
  expect(emptied.nodes[0]?.config).toEqual({});
});

it("leads a wire where they led it", () => {
  const lead = (target: string) => edits.connect({ source: "a", port: "busy", target });
  const { document, clash } = clashOf(lead("b"), lead("c"));
  expect(takeTheirs(clash)(document).edges.at(-1)?.target).toBe("c");
});

it("has nothing to ask any more once somebody has drawn on", () => {
  const set = (ring: number) => edits.configureNode("a", { ring });
  const { document, clash } = clashOf(set(25), set(30));
  expect(stillStands(document, clash)).toBe(true);
  expect(stillStands(set(40)(document), clash)).toBe(false);
});
