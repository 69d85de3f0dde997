"""A switchboard built, mended, tried and published without a mouse."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from designer.management.commands.load_demo import PASSWORD
from tests.e2e.conftest import Visit
from tests.e2e.keyboard import Keyboard

ANNA = "+46701740605"
NEXT = "Choose the next step"
WAYS_TO_AN_END = ("No input", "Wrong key", "Busy", "No answer", "Failed", "Closed")


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")


PLACE_AMONG_ROWS = "row => [...document.querySelectorAll('[role=treeitem]')].indexOf(row)"
# Where the keyboard is once a small list has closed: in the drawing, or on a row of the outline.
STANDS = "[data-steps]:focus, [data-steps] [role=treeitem]:focus"


@pytest.fixture
def keys(page: Page) -> Keyboard:
    keyboard = Keyboard(page)
    keyboard.sign_in("publisher", PASSWORD)
    return keyboard


def drawing(page: Page) -> Locator:
    return page.get_by_role("application", name="Drawing of the flow")


def step(page: Page, kind: str) -> Locator:
    return page.locator(f"[data-node-type={kind}]")


def row(page: Page, said: str) -> Locator:
    """The row of the outline that begins so."""
    return page.get_by_role("treeitem", name=re.compile(f"^{re.escape(said)}"))


def go_to_row(keys: Keyboard, said: str) -> None:
    """By the arrow down, from the first row, once it is told."""
    expect(row(keys.page, said)).to_have_count(1)
    wanted = row(keys.page, said)
    keys.press("Home")
    keys.press(*["ArrowDown"] * wanted.evaluate(PLACE_AMONG_ROWS))
    expect(wanted).to_be_focused()


def write_hours(keys: Keyboard, name: str) -> None:
    """New opening hours, without leaving the flow."""
    keys.push(keys.form.get_by_role("button", name="New opening hours: Opening hours"))
    dialog = keys.page.get_by_role("dialog", name="New opening hours")
    keys.fill(dialog.get_by_label("Name"), name)
    keys.push(dialog.get_by_role("button", name="Create"))
    expect(dialog).to_have_count(0)
    chosen = keys.form.get_by_role("combobox", name="Opening hours", exact=True)
    expect(chosen).to_have_value(name)
    keys.press("Escape")


def offer_two_keys(keys: Keyboard) -> None:
    keys.choose_prompt("Welcome and menu")
    for label in ("Sales", "Message"):
        keys.fill(keys.add_record("Keys").get_by_label("What it is for"), label)
    keys.press("Escape")


def ring_anna(keys: Keyboard) -> None:
    keys.fill(keys.add_record("Ring").get_by_label("Number"), ANNA)
    keys.press("Escape")


def add_here(keys: Keyboard, *, key: str, kind: str) -> None:
    keys.press(key)
    keys.choose(NEXT, kind)
    expect(keys.page.locator(STANDS)).to_have_count(1)


def lead(keys: Keyboard, to: str) -> None:
    keys.press("c")
    dialog = keys.page.get_by_role("dialog")
    expect(dialog.get_by_role("textbox")).to_be_focused()
    keys.write(to)
    keys.press("Enter")
    expect(dialog).to_have_count(0)


def begin_by_the_drawing(keys: Keyboard) -> None:
    """Incoming call, Opening hours and Menu, each after the other."""
    keys.tab_to(drawing(keys.page))
    keys.press("ArrowRight")
    add_here(keys, key="Tab", kind="opening")
    keys.hears("“Opening hours” added after “Incoming call”.")
    expect(drawing(keys.page)).to_be_focused()
    keys.press("Enter")
    write_hours(keys, "Shop")
    expect(drawing(keys.page)).to_be_focused()
    keys.press("ArrowDown")
    keys.hears("Way out “Open” leads nowhere.")
    add_here(keys, key="Tab", kind="menu")
    keys.press("Enter")
    offer_two_keys(keys)


def call_on_a_wednesday(keys: Keyboard) -> None:
    """On 11 November at 11:11: whichever way round the browser asks for a date."""
    page = keys.page
    phone = page.get_by_role("region", name="Try it")
    keys.press("r")
    call = phone.get_by_role("button", name="Call", exact=True)
    expect(call).to_be_focused()
    when = phone.get_by_label("Day and time")
    keys.shift_tab_to(when)
    # From its end to its first part.
    while keys.is_at(when):
        keys.press("Shift+Tab")
    keys.press("Tab")
    keys.write("11112026")
    keys.press("ArrowRight")
    keys.write("1111a")
    expect(when).to_have_value("2026-11-11T11:11")
    keys.shift_tab_to(call)
    keys.press("Enter")
    said = phone.get_by_role("log", name="What happens in the call")
    expect(said).to_contain_text("You hear “Welcome and menu”. Press a key.")
    keys.press("1")
    expect(said).to_contain_text("Ringing +46 70 174 06 05.")
    keys.push(phone.get_by_role("button", name="Hang up"))
    expect(said).to_contain_text("The call is over.")
    keys.press("Escape")
    expect(phone).to_be_hidden()


def test_a_switchboard_is_built_mended_tried_and_published_without_a_mouse(keys: Keyboard) -> None:
    page = keys.page
    keys.begin_a_flow("By keyboard alone")
    begin_by_the_drawing(keys)
    keys.press("ArrowDown")
    add_here(keys, key="Tab", kind="connect")
    keys.press("ArrowLeft", "ArrowDown", "ArrowDown")
    add_here(keys, key="Tab", kind="record")
    keys.press("l")
    go_to_row(keys, "Recorded")
    add_here(keys, key="a", kind="hang")
    for way in WAYS_TO_AN_END:
        go_to_row(keys, way)
        lead(keys, "hang")
    keys.hears("“Closed” of “Opening hours” now leads to “Hang up”.")
    expect(page.get_by_role("button", name="Problems (1)")).to_be_visible()

    keys.press("p")
    problems = page.get_by_role("region", name="Problems")
    keys.push(problems.get_by_role("button", name="Go there"))
    ring = page.get_by_role("button", name="Add: Ring")
    expect(ring).to_be_focused()
    ring_anna(keys)
    keys.hears("No problems")
    expect(page.get_by_role("button", name="No problems")).to_be_visible()
    expect(page.get_by_text("Saved ")).to_be_visible()

    keys.press("Escape")
    call_on_a_wednesday(keys)
    keys.publish("Built by keys")
    assert keys.has_not_touched_the_mouse()


def test_the_same_is_built_by_the_outline_alone(keys: Keyboard) -> None:
    page = keys.page
    keys.begin_a_flow("By the outline alone")
    keys.press("l")
    expect(row(page, "Incoming call")).to_be_focused()
    add_here(keys, key="a", kind="opening")
    expect(row(page, "Begins: Opening hours")).to_be_focused()
    keys.press("Enter")
    write_hours(keys, "Clinic")
    go_to_row(keys, "Open")
    add_here(keys, key="a", kind="menu")
    keys.press("Enter")
    offer_two_keys(keys)
    go_to_row(keys, "1 Sales")
    add_here(keys, key="a", kind="connect")
    keys.press("Enter")
    ring_anna(keys)
    go_to_row(keys, "2 Message")
    add_here(keys, key="a", kind="record")
    go_to_row(keys, "Recorded")
    add_here(keys, key="a", kind="hang")
    for way in WAYS_TO_AN_END:
        go_to_row(keys, way)
        lead(keys, "hang")
    expect(row(page, "Closed: Hang up, above")).to_be_focused()
    expect(page.get_by_role("button", name="No problems")).to_be_visible()
    expect(page.get_by_text("Saved ")).to_be_visible()
    keys.publish("Built by the outline")
    expect(row(page, "Closed")).to_be_focused()
    assert keys.has_not_touched_the_mouse()
