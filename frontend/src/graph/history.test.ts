import { describe, expect, it } from "vitest";
import { drawing } from "../testing/drawings";
import * as edits from "./edits";
import { EMPTY_HISTORY, closeStep, record, redo, undo } from "./history";

const start = drawing("a > b");
const named = edits.renameNode("a", "A")(start);
const named2 = edits.renameNode("a", "AB")(named);

describe("undo", () => {
  it("gives back exactly the drawing of before", () => {
    expect(undo(record(EMPTY_HISTORY, start, named), named)?.document).toBe(start);
  });

  it("takes letters typed into one field back together", () => {
    const history = record(record(EMPTY_HISTORY, start, named, "name a"), named, named2, "name a");
    expect(undo(history, named2)?.document).toBe(start);
  });

  it("takes only the letters since the field was left", () => {
    const left = closeStep(record(EMPTY_HISTORY, start, named, "name a"));
    expect(undo(record(left, named, named2, "name a"), named2)?.document).toBe(named);
  });

  it("keeps what somebody else changed since", () => {
    const history = record(EMPTY_HISTORY, start, named);
    const theirs = edits.renameNode("b", "Theirs")(named);
    const undone = undo(history, theirs)?.document;
    expect(undone?.nodes.map((node) => node.name)).toEqual(["a", "Theirs"]);
  });

  it("has nothing to do at the beginning", () => {
    expect(undo(EMPTY_HISTORY, start)).toBeNull();
  });
});

it("redo brings back what was undone, until something new is done", () => {
  const undone = undo(record(EMPTY_HISTORY, start, named), named);
  expect(undone && redo(undone.history, undone.document)?.document).toEqual(named);
  expect(undone && record(undone.history, start, named2).future).toEqual([]);
});
