import i18next from "i18next";
import { expect, it } from "vitest";
import type { Catalogue } from "../catalogue/types";
import { startTranslation } from ".";
import { learned } from "./catalogue";

const bundle = (): Readonly<Record<string, string>> =>
  i18next.getResourceBundle("sv", "catalogue") as Readonly<Record<string, string>>;

it("learns the words of other packages and keeps its own", async () => {
  await startTranslation("sv");
  const own = bundle()["Busy"];
  learned({ words: { sv: { "How often": "Hur ofta", Busy: "Fel" } } } as unknown as Catalogue);
  expect([bundle()["How often"], bundle()["Busy"]]).toEqual(["Hur ofta", own]);
});
