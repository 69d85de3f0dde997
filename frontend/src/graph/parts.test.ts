import { describe, expect, it } from "vitest";
import { inputsFor, passageHere, stepHere, wayRenames } from "./parts";

const OPEN = { id: "n1", label: "Open" };
const CLOSED = { id: "n2", label: "Closed" };

describe("taking over ways out", () => {
  it("keeps the wires of ways that stay, whatever they are called now", () => {
    expect(wayRenames([OPEN], [{ ...OPEN, label: "We are open" }])).toEqual(new Map());
  });

  it("hands a wire to a new way of the same name", () => {
    expect(wayRenames([OPEN], [{ ...OPEN, id: "n7" }])).toEqual(new Map([["way:n1", "way:n7"]]));
  });

  it("gives each new way one wire only", () => {
    const twins = [OPEN, { ...OPEN, id: "n3" }];
    expect([...wayRenames(twins, [{ ...OPEN, id: "n7" }]).values()]).toEqual(["way:n7", null]);
  });

  it("takes the wire of a way that is gone away", () => {
    expect(wayRenames([OPEN, CLOSED], [OPEN])).toEqual(new Map([["way:n2", null]]));
  });
});

it("asks for what the flow takes along and keeps what was given", () => {
  const config = {
    inputs: [
      { name: "who", value: "{caller}" },
      { name: "", value: "lost" },
    ],
  };
  expect(inputsFor(config, ["who", "why"])).toEqual([
    { name: "who", value: "{caller}" },
    { name: "why", value: "" },
  ]);
});

describe("a call inside a part", () => {
  it("stands at the step that uses it", () => {
    expect([stepHere("n5"), stepHere("n5/n2/n9")]).toEqual(["n5", "n5"]);
  });

  it("lights the way by which it leaves the part, and none inside", () => {
    const passages = [
      { node: "n5/n9", port: "outside" },
      { node: "n5/n2", port: "done" },
      { node: "n5/n2/n9", port: "outside" },
      { node: "n1", port: "next" },
    ];
    expect(passages.map(passageHere)).toEqual([
      { node: "n5", port: "way:n9" },
      null,
      null,
      { node: "n1", port: "next" },
    ]);
  });
});
