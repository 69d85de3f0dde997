import { expect, it } from "vitest";
import { namedIn } from "./TryOut";

it("finds the variables a configuration speaks of, each once and in order", () => {
  const config = {
    url: "https://x.example/{caller}",
    sent: [{ name: "a", value: "{code} {caller}" }],
    headers: [{ name: "X", value: "{No} {}" }],
  };
  expect(namedIn(config)).toEqual(["caller", "code"]);
});
