import { describe, expect, it } from "vitest";
import { anIssue } from "../testing/editing";
import { countOf, issuesByWire, worst } from "./issues";

const error = anIssue({ severity: "error" });
const warning = anIssue({ severity: "warning" });
const hint = anIssue({ severity: "hint" });

describe("issues", () => {
  it.each([
    [[hint, error, warning], "error"],
    [[hint, warning], "warning"],
    [[hint], "hint"],
    [[], null],
  ])("are as bad as the worst of them", (issues, severity) => {
    expect(worst(issues)).toBe(severity);
  });

  it("belong to the wire of the way out they name", () => {
    const loop = anIssue({ node: "a", port: "done" });
    expect(issuesByWire([loop, anIssue({ node: "a" }), error])).toEqual(
      new Map([["a done", [loop]]]),
    );
  });

  it("are counted by how bad they are", () => {
    expect(countOf([hint, hint, error])).toEqual({ error: 1, warning: 0, hint: 2 });
  });
});
