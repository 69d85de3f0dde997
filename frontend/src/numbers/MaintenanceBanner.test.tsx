import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderPart } from "../testing/pages";
import { MaintenanceBanner } from "./MaintenanceBanner";

const ME = { username: "x", name: "X", language: "en", maintenance: ["+46766861004"] };

it("names the numbers, and leads an operator to them", async () => {
  await renderPart(<MaintenanceBanner />, { answers: { "me/": { ...ME, rights: ["operate"] } } });
  expect(await screen.findByText(/answers \+46 76 686 10 04 by itself/)).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "To the numbers" })).toBeInTheDocument();
});

it("leads nobody there who could not end it", async () => {
  await renderPart(<MaintenanceBanner />, { answers: { "me/": { ...ME, rights: ["design"] } } });
  expect(await screen.findByText(/answers \+46 76 686 10 04 by itself/)).toBeInTheDocument();
  expect(screen.queryByRole("link")).toBeNull();
});
