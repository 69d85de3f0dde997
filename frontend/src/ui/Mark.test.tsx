import { render } from "@testing-library/react";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Mark } from "./Mark";

const FILE = join(import.meta.dirname, "../../../designer/static/designer/antler.svg");

function shapes(root: ParentNode): (string | null)[] {
  const attributes = ["d", "cx", "cy", "r"];
  return [...root.querySelectorAll("path, circle")].flatMap((shape) =>
    attributes.map((name) => shape.getAttribute(name)),
  );
}

it("is the same drawing as the mark of the other pages", () => {
  const file = new DOMParser().parseFromString(readFileSync(FILE, "utf8"), "image/svg+xml");
  const { container } = render(<Mark size={24} />);
  expect(shapes(container)).toEqual(shapes(file));
});
