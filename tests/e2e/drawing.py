"""A hand on the canvas: drags steps from the palette, draws wires, fills in forms."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect


class Canvas:
    """Steps are named by their type, so a flow drawn here has one of each."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pane = page.locator(".react-flow__pane")

    def step(self, kind: str) -> Locator:
        return self.page.locator(f"[data-node-type={kind}]")

    def add(self, kind: str, *, at: tuple[int, int]) -> None:
        """Drag a step from the palette to a place of the canvas (pixels from its corner)."""
        x, y = at
        self.page.locator(f"[data-step-type={kind}]").drag_to(
            self.pane, target_position={"x": x, "y": y}
        )
        expect(self.step(kind)).to_be_visible()

    def wire(self, source: str, port: str, target: str) -> None:
        """Draw a wire with the mouse, from a way out to a step's way in."""
        begin = self._middle(self.step(source).locator(f"[data-port='{port}']"))
        end = self._middle(self.step(target).locator(".react-flow__handle-left"))
        self.page.mouse.move(*begin)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=8)
        self.page.mouse.up()

    def form(self, kind: str) -> Locator:
        """The form of a step, opened by clicking on its name."""
        self.step(kind).click(position={"x": 60, "y": 14})
        form = self.page.get_by_role("complementary", name=re.compile("settings", re.IGNORECASE))
        expect(form).to_be_visible()
        return form

    def _middle(self, handle: Locator) -> tuple[float, float]:
        box = handle.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
