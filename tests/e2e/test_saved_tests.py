"""A test is made by hand, fails, is mended with the flow, passes, and publishing shows it."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from designer.local.folder import PROJECT
from designer.management.commands.load_demo import PASSWORD
from tests.e2e.conftest import SignIn, Visit
from tests.e2e.drawing import Canvas
from tests.e2e.making import make_flow, make_from_template

FOLDER = PROJECT / "var" / "screenshots"
numbers = itertools.count(1)
FAILS = "At “Main menu” key 2 led to “Invoices”, not to “Sales”."


def crossed() -> dict[str, Any]:
    """A menu whose key 2 leads to the wrong desk."""
    steps = {
        "in": ("incoming_call", "Incoming call", {}, 0, 120),
        "menu": (
            "menu",
            "Main menu",
            {
                "prompt": "welcome",
                "choices": [{"key": "1", "label": "Invoices"}, {"key": "2", "label": "Sales"}],
            },
            340,
            100,
        ),
        "invoices": ("hang_up", "Invoices", {}, 760, 0),
        "sales": ("hang_up", "Sales", {}, 760, 160),
        "nobody": ("hang_up", "Nobody", {}, 760, 320),
    }
    wires = [
        ("in", "next", "menu"),
        ("menu", "key:1", "sales"),
        ("menu", "key:2", "invoices"),
        ("menu", "no_input", "nobody"),
        ("menu", "wrong_key", "nobody"),
    ]
    return {
        "spec": 1,
        "nodes": [
            {"id": id, "type": kind, "name": name, "config": config}
            for id, (kind, name, config, _x, _y) in steps.items()
        ],
        "edges": [{"source": a, "port": port, "target": b} for a, port, b in wires],
        "layout": {id: {"x": x, "y": y} for id, (*_rest, x, y) in steps.items()},
    }


def opened(page: Page) -> Canvas:
    flow = make_flow(page, f"Tested {next(numbers)}", crossed())
    page.goto(f"/flows/{flow}")
    canvas = Canvas(page)
    expect(canvas.step("menu")).to_be_visible()
    return canvas


def panel_of(page: Page) -> Locator:
    panel = page.get_by_role("region", name="Tests")
    if not panel.is_visible():
        page.get_by_role("button", name="Tests", exact=True).click()
    return panel


def make_by_hand(page: Page) -> None:
    panel_of(page).get_by_role("button", name="New test").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Name", exact=True).fill("Sales by key 2")
    form.get_by_role("group", name="What happens").get_by_role("button", name="Add").click()
    form.get_by_label("Step where it happens, row 1").select_option("Main menu")
    form.get_by_label("Keys, row 1").fill("2")
    form.get_by_label("Expected step, row 1").select_option("Sales")
    form.get_by_role("button", name="Try it").click()
    expect(form.get_by_role("status")).to_contain_text(FAILS)
    form.get_by_role("button", name="Save the test").click()
    expect(form).to_have_count(0)


def show_untested(panel: Locator) -> None:
    panel.get_by_role("switch", name="Show what is not tested").click()


def lead(page: Page, way: str, to: str) -> None:
    """In the form of the step that is selected."""
    box = page.get_by_role("combobox", name=f"“{way}” leads to")
    box.click()
    box.fill(to)
    page.get_by_role("option", name=to, exact=True).click()


def test_a_test_made_by_hand_fails_is_mended_and_is_shown_when_publishing(sign_in: SignIn) -> None:
    page = sign_in("publisher")
    canvas = opened(page)
    make_by_hand(page)
    panel = panel_of(page)
    row = panel.get_by_role("listitem").filter(has_text="Sales by key 2")
    expect(row).to_contain_text(FAILS)
    row.get_by_role("button", name="Go there").click()
    expect(canvas.step("menu")).to_have_attribute("data-selected", "true")

    page.get_by_role("button", name="Publish", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("1 test fails: mend the flow, or the test, before publishing")
    expect(dialog.get_by_role("button", name="Publish", exact=True)).to_be_disabled()
    dialog.get_by_role("button", name="Cancel").click()

    lead(page, "2 Sales", "Sales")
    lead(page, "1 Invoices", "Invoices")
    # What was opened to publish has taken its place.
    panel = panel_of(page)
    expect(panel.get_by_role("status").first).to_have_text("1 test passes")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(dialog).to_contain_text("1 test passes")
    dialog.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Version 1").first).to_be_visible()


def test_what_is_untested_is_marked_and_a_test_is_made_for_it(sign_in: SignIn) -> None:
    page = sign_in("publisher")
    canvas = opened(page)
    panel = panel_of(page)
    show_untested(panel)
    marked = page.locator("[data-untested]")
    expect(marked).to_have_count(5)
    make = panel.get_by_role("button", name="Make a test for Main menu: 1 Invoices")
    make.click()
    form = page.get_by_role("dialog")
    expect(form.get_by_label("Keys, row 1")).to_have_value("1")
    form.get_by_role("button", name="Save the test").click()
    expect(marked).to_have_count(2)
    expect(make).to_have_count(0)
    expect(canvas.step("menu").locator("[data-untested-way]")).to_have_count(3)

    panel.get_by_role("button", name="Delete “Main menu: 1 Invoices”").click()
    expect(marked).to_have_count(5)
    page.get_by_role("button", name="Bring it back").click()
    expect(marked).to_have_count(2)


def test_who_may_only_look_runs_tests_and_changes_none(sign_in: SignIn, as_another: SignIn) -> None:
    page = sign_in("publisher")
    opened(page)
    make_by_hand(page)
    other = as_another("reviewer")
    other.goto(page.url)
    panel = panel_of(other)
    expect(panel.get_by_role("listitem")).to_contain_text(FAILS)
    expect(panel.get_by_role("button", name="New test")).to_have_count(0)
    panel.get_by_role("button", name="Sales by key 2", exact=True).click()
    expect(other.get_by_role("dialog").get_by_role("button", name="Save the test")).to_have_count(0)


def test_a_ready_made_flow_brings_tests_which_pass(sign_in: SignIn) -> None:
    page = sign_in("publisher")
    answers = {
        "language": "en",
        "company": "Nordic Bikes",
        "open": [[{"start": "08:00", "end": "17:00"}]] * 5 + [[], []],
        "colleagues": [{"name": "Anna Ready", "number": "070-123 45 68"}],
    }
    name = f"Ready-made {next(numbers)}"
    page.goto(f"/flows/{make_from_template(page, 'open-closed', name=name, answers=answers)}")
    panel = panel_of(page)
    expect(panel.get_by_role("status").first).to_have_text("All 4 tests pass")
    expect(panel.get_by_role("listitem")).to_have_text(
        [re.compile(name) for name in ("Closed", "Holiday", "Open: nobody", "Open: somebody")]
    )
    page.screenshot(path=FOLDER / "tests-ready-made.png")
    panel.get_by_role("button", name="Open: nobody answers", exact=True).click()
    form = page.get_by_role("dialog")
    expect(form.get_by_label("Name", exact=True)).to_have_value("Open: nobody answers")
    page.wait_for_timeout(300)
    page.screenshot(path=FOLDER / "test-form-ready-made.png")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_tests_are_shown_wide_and_narrow_light_and_dark(
    visit: Visit, theme: str, width: int
) -> None:
    """Takes pictures for whoever changes how it looks."""
    page = visit(
        viewport={"width": width, "height": 900}, color_scheme=theme, reduced_motion="reduce"
    )
    page.goto("/accounts/login/")
    page.locator("[name=username]").fill("publisher")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[type=submit]").click()
    page.wait_for_url(lambda url: "/accounts/login/" not in url)
    opened(page)
    make_by_hand(page)
    panel = panel_of(page)
    show_untested(panel)
    expect(page.locator("[data-untested]").first).to_be_attached()
    (FOLDER / theme).mkdir(parents=True, exist_ok=True)
    page.screenshot(path=FOLDER / theme / f"tests-{width}.png")
    panel.get_by_role("button", name="Sales by key 2", exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.wait_for_timeout(300)
    page.screenshot(path=FOLDER / theme / f"test-form-{width}.png")
