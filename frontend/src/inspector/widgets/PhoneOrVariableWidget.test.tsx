import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it } from "vitest";
import type { Config } from "../../catalogue/types";
import { EMPTY_DOCUMENT } from "../../graph/document";
import { node } from "../../testing/drawings";
import { renderInFlow } from "../../testing/editing";
import { Inspector } from "../Inspector";
import { paintAtOnce } from "../../testing/painting";

beforeAll(paintAtOnce);

async function ringing(number: string) {
  const nodes = [
    node("n1", { type: "connect", config: { targets: [{ number, name: "" }] } }),
    node("n2", { type: "ask_digits", config: { variable: "extension" } }),
  ];
  const { store } = await renderInFlow(<Inspector />, { document: { ...EMPTY_DOCUMENT, nodes } });
  act(() => store.getState().select(["n1"]));
  const kept = (): unknown => {
    const [target] = (store.getState().document.nodes[0]?.config["targets"] ?? []) as Config[];
    return target?.["number"];
  };
  return { kept, box: screen.getByRole("textbox", { name: "Number" }), user: userEvent.setup() };
}

it("keeps a number as the carrier takes it", async () => {
  const { kept, box, user } = await ringing("");
  await user.type(box, "070-174 06 05");
  await user.tab();
  expect(kept()).toBe("+46701740605");
});

it("offers the variables of the flow when a brace is typed", async () => {
  const { kept, box, user } = await ringing("");
  await user.type(box, "{{ext");
  await user.keyboard("{Enter}");
  expect(kept()).toBe("{extension}");
  await user.tab();
  expect(kept()).toBe("{extension}");
});

it("takes a variable of the list instead of a number", async () => {
  const { kept, user } = await ringing("+46701740605");
  await user.click(screen.getByRole("button", { name: "Insert a variable" }));
  await user.click(screen.getByRole("option", { name: /\{extension\}/ }));
  expect(kept()).toBe("{extension}");
});

it("puts a variable into a SIP address", async () => {
  const { kept, box, user } = await ringing("sip:@example.com");
  await user.type(box, "{{ext", { initialSelectionStart: 4, initialSelectionEnd: 4 });
  await user.keyboard("{Enter}");
  expect(kept()).toBe("sip:{extension}@example.com");
});
