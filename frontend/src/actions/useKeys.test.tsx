import { fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { drawing } from "../testing/drawings";
import { renderInFlow } from "../testing/editing";
import { useDesk } from "./desk";
import { useKeys } from "./useKeys";

afterEach(() => localStorage.clear());

/** The drawing with a button on it, as far as the keyboard knows. */
function Places({ toForm }: { readonly toForm: () => void }) {
  const desk = useDesk();
  useKeys({ ...desk, toForm });
  return (
    <>
      <div className="react-flow" data-steps data-testid="drawing">
        <button type="button">Zoom in</button>
      </div>
      <div data-steps role="tree">
        <div role="treeitem">Play</div>
      </div>
    </>
  );
}

async function enterOn(place: () => HTMLElement) {
  const toForm = vi.fn();
  const { store } = await renderInFlow(<Places toForm={toForm} />, { document: drawing("a > b") });
  store.getState().select(["a"]);
  const goesOn = fireEvent.keyDown(place(), { key: "Enter" });
  return { toForm, goesOn };
}

it("opens the form of a step by Enter on the drawing", async () => {
  const { toForm } = await enterOn(() => screen.getByTestId("drawing"));
  expect(toForm).toHaveBeenCalledOnce();
});

it("opens the form of a step by Enter on its row of the outline", async () => {
  const { toForm } = await enterOn(() => screen.getByRole("treeitem"));
  expect(toForm).toHaveBeenCalledOnce();
});

it("leaves Enter to a button that lies on the drawing", async () => {
  const { toForm, goesOn } = await enterOn(() => screen.getByRole("button"));
  expect(toForm).not.toHaveBeenCalled();
  expect(goesOn).toBe(true);
});

it("leaves letters alone to whoever has switched their shortcuts off, but not Ctrl and a letter", async () => {
  localStorage.setItem("antler.single-keys", "false");
  const session = await renderInFlow(<Places toForm={vi.fn()} />, { document: drawing("a > b") });
  const { store } = session;
  store.getState().select(["a"]);
  const place = screen.getByTestId("drawing");
  expect(fireEvent.keyDown(place, { key: "o" })).toBe(true);
  fireEvent.keyDown(place, { key: "a", ctrlKey: true });
  expect(store.getState().selectedNodes).toEqual(new Set(["a", "b"]));
});
