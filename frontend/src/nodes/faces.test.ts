import { expect, it } from "vitest";
import { goldenCatalogue } from "../testing/golden";
import { faceTypes } from ".";
import { isKnownIcon } from "./icons";

const types = goldenCatalogue().types;

it("has no face for a type that does not exist", () => {
  expect(types.map((type) => type.type)).toEqual(expect.arrayContaining([...faceTypes()]));
});

it.each(types.map((type) => [type.type, type.icon] as const))("knows the icon of %s", (_, icon) => {
  expect(isKnownIcon(icon)).toBe(true);
});
