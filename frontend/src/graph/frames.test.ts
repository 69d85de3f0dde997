import { expect, it } from "vitest";
import { drawing } from "../testing/drawings";
import { addNote, changeFrame, framesOf, groupAround, lyingOn } from "./frames";
import { parseDocument, toWire } from "./parse";

const steps = [
  { id: "a", x: 0, y: 0, width: 100, height: 50 },
  { id: "b", x: 300, y: 200, width: 100, height: 50 },
];
const grouped = groupAround("group:1", steps.slice(0, 1), "Opening")(drawing("a > b"));

it("a group surrounds the steps it was made of, and no others", () => {
  const [group] = framesOf(grouped.layout);
  expect(group && lyingOn(group, steps)).toEqual(["a"]);
});

it("nothing lies on a note", () => {
  const [note] = framesOf(addNote("note:1", { x: 0, y: 0 })(drawing("a")).layout);
  expect(note && lyingOn(note, steps)).toEqual([]);
});

it("changes only what is said", () => {
  const [group] = framesOf(changeFrame("group:1", { colour: "green" })(grouped).layout);
  expect([group?.text, group?.colour]).toEqual(["Opening", "green"]);
});

it("comes back from the server as it was sent", () => {
  expect(framesOf(parseDocument(toWire(grouped)).layout)).toEqual(framesOf(grouped.layout));
});

it("shows one with a strange look as well as it can", () => {
  const [note] = framesOf({ "note:1": { x: 0, y: 0, colour: "plaid", width: "wide", text: 7 } });
  expect(note).toMatchObject({ colour: "yellow", width: 224, text: "" });
});

it("takes no step for a frame", () => {
  expect(framesOf(drawing("group > note").layout)).toEqual([]);
});
