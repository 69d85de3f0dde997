"""Messages heard wherever they are named, in a real browser: what callers get, byte by byte."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import SignIn
from tests.e2e.making import make_flow
from tests.launched import Launched

HEARD = re.compile(r"/api/prompts/([\w-]+)/audio/")
# Messages of the demo, longer than a test looks at them.
WELCOME, SORRY = "welcome", "apology"


def step(node: str, type: str, **config: Any) -> dict[str, Any]:
    return {"id": node, "type": type, "name": node.title(), "config": config}


def drawing() -> dict[str, Any]:
    nodes = [
        step("begin", "incoming_call"),
        step("greet", "play", prompt=WELCOME),
        step("sorry", "hang_up", prompt=SORRY),
    ]
    wires = [("begin", "next", "greet"), ("greet", "done", "sorry")]
    return {
        "spec": 1,
        "nodes": nodes,
        "edges": [{"source": one, "port": port, "target": to} for one, port, to in wires],
        "layout": {node["id"]: {"x": 320 * at, "y": 0} for at, node in enumerate(nodes)},
    }


@pytest.fixture
def page(sign_in: SignIn) -> Page:
    page = sign_in("designer")
    page.goto(f"/flows/{make_flow(page, 'Heard', drawing())}")
    expect(card(page, "greet")).to_be_visible()
    return page


def card(page: Page, node: str) -> Locator:
    return page.locator(f"[data-node-id={node}]")


def play(within: Locator) -> Locator:
    return within.get_by_role("button", name=re.compile("^Play "))


def pressed(page: Page, button: Locator) -> tuple[str, bytes]:
    """Which message the browser asks for when the button is pressed, and what it gets."""
    # A browser asks for parts, which no event of Playwright holds: the address is fetched whole.
    with page.expect_request(HEARD) as asked:
        button.click()
    found = HEARD.search(asked.value.url)
    assert found is not None
    return found[1], page.request.get(asked.value.url).body()


def test_a_card_plays_the_bytes_that_callers_get(page: Page, antler: Launched) -> None:
    message, heard = pressed(page, play(card(page, "greet")))
    told = page.request.get(f"/api/prompts/{message}/").json()
    delivered = page.request.get(
        f"http://127.0.0.1:{antler.calls_port}/p/{told['sha256']}.wav"
    ).body()
    assert (message, hashlib.sha256(heard).hexdigest()) == (WELCOME, told["sha256"])
    assert heard == delivered


def test_one_card_falls_silent_when_another_is_heard(page: Page) -> None:
    play(card(page, "greet")).click()
    play(card(page, "sorry")).click()
    expect(card(page, "sorry").get_by_role("button", name=re.compile("^Stop "))).to_be_visible()
    expect(play(card(page, "greet"))).to_be_visible()


def test_playing_a_card_selects_and_moves_nothing(page: Page) -> None:
    before = card(page, "greet").bounding_box()
    play(card(page, "greet")).click()
    expect(card(page, "greet")).to_have_attribute("data-selected", "false")
    assert card(page, "greet").bounding_box() == before


def test_a_step_is_heard_by_keyboard(page: Page) -> None:
    card(page, "greet").click(position={"x": 120, "y": 14})
    page.keyboard.press("Escape")
    card(page, "sorry").click(position={"x": 120, "y": 14})
    page.locator(".react-flow").focus()
    with page.expect_request(HEARD) as asked:
        page.keyboard.press("h")
    assert SORRY in asked.value.url


def test_from_afar_a_card_is_no_button(page: Page) -> None:
    for _ in range(10):
        page.keyboard.press("-")
        page.wait_for_timeout(150)
    expect(play(page.locator("[data-node-id]"))).to_have_count(0)


def test_find_plays_what_it_finds_here_and_in_all_flows(page: Page) -> None:
    page.keyboard.press("Control+f")
    search = page.get_by_role("search", name="Find")
    search.get_by_role("textbox").fill("welcome")
    expect(play(search).first).to_be_in_viewport(ratio=1)
    assert pressed(page, play(search).first)[0] == WELCOME
    search.get_by_text("In all flows").click()
    # What was fetched is not fetched again.
    search.get_by_role("textbox").fill("apology")
    found = search.get_by_role("button", name="Play Apology").first
    expect(found).to_be_in_viewport(ratio=1)
    assert pressed(page, found)[0] == SORRY


def test_the_outline_plays_its_steps(page: Page) -> None:
    page.keyboard.press("l")
    row = page.get_by_role("treeitem", name=re.compile("Greet"))
    assert pressed(page, play(row))[0] == WELCOME


def picker(page: Page) -> Locator:
    """The list of messages of a step, opened."""
    card(page, "greet").click(position={"x": 120, "y": 14})
    form = page.get_by_role("complementary", name="Settings of the step")
    box = form.get_by_role("combobox", name="Message", exact=True).first
    box.click()
    expect(page.get_by_role("option", name="Apology")).to_be_visible()
    return box


def test_a_message_is_heard_before_it_is_chosen(page: Page) -> None:
    box = picker(page)
    chosen = box.input_value()
    with page.expect_request(HEARD) as asked:
        page.get_by_role("option", name="Apology").locator("[data-hear]").click()
    assert SORRY in asked.value.url
    expect(box).to_have_value(chosen)


def test_a_message_is_heard_by_keyboard_before_it_is_chosen(page: Page) -> None:
    box = picker(page)
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", re.compile("."))
    with page.expect_request(HEARD):
        box.press("Alt+p")
