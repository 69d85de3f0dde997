import { MantineProvider } from "@mantine/core";
import { render, screen } from "@testing-library/react";
import type { ComponentType } from "react";
import { describe, expect, it, vi } from "vitest";
import { ErrorBoundary } from "./ErrorBoundary";
import { later } from "./later";

function show(Page: ComponentType): void {
  render(
    <MantineProvider>
      <ErrorBoundary>
        <Page />
      </ErrorBoundary>
    </MantineProvider>,
  );
}

describe("a page that is loaded when somebody goes there", () => {
  it("is shown once it is there", async () => {
    show(later(() => Promise.resolve(() => "The page")).Page);
    expect(await screen.findByText("The page")).toBeVisible();
  });

  it("is shown at once when it was loaded ahead", async () => {
    const page = later(() => Promise.resolve(() => "The page"));
    page.ahead();
    await Promise.resolve();
    show(page.Page);
    expect(screen.getByText("The page")).toBeVisible();
  });

  it("is told of by the boundary around it when it cannot be loaded", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const load = vi.fn(() => Promise.reject(new Error("gone")));
    show(later(load).Page);
    expect(await screen.findByRole("alert")).toBeVisible();
  });
});
