import { describe, expect, it } from "vitest";
import {
  definitionOf,
  found,
  sheetOf,
  withColumn,
  withPasted,
  withoutColumn,
  wrongRow,
} from "./sheet";

const SHEET = {
  columns: ["A", "B"],
  rows: [
    ["1", "2"],
    ["", ""],
    ["3", "4"],
  ],
};

describe("a sheet", () => {
  it("is sent without the rows that hold nothing", () => {
    expect(definitionOf("table", SHEET)).toEqual({
      columns: ["A", "B"],
      rows: [
        ["1", "2"],
        ["3", "4"],
      ],
    });
  });

  it("of a caller list is sent as numbers and notes", () => {
    const sheet = sheetOf({ definition: { entries: [{ number: "+4670*", note: "All" }] } });
    expect(definitionOf("caller_list", sheet)).toEqual({
      entries: [{ number: "+4670*", note: "All" }],
    });
  });

  it("shows what is wrong at the row it was sent from", () => {
    expect(wrongRow({ "rows.1.0": "Too long." }, SHEET)).toBe(2);
    expect(wrongRow({ definition: "Row 2: +4670* is in row 1 already." }, SHEET)).toBe(2);
    expect(wrongRow({ name: "Taken." }, SHEET)).toBeNull();
  });

  it("takes pasted cells from a place on, with rows for what is left over", () => {
    const pasted = withPasted(SHEET, { row: 2, column: 1 }, "x\ty\nz\n", 1000);
    expect(pasted?.rows.slice(2)).toEqual([
      ["3", "x"],
      ["", "z"],
    ]);
  });

  it("leaves a text of one cell to the browser", () => {
    expect(withPasted(SHEET, { row: 0, column: 0 }, "one cell", 1000)).toBeNull();
  });

  it("grows no longer than it may", () => {
    expect(withPasted(SHEET, { row: 2, column: 0 }, "a\nb\nc", 3)?.rows).toHaveLength(3);
  });

  it("keeps its cells below their columns", () => {
    const wider = withColumn(SHEET, "C");
    expect(withoutColumn(wider, 0)).toEqual({
      columns: ["B", "C"],
      rows: [
        ["2", ""],
        ["", ""],
        ["4", ""],
      ],
    });
  });

  it("finds rows by what they hold, whatever the capitals", () => {
    expect(found({ columns: ["A"], rows: [["Anna"], ["Bo"]] }, "ANN")).toEqual([0]);
  });
});
