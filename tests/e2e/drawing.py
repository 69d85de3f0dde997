"""A hand on the canvas: drags steps from the palette, draws wires, fills in forms."""

from __future__ import annotations

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

    def move(self, kind: str, *, to: tuple[int, int]) -> None:
        """Drag a step by its name to a place of the canvas."""
        corner, step = self.pane.bounding_box(), self.step(kind).bounding_box()
        assert corner is not None
        assert step is not None
        self._drag((step["x"] + 60, step["y"] + 14), (corner["x"] + to[0], corner["y"] + to[1]))
        while step != (step := self.step(kind).bounding_box()):
            # It is drawn a moment after the mouse was there.
            self.page.wait_for_timeout(150)

    def wire(self, source: str, port: str, target: str) -> None:
        """Draw a wire with the mouse, from a way out to a step's way in."""
        begin = self._middle(self.step(source).locator(f"[data-port='{port}']"))
        self._drag(begin, self._middle(self.step(target).locator(".react-flow__handle-left")))

    def _drag(self, begin: tuple[float, float], end: tuple[float, float]) -> None:
        self.page.mouse.move(*begin)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=8)
        self.page.mouse.up()

    def form(self, kind: str) -> Locator:
        """The form of a step, opened by clicking on its name."""
        step = self.step(kind)
        step.click(position={"x": 60, "y": 14})
        form = self.page.get_by_role("complementary", name="Settings of the step")
        # A form comes a moment after its card; until then the one before is shown.
        expect(form).to_have_attribute("data-step", step.get_attribute("data-node-id") or "")
        expect(form.get_by_label("Name of the step")).to_be_visible()
        return form

    def choose_prompt(self, kind: str, label: str, prompt: str) -> None:
        box = self.form(kind).get_by_role("combobox", name=label, exact=True)
        box.click()
        self.page.get_by_role("option", name=prompt, exact=True).click()
        expect(box).to_have_value(prompt)

    def add_item(self, kind: str, label: str, fields: dict[str, str]) -> None:
        """Add a record to a list of a step's form and fill it in."""
        group = self.form(kind).get_by_role("group", name=label, exact=True)
        group.get_by_role("button", name=f"Add: {label}").click()
        item = group.get_by_role("listitem").last
        for field, value in fields.items():
            box = item.get_by_label(field, exact=True)
            if box.evaluate("element => element.tagName") == "SELECT":
                box.select_option(value)
            else:
                box.fill(value)

    def _middle(self, handle: Locator) -> tuple[float, float]:
        box = handle.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
