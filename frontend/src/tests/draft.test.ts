import { describe, expect, it } from "vitest";
import {
  calledBefore,
  freeName,
  fromField,
  newDefinition,
  nextMorning,
  ofDoing,
  ofKind,
  toField,
} from "./draft";

describe("the time of a test", () => {
  it("is written by the reader's clock and kept whole", () => {
    const iso = new Date(2026, 4, 4, 9, 5).toISOString();
    expect(toField(iso)).toBe("2026-05-04T09:05");
    expect(fromField("2026-05-04T09:05")).toBe(iso);
  });

  it("is nothing as long as it cannot be read", () => {
    expect(fromField("")).toBeNull();
    expect(toField("soon")).toBe("");
  });

  it("begins on the next weekday", () => {
    // A Friday: Saturday and Sunday are passed over.
    const morning = new Date(nextMorning(new Date(2026, 4, 8, 15)));
    expect([morning.getDay(), morning.getHours()]).toEqual([1, 10]);
  });
});

it("is a call to the number that leads to the flow", () => {
  expect(newDefinition("+46766861004", new Date()).called).toBe("+46766861004");
});

it("tells of a call a day before, or of none", () => {
  const definition = { ...newDefinition("", new Date()), at: "2026-05-04T09:00:00Z" };
  const again = calledBefore({ ...definition, passed: { visits: 3 } }, true);
  expect(again).toMatchObject({ earlier: "2026-05-03T09:00:00.000Z", passed: { visits: 3 } });
  expect(calledBefore(again, false)).toMatchObject({ earlier: null, passed: {} });
});

describe("another kind of expectation", () => {
  const reaches = { kind: "reaches", step: "a", most_steps: 3 } as const;

  it("keeps the step where both are about one", () => {
    expect(ofKind(reaches, "leaves")).toMatchObject({ kind: "leaves", step: "a", most_steps: 3 });
  });

  it("keeps nothing that it is not about", () => {
    expect(ofKind({ ...reaches, kind: "leaves", port: "x" }, "reaches")).not.toHaveProperty("port");
    expect(ofKind(reaches, "hears")).not.toHaveProperty("step");
    expect(ofKind(reaches, "ends")).toMatchObject({ how: "end" });
  });
});

it("keeps keys only where they are pressed", () => {
  const pressed = { step: "a", does: "press", keys: "1" } as const;
  expect(ofDoing(pressed, "press")).toEqual(pressed);
  expect(ofDoing(pressed, "busy")).toEqual({ step: "a", does: "busy" });
});

it("counts copies on", () => {
  expect(freeName("Sales", ["Sales"])).toBe("Sales 2");
  expect(freeName("Sales 2", ["Sales", "Sales 2"])).toBe("Sales 3");
});
