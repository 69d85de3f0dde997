import { MantineProvider } from "@mantine/core";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { startTranslation } from "../i18n";
import { Chooser } from "./Chooser";

it("goes away when the keyboard goes elsewhere", async () => {
  await startTranslation("en");
  const onClose = vi.fn();
  render(
    <MantineProvider env="test">
      <button type="button">Elsewhere</button>
      <Chooser
        title="Choose"
        searchLabel="Search"
        at={{ x: 0, y: 0 }}
        find={() => []}
        onChoose={() => undefined}
        onClose={onClose}
      />
    </MantineProvider>,
  );
  expect(screen.getByRole("textbox")).toHaveFocus();
  act(() => screen.getByRole("button", { name: "Elsewhere" }).focus());
  expect(onClose).toHaveBeenCalledOnce();
});

it("looks for the choices when something is written, not when an arrow key goes through them", async () => {
  await startTranslation("en");
  const find = vi.fn(() => [
    { key: "a", label: "Alpha" },
    { key: "b", label: "Beta" },
  ]);
  const nothing = (): void => undefined;
  const hands = { find, onChoose: nothing, onClose: nothing };
  render(
    <MantineProvider env="test">
      <Chooser title="Choose" searchLabel="Search" at={{ x: 0, y: 0 }} {...hands} />
    </MantineProvider>,
  );
  find.mockClear();
  await userEvent.keyboard("{ArrowDown}{ArrowUp}a");
  expect(find).toHaveBeenCalledOnce();
});
