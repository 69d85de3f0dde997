import i18next from "i18next";
import { beforeAll, expect, it } from "vitest";
import type { Version } from "../api/types";
import { typesByName } from "../catalogue/lookup";
import { startTranslation } from "../i18n";
import { drawing, node } from "../testing/drawings";
import { FLOW } from "../testing/editing";
import { goldenCatalogue } from "../testing/golden";
import { tellPartChanges } from "./part-changes";

beforeAll(() => startTranslation("en"));

const live = { number: 4, published_at: "", published_by: null, note: "" };
const hours = { ...FLOW, key: "hours", name: "Hours", live_version: live };

function version(number: number, held: number): Version {
  const parts = [{ node: "p", flow: "hours", version: held }];
  return { ...live, number, digest: "", live: false, calls: 0, live_calls: 0, parts };
}

function told(before: number, after: number | "draft", pinned: number | null = null): string[] {
  const config = { flow: "hours", version: pinned };
  const draft = { ...drawing("p"), nodes: [node("p", { type: "part", config })] };
  const known = {
    draft,
    types: typesByName(goldenCatalogue()),
    versions: [version(1, 2), version(2, 3)],
    flows: [hours],
  };
  return tellPartChanges({ before, after }, known, i18next.t).map(({ text }) => text);
}

it("tells that a part is of another version although nothing was drawn", () => {
  expect(told(1, 2)).toEqual(["The part “Hours” is version 3 instead of 2."]);
});

it("takes the latest published for the draft, or what it pins", () => {
  expect([told(2, "draft"), told(2, "draft", 3)]).toEqual([
    ["The part “Hours” is version 4 instead of 3."],
    [],
  ]);
});
