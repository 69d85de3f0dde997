import { describe, expect, it } from "vitest";
import { goldenCatalogue, goldenPorts } from "../testing/golden";
import { typesByName } from "./lookup";
import { portsOf } from "./ports";

const types = typesByName(goldenCatalogue());

describe("ways out", () => {
  it.each(goldenPorts().map((example) => [JSON.stringify(example.config), example] as const))(
    "are what the engine derives from %s",
    (_, { type, config, ports }) => {
      const declared = types.get(type);
      expect(declared && portsOf(declared, config)).toEqual(ports);
    },
  );

  it("take their words from the reader's language", () => {
    const menu = types.get("menu");
    const swedish = (english: string): string => (english === "No input" ? "Inget tryck" : english);
    expect(menu && portsOf(menu, {}, swedish)[0]?.label).toBe("Inget tryck");
  });
});
