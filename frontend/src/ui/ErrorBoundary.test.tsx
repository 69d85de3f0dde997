import { MantineProvider } from "@mantine/core";
import { render, screen } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import { startTranslation } from "../i18n";
import { ErrorBoundary } from "./ErrorBoundary";

beforeAll(() => startTranslation("en"));

function Broken(): never {
  throw new Error("a bug");
}

it("says what to do and brings unsaved work to safety when a part of the page breaks", () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const onCrash = vi.fn();
  render(
    <MantineProvider env="test">
      <ErrorBoundary onCrash={onCrash}>
        <Broken />
      </ErrorBoundary>
    </MantineProvider>,
  );
  expect(screen.getByRole("button", { name: "Reload the page" })).toBeInTheDocument();
  expect(onCrash).toHaveBeenCalled();
});
