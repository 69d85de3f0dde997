import { expect, it } from "vitest";
import { goldenCatalogue } from "../testing/golden";
import { typesByName } from "./lookup";
import { stepName } from "./naming";

const types = typesByName(goldenCatalogue());
const swedish = (english: string): string => (english === "Menu" ? "Meny" : english);

it.each([
  ["its own name", { name: "Reception", type: "menu" }, "Reception"],
  ["its kind's where it has none", { name: "  ", type: "menu" }, "Meny"],
  ["what the document says where nobody knows its kind", { name: "", type: "fax" }, "fax"],
])("calls a step by %s", (_, step, name) => {
  expect(stepName(step, types, swedish)).toBe(name);
});
