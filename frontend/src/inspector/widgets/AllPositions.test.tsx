import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it } from "vitest";
import { EMPTY_DOCUMENT } from "../../graph/document";
import { node } from "../../testing/drawings";
import { renderInFlow } from "../../testing/editing";
import { Inspector } from "../Inspector";
import { paintAtOnce } from "../../testing/painting";

beforeAll(paintAtOnce);

it("gives each position of the switch a way out at once, and keeps those there are", async () => {
  const config = { switch: "mode", positions: [{ name: "Storm" }, { name: "" }] };
  const document = { ...EMPTY_DOCUMENT, nodes: [node("n1", { type: "switch", config })] };
  const mode = { key: "mode", name: "Mode", positions: ["Normal", "Storm"], position: "Normal" };
  const answers = { "switches/": [mode], "me/": { rights: [] } };
  const session = await renderInFlow(<Inspector />, { document, answers });
  act(() => session.store.getState().select(["n1"]));
  await userEvent.click(await screen.findByRole("button", { name: "All positions" }));
  const [changed] = session.store.getState().document.nodes;
  expect(changed?.config["positions"]).toEqual([{ name: "Storm" }, { name: "Normal" }]);
  expect(screen.queryByRole("button", { name: "All positions" })).toBeNull();
});
