"""From a ready-made flow to a heard menu, a saved test, and a published flow that answers."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from designer.local.folder import PROJECT
from tests.e2e.conftest import PlaceCall, SignIn, Visit, signed_in
from tests.e2e.drawing import Canvas
from tests.e2e.numbers import Number
from tests.e2e.test_phone import expect_lit, expect_sound, phone_of, turns
from tests.e2e.test_saved_tests import FAILS, make_by_hand, opened, panel_of
from tests.e2e.test_story import point_a_number_to_it
from tests.launched import Launched

NUMBER = Number.KEPT
SALES = "+46701740609"
FOLDER = PROJECT / "var" / "screenshots"


def begin_with_a_menu(page: Page, name: str) -> Canvas:
    """As somebody does it who does not program: a few questions are answered."""
    page.get_by_role("button", name="New flow").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=re.compile("^Main menu")).click()
    dialog = page.get_by_role("dialog", name="Main menu")
    dialog.get_by_label("Name", exact=True).fill(name)
    dialog.get_by_label("What is your organisation called?").fill("Acme")
    dialog.get_by_label("Department 1, name").fill("Sales")
    dialog.get_by_label("Department 1, number").fill(SALES)
    dialog.get_by_label("Who helps those who press 0?").fill("+46701740608")
    dialog.get_by_label(re.compile("e-mail", re.IGNORECASE)).fill("office@example.com")
    dialog.get_by_role("button", name="Make the flow").click()
    page.wait_for_url("**/flows/*")
    canvas = Canvas(page)
    expect(canvas.step("menu")).to_be_visible()
    # A draft voice reads the messages meanwhile.
    expect(page.get_by_role("button", name="No problems")).to_be_visible(timeout=90_000)
    return canvas


def hear_the_menu_and_find_sales_busy(page: Page) -> None:
    page.get_by_role("button", name="Try it", exact=True).click()
    phone = phone_of(page)
    phone.get_by_role("combobox", name=re.compile("^Sales")).select_option("busy")
    phone.get_by_role("button", name="Call", exact=True).click()
    expect(phone).to_contain_text("Press a key.", timeout=30_000)
    expect_sound(page)
    page.keyboard.press("1")
    expect(phone).to_contain_text("Ringing")
    phone.get_by_role("button", name="Skip the ringing").click()
    expect(turns(page).filter(has_text="Busy")).to_have_count(1)
    phone.get_by_role("button", name="Hang up").click()
    expect(phone).to_contain_text("The call is over.")


def keep_it_as_a_test(page: Page, name: str) -> None:
    phone_of(page).get_by_role("button", name="Keep as a test").click()
    form = page.get_by_role("dialog", name="New test")
    expect(form.get_by_label("Keys, row 1")).to_have_value("1")
    people = form.get_by_role("group", name="People who are rung")
    expect(people.get_by_role("combobox")).to_have_value("busy")
    form.get_by_role("button", name="Try it").click()
    expect(form.get_by_role("status")).to_contain_text("Passes")
    form.get_by_label("Name", exact=True).fill(name)
    form.get_by_role("button", name="Save the test").click()
    expect(form).to_have_count(0)


def publish_what_passes(page: Page, name: str) -> None:
    page.get_by_role("button", name="Publish", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text(re.compile(r"^All \d tests pass")).click()
    expect(dialog.get_by_role("list", name="Tests")).to_contain_text(name)
    dialog.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Version 1").first).to_be_visible()


def test_from_a_template_to_a_heard_menu_a_saved_test_and_a_published_flow(
    sign_in: SignIn, antler: Launched, call: PlaceCall
) -> None:
    page = sign_in("publisher")
    page.goto("/")
    begin_with_a_menu(page, "Acme")
    hear_the_menu_and_find_sales_busy(page)
    keep_it_as_a_test(page, "Sales are busy")
    publish_what_passes(page, "Sales are busy")
    point_a_number_to_it(antler, "Acme", number=NUMBER)
    placed = call(NUMBER, keys="1", called=f"{SALES}=2")
    heard, _ = placed.communicate(timeout=120)
    assert placed.returncode == 0, heard
    assert "Main menu" in heard, heard


def test_a_failed_test_plays_itself_in_the_phone_and_leaves_the_person_there(
    sign_in: SignIn,
) -> None:
    page = sign_in("designer")
    canvas = opened(page)
    make_by_hand(page)
    row = panel_of(page).get_by_role("listitem").filter(has_text="Sales by key 2")
    expect(row).to_contain_text(FAILS)
    row.get_by_role("button", name="Show in the phone").click()
    phone = phone_of(page)
    expect(phone).to_contain_text("Press a key.")
    expect(phone).to_contain_text(FAILS)
    expect(phone).to_contain_text("From now on it is your call.")
    expect_lit(page, "in next")
    expect(canvas.step("menu").locator("[data-tried]")).to_be_visible()
    page.keyboard.press("1")
    expect_lit(page, "menu key:1")
    expect(phone).to_contain_text("The call is over.")
    phone.get_by_role("button", name="Play the test again").click()
    expect(phone).to_contain_text("Press a key.")


def full_form(page: Page) -> Locator:
    panel_of(page).get_by_role("button", name="Sales by key 2", exact=True).click()
    form = page.get_by_role("dialog")
    form.locator("summary").click()
    people = form.get_by_role("group", name="People who are rung")
    people.get_by_role("button").last.click()
    people.get_by_role("textbox").fill(SALES)
    form.get_by_role("group", name="Switches in another position").get_by_role("button").click()
    return form


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_how_the_phone_and_the_form_of_a_test_look(visit: Visit, theme: str) -> None:
    """Takes pictures for whoever changes how it looks."""
    page = signed_in(
        visit(viewport={"width": 1440, "height": 900}, color_scheme=theme, reduced_motion="reduce"),
        "designer",
    )
    opened(page)
    make_by_hand(page)
    row = panel_of(page).get_by_role("listitem").filter(has_text="Sales by key 2")
    row.get_by_role("button", name="Show in the phone").click()
    expect(phone_of(page)).to_contain_text("From now on it is your call.")
    (FOLDER / theme).mkdir(parents=True, exist_ok=True)
    page.screenshot(path=FOLDER / theme / "phone-shows-test.png")
    page.keyboard.press("1")
    expect(phone_of(page).get_by_role("button", name="Keep as a test")).to_be_visible()
    expect(phone_of(page)).to_contain_text("The call is over.")
    page.screenshot(path=FOLDER / theme / "phone-over.png")
    form = full_form(page)
    form.locator("summary").scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    page.screenshot(path=FOLDER / theme / "test-form-all.png")
