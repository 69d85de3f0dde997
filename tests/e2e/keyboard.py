"""A person at a keyboard: no mouse, the same keys that everybody has."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 80
# Counts what a mouse or a finger does; a key press on a button makes a click, but no press.
WATCH_THE_MOUSE = """
    window.touched = 0;
    for (const kind of ["pointerdown", "mousedown", "touchstart", "wheel"])
        addEventListener(kind, () => { window.touched += 1; }, true);
"""


class Keyboard:
    """Goes where a key leads; what cannot be reached fails the test."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)

    def tab_to(self, place: Locator) -> None:
        """Press Tab until the place has the focus."""
        self._go_to(place, "Tab")

    def shift_tab_to(self, place: Locator) -> None:
        """The other way round."""
        self._go_to(place, "Shift+Tab")

    def _go_to(self, place: Locator, key: str) -> None:
        for _ in range(MOST_TABS):
            if self.is_at(place):
                return
            self.press(key)
        raise AssertionError(f"{key} does not lead to {place}.")

    def is_at(self, place: Locator) -> bool:
        return place.count() == 1 and bool(
            place.evaluate("element => element === document.activeElement")
        )

    def fill(self, place: Locator, text: str) -> None:
        self.tab_to(place)
        self.press("Control+a")
        self.write(text)

    def push(self, button: Locator) -> None:
        self.tab_to(button)
        self.press("Enter")

    def choose(self, title: str, search: str) -> None:
        """Search in the small list that has just opened, and take the first it offers."""
        chooser = self.page.get_by_role("dialog", name=title)
        expect(chooser.get_by_role("textbox")).to_be_focused()
        self.write(search)
        self.press("Enter")
        expect(chooser).to_have_count(0)

    def choose_prompt(self, name: str) -> None:
        self.tab_to(self.form.get_by_role("combobox", name="Message").first)
        self.write(name)
        expect(self.page.get_by_role("option", name=name, exact=True)).to_be_visible()
        self.press("ArrowDown", "Enter")

    @property
    def form(self) -> Locator:
        return self.page.get_by_role("complementary", name="Settings of the step")

    def add_record(self, label: str) -> Locator:
        """A new record of a list in the form; the keyboard stands in it."""
        group = self.form.get_by_role("group", name=label, exact=True)
        self.push(group.get_by_role("button", name=f"Add: {label}"))
        return group.get_by_role("listitem").last

    def hears(self, text: str) -> None:
        expect(self.page.get_by_role("log")).to_contain_text(text)

    def sign_in(self, username: str, password: str) -> None:
        self.page.add_init_script(WATCH_THE_MOUSE)
        self.page.goto("/accounts/login/")
        self.fill(self.page.locator("[name=username]"), username)
        self.fill(self.page.locator("[name=password]"), password)
        self.press("Enter")
        self.page.wait_for_url(lambda url: "/accounts/login/" not in url)

    def begin_a_flow(self, name: str) -> None:
        self.push(self.page.get_by_role("button", name="New flow"))
        expect(self.page.get_by_role("dialog").get_by_role("textbox")).to_be_focused()
        self.write(name)
        self.press("Enter")
        self.page.wait_for_url("**/flows/*")
        expect(self.page.locator("[data-node-type=incoming_call]")).to_be_visible()

    def publish(self, note: str) -> None:
        self.press("Control+Enter")
        dialog = self.page.get_by_role("dialog")
        expect(dialog.get_by_role("textbox")).to_be_visible()
        self.fill(dialog.get_by_role("textbox"), note)
        self.push(dialog.get_by_role("button", name="Publish", exact=True))
        expect(dialog.get_by_text("No number points to this flow yet")).to_be_visible()
        self.press("Escape")
        expect(dialog).to_have_count(0)

    def has_not_touched_the_mouse(self) -> bool:
        return bool(self.page.evaluate("window.touched === 0"))
