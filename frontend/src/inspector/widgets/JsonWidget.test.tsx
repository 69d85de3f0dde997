import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { Field } from "../../catalogue/types";
import { renderPart } from "../../testing/pages";
import { Widget } from "../Widget";

/** A kind that only a newer server knows. */
const field = { name: "shape", kind: "polygon", label: "Shape" } as unknown as Field;

async function edit(value: unknown) {
  const onChange = vi.fn();
  const shown = { help: null, hideLabel: false, error: null, readOnly: false };
  await renderPart(
    <Widget {...{ field, value, onChange }} {...shown} path="shape" label="Shape" />,
  );
  return { onChange, box: screen.getByRole("textbox", { name: "Shape" }) };
}

describe("a field of an unknown kind", () => {
  it("is shown as JSON and kept once it can be read", async () => {
    const { onChange, box } = await edit({ sides: 3 });
    expect(JSON.parse((box as HTMLTextAreaElement).value)).toEqual({ sides: 3 });
    await userEvent.clear(box);
    await userEvent.type(box, "[[4]");
    expect(onChange).toHaveBeenLastCalledWith([4]);
  });

  it("says that it is not JSON yet, and keeps nothing of it", async () => {
    const { onChange, box } = await edit(null);
    await userEvent.type(box, "[[4");
    expect(onChange).not.toHaveBeenCalled();
    expect(box).toHaveAccessibleDescription(/This is not JSON yet/);
  });
});
