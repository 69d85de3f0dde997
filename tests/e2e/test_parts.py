"""A part is made of drawn steps, published, called through, changed and followed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Position, expect

from tests.e2e.conftest import PlaceCall, SignIn
from tests.e2e.drawing import Canvas
from tests.e2e.numbers import Number
from tests.e2e.test_story import point_a_number_to_it
from tests.launched import Launched

NAME: Position = {"x": 60, "y": 14}
NUMBER = Number.PARTS


def draw(page: Page) -> Canvas:
    """A call begins, hears a message, chooses, and is over."""
    page.get_by_role("button", name="New flow").click()
    page.get_by_role("dialog").get_by_role("textbox").fill("Night desk")
    page.get_by_role("button", name="Create").click()
    canvas = Canvas(page)
    canvas.move("incoming_call", to=(120, 120))
    canvas.add("play", at=(420, 120))
    canvas.add("menu", at=(720, 120))
    canvas.add("hang_up", at=(1020, 320))
    canvas.choose_prompt("play", "Message", "Apology")
    canvas.choose_prompt("menu", "Message", "Apology")
    canvas.add_item("menu", "Keys", {"Key": "1", "What it is for": "Sales"})
    canvas.wire("incoming_call", "next", "play")
    canvas.wire("play", "done", "menu")
    for port in ("key:1", "no_input", "wrong_key"):
        canvas.wire("menu", port, "hang_up")
    return canvas


def make_a_part(canvas: Canvas) -> None:
    page = canvas.page
    canvas.step("play").click(position=NAME)
    canvas.step("menu").click(position=NAME, modifiers=["Control"])
    page.keyboard.press("Control+Shift+G")
    page.get_by_role("dialog").get_by_role("textbox").fill("Night greeting")
    page.get_by_role("button", name="Make the part").click()
    expect(page.get_by_role("dialog", name="“Night greeting” is a flow of its own")).to_be_visible()
    expect(canvas.step("part")).to_be_visible()


def publish(page: Page) -> None:
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Publish", exact=True).click()


@pytest.fixture
def canvas(sign_in: SignIn) -> Canvas:
    return draw(sign_in("publisher"))


def test_steps_become_a_part_that_is_called_changed_and_followed(
    canvas: Canvas, antler: Launched, call: PlaceCall
) -> None:
    page = canvas.page
    make_a_part(canvas)
    page.get_by_role("button", name="Publish the part").click()
    expect(page.get_by_role("button", name="No problems")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(canvas.step("menu")).to_be_visible()
    page.keyboard.press("Control+y")
    expect(canvas.step("part")).to_be_visible()

    publish(page)
    page.get_by_role("dialog").get_by_text("Close", exact=True).click()
    point_a_number_to_it(antler, "Night desk", number=NUMBER)
    placed = call(NUMBER, keys="1")
    expect(canvas.step("part").locator("[data-calls='1']")).to_be_visible(timeout=30_000)
    heard, _ = placed.communicate(timeout=90)
    assert placed.returncode == 0, heard

    canvas.step("part").dblclick(position=NAME)
    expect(page.get_by_role("textbox", name="Name of the flow")).to_have_value("Night greeting")
    canvas.form("play").get_by_label("Name of the step").fill("Greeting at night")
    expect(page.get_by_text("Saved ")).to_be_visible()
    page.get_by_role("button", name="Publish", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("1 flow follows this one and gets it too: Night desk.")
    dialog.get_by_role("button", name="Publish", exact=True).click()
    expect(dialog).to_be_hidden()

    page.get_by_role("link", name="Night desk").click()
    page.get_by_role("button", name="Versions").click()
    expect(page.get_by_text("Follows version 2 of “Night greeting”.")).to_be_visible()
