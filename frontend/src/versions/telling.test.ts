import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { typesByName } from "../catalogue/lookup";
import type { Config } from "../catalogue/types";
import { compareDocuments } from "../graph/compare";
import type { FlowDocument } from "../graph/document";
import * as edits from "../graph/edits";
import { startTranslation } from "../i18n";
import catalogueSv from "../i18n/catalogue.sv.json";
import { drawing, node } from "../testing/drawings";
import { goldenCatalogue } from "../testing/golden";
import { tellChanges } from "./telling";

const types = typesByName(goldenCatalogue());
const SWEDISH: Readonly<Record<string, string>> = catalogueSv;

const MENU: Config = {
  choices: [
    { key: "1", label: "Shop" },
    { key: "4", label: "Stock" },
  ],
};
const base: FlowDocument = {
  ...drawing("menu.key:4 > sales", "stock"),
  nodes: [
    node("menu", { type: "menu", name: "Main menu", config: MENU }),
    node("sales", { type: "connect", name: "Sales", config: { ring_time: 25 } }),
    node("stock", { type: "play", name: "Stock", config: { prompt: "hello" } }),
  ],
};

function told(...work: edits.Edit[]): string[] {
  const comparison = compareDocuments(base, edits.inOrder(...work)(base));
  const swedish = i18next.language === "sv";
  const words = {
    translate: (english: string) => (swedish ? (SWEDISH[english] ?? english) : english),
    promptName: (key: string) => ({ hello: "Welcome", bye: "Farewell" })[key] ?? key,
    flowName: (key: string) => ({ hours: "Opening hours" })[key] ?? key,
    sharedName: (_kind: string, key: string) => key,
  };
  return tellChanges(comparison, { t: i18next.t, types, words }).map(({ text }) => text);
}

const keys = (choices: readonly { key: string; label: string }[]) =>
  edits.configureNode("menu", { ...MENU, choices });
const [one, four] = [
  { key: "1", label: "Shop" },
  { key: "4", label: "Stock" },
];

const STORIES: readonly [string, edits.Edit, string][] = [
  [
    "a number",
    edits.configureNode("sales", { ring_time: 30 }),
    "“Sales”, Ring for: now 30 s instead of 25 s.",
  ],
  [
    "a message",
    edits.configureNode("stock", { prompt: "bye" }),
    "“Stock”, Message: now “Farewell” instead of “Welcome”.",
  ],
  [
    "what is empty now",
    edits.configureNode("stock", {}),
    "“Stock”, Message: now empty instead of “Welcome”.",
  ],
  [
    "a switch",
    edits.configureNode("stock", { prompt: "hello", skippable: true }),
    "“Stock”, May be skipped with a key: now on.",
  ],
  ["a name", edits.renameNode("sales", "Shop"), "“Sales” is now called “Shop”."],
  [
    "a new key",
    keys([one, four, { key: "5", label: "Else" }]),
    "“Main menu”, Keys: “5 Else” is new.",
  ],
  ["a key that went", keys([four]), "“Main menu”, Keys: “1 Shop” is gone."],
  [
    "a key's words",
    keys([{ key: "1", label: "Store" }, four]),
    "“Main menu”, Keys: “1 Store” instead of “1 Shop”.",
  ],
  ["the order of keys", keys([four, one]), "“Main menu”, Keys: in another order."],
  [
    "a wire led elsewhere",
    edits.connect({ source: "menu", port: "key:4", target: "stock" }),
    "“4 Stock” of “Main menu” now leads to “Stock” instead of “Sales”.",
  ],
  [
    "a new wire",
    edits.connect({ source: "menu", port: "key:1", target: "stock" }),
    "“1 Shop” of “Main menu” now leads to “Stock”.",
  ],
  [
    "a wire that went",
    edits.removeEdges(new Set(["menu key:4"])),
    "“4 Stock” of “Main menu” now leads nowhere instead of to “Sales”.",
  ],
];

describe("a change is told in one plain sentence", () => {
  beforeAll(() => startTranslation("en"));

  it.each(STORIES)("about %s", (_, work, sentence) => {
    expect(told(work)).toEqual([sentence]);
  });

  it("about a new step, and where it is led to", () => {
    const nameless = node("n", { type: "hang_up", name: "" });
    expect(told(edits.addNodes([nameless], {}))).toEqual(["“Hang up” is new."]);
  });

  it("about a step that went, without a sentence for each of its ways out", () => {
    expect(told(edits.removeNodes(new Set(["menu"])))).toEqual(["“Main menu” is gone."]);
  });

  it("about a step with something this page does not know", () => {
    const odd: edits.Edit = (document) => ({
      ...document,
      nodes: document.nodes.map((one) => (one.id === "stock" ? { ...one, odd: 1 } : one)),
    });
    expect(told(odd)).toEqual(["“Stock” was changed."]);
  });

  it("in general where what is written down now is what it did before", () => {
    const fallback = types
      .get("connect")
      ?.fields.find(({ name }) => name === "talk_limit")?.default;
    const written = { ring_time: 25, talk_limit: fallback };
    expect(told(edits.configureNode("sales", written))).toEqual(["“Sales” was changed."]);
  });
});

describe("in Swedish", () => {
  beforeAll(() => startTranslation("sv"));

  it("says the same with Swedish names of fields", () => {
    expect(told(edits.configureNode("sales", { ring_time: 30 }))).toEqual([
      "”Sales”, Ring i: nu 30 s i stället för 25 s.",
    ]);
  });
});
