import { expect, it } from "vitest";
import { drawing } from "../testing/drawings";
import type { FlowDocument } from "./document";
import * as edits from "./edits";
import type { History } from "./history";
import { EMPTY_HISTORY, record, redo, undo } from "./history";
import { pack, unpackText } from "./packing";

const first = drawing("a > b > c");
const second = edits.renameNode("a", "A")(first);
const third = edits.removeNodes(new Set(["b"]))(second);
const history = record(record(EMPTY_HISTORY, first, second), second, third);

const reloaded = (of: History, at: FlowDocument): History =>
  unpackText(JSON.stringify(pack(of, at)), at);

function names({ nodes }: FlowDocument): string[] {
  return nodes.map((node) => node.name).sort();
}

it("undoes step by step what was done before the reload", () => {
  const once = undo(reloaded(history, third), third);
  const twice = once && undo(once.history, once.document);
  expect(once && names(once.document)).toEqual(["A", "b", "c"]);
  expect(twice && names(twice.document)).toEqual(["a", "b", "c"]);
});

it("brings wires and places back with the step", () => {
  const undone = undo(reloaded(history, third), third)?.document;
  expect(undone?.edges).toEqual(expect.arrayContaining([...second.edges]));
  expect(undone?.layout).toEqual(second.layout);
});

it("does again what was undone before the reload", () => {
  const undone = undo(history, third);
  const again = undone && redo(reloaded(undone.history, undone.document), undone.document);
  expect(again && names(again.document)).toEqual(["A", "c"]);
});

it("keeps what somebody else changed during the reload", () => {
  const theirs = edits.renameNode("c", "Theirs")(third);
  const kept = unpackText(JSON.stringify(pack(history, third)), theirs);
  const undone = undo(kept, theirs)?.document;
  expect(undone && names(undone)).toEqual(["A", "Theirs", "b"]);
});

it.each([["{"], ["null"], ["{}"], ['{"past":[1],"future":[],"document":{}}']])(
  "begins anew where %j was kept",
  (text) => {
    expect(unpackText(text, first)).toEqual(EMPTY_HISTORY);
  },
);
