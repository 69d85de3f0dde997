import { act, screen } from "@testing-library/react";
import { beforeAll, expect, it } from "vitest";
import { Inspector } from "../inspector/Inspector";
import { drawing } from "../testing/drawings";
import { renderInFlow } from "../testing/editing";
import { useSteps } from "./useSteps";
import { paintAtOnce } from "../testing/painting";

beforeAll(paintAtOnce);

/** The drawing, from where Enter goes into the form. */
function Drawing() {
  const { toForm } = useSteps(() => undefined);
  return (
    <button type="button" onClick={() => toForm("first")}>
      Go in
    </button>
  );
}

it("goes into the form of a step that was selected this very moment", async () => {
  const { store } = await renderInFlow(
    <>
      <Drawing />
      <Inspector />
    </>,
    { document: drawing("a > b") },
  );
  act(() => store.getState().select(["a"]));
  const goIn = screen.getByRole("button", { name: "Go in" });
  // As a key that comes right after another: nothing has been drawn in between.
  store.getState().select(["b"]);
  goIn.click();
  const form = screen.getByRole("complementary", { name: "Settings of the step" });
  expect(form).toHaveAttribute("data-step", "b");
  expect(document.activeElement).toHaveAttribute("data-step-name");
});
