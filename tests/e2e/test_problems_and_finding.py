"""Problems followed to their fields and mended; a number found across flows."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import SignIn, Visit

KEYS = "123456"


@pytest.fixture
def page(visit: Visit) -> Page:
    """As wide as a small laptop."""
    return visit(viewport={"width": 1280, "height": 800})


def switchboard(*, number: str, prompt: str, keys: str = "1") -> dict[str, Any]:
    """A menu that rings Anna, whichever key is pressed."""
    choices = [{"key": key, "label": f"Choice {key}"} for key in keys]
    ways = [("menu", f"key:{key}", "anna") for key in keys]
    ways += [("menu", way, "end") for way in ("no_input", "wrong_key")]
    ways += [("anna", way, "end") for way in ("busy", "no_answer")]
    return {
        "spec": 1,
        "nodes": [
            {"id": "start", "type": "incoming_call", "name": "Begin", "config": {}},
            {
                "id": "menu",
                "type": "menu",
                "name": "What for",
                "config": {"prompt": prompt, "choices": choices},
            },
            {
                "id": "anna",
                "type": "connect",
                "name": "Ring Anna",
                "config": {"targets": [{"number": number, "name": "Anna"}]},
            },
            {"id": "end", "type": "hang_up", "name": "End", "config": {}},
        ],
        "edges": [
            {"source": source, "port": port, "target": target}
            for source, port, target in [("start", "next", "menu"), *ways]
        ],
        "layout": {
            "start": {"x": 0, "y": 0},
            "menu": {"x": 320, "y": 0},
            "anna": {"x": 640, "y": 0},
            "end": {"x": 960, "y": 0},
        },
    }


def draw(page: Page, name: str, document: dict[str, Any]) -> int:
    """A new flow with this drawing, made as another program would make it."""
    token = next(
        cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "csrftoken"
    )
    made = page.request.post(
        "/api/flows/",
        data={"name": name, "document": document},
        headers={"X-CSRFToken": token, "Referer": page.url},
    )
    assert made.status == 201, made.text()
    number: int = made.json()["id"]
    return number


def problem(page: Page, about: str) -> Locator:
    panel = page.get_by_role("region", name="Problems")
    return panel.get_by_role("listitem").filter(has_text=about)


def go_to(page: Page, about: str) -> None:
    problem(page, about).get_by_role("button", name="Go there").click()


def test_a_problem_of_each_kind_is_followed_to_its_field_and_mended(sign_in: SignIn) -> None:
    page = sign_in("designer")
    drawing = switchboard(number="+467012345", prompt="gone", keys=KEYS)
    page.goto(f"/flows/{draw(page, 'Full of problems', drawing)}")
    page.get_by_role("button", name="Problems (3)").click()
    panel = page.get_by_role("region", name="Problems")
    for group in ("Must be mended 1", "Worth a look 2"):
        expect(panel.get_by_role("heading", name=group)).to_be_visible()

    go_to(page, "does not exist")
    message = page.get_by_role("combobox", name="Message", exact=True)
    expect(message).to_be_focused()
    message.fill("Welcome")
    page.get_by_role("option", name="Welcome and menu", exact=True).click()
    expect(problem(page, "does not exist")).to_have_count(0)

    go_to(page, "Nobody can have the number")
    number = page.get_by_role("textbox", name="Number", exact=True)
    expect(number).to_be_focused()
    number.fill("070-123 45 67")
    expect(page.get_by_role("img", name="is a whole number")).to_be_visible()
    number.press("Tab")
    expect(page.get_by_role("button", name="Problems (1)")).to_be_visible()

    go_to(page, "divide these 6")
    page.get_by_role("button", name="Remove item 6").click()
    expect(page.get_by_role("button", name="No problems")).to_be_visible()


def test_a_problem_of_a_wire_is_marked_on_the_wire(sign_in: SignIn) -> None:
    page = sign_in("designer")
    play = {"prompt": "welcome"}
    drawing = {
        "spec": 1,
        "nodes": [
            {"id": "start", "type": "incoming_call", "name": "", "config": {}},
            {"id": "one", "type": "play", "name": "Music", "config": play},
            {"id": "two", "type": "play", "name": "Please wait", "config": play},
        ],
        "edges": [
            {"source": "start", "port": "next", "target": "one"},
            {"source": "one", "port": "done", "target": "two"},
            {"source": "two", "port": "done", "target": "one"},
        ],
        "layout": {"start": {"x": 0, "y": 0}, "one": {"x": 320, "y": 0}, "two": {"x": 640, "y": 0}},
    }
    page.goto(f"/flows/{draw(page, 'Round and round', drawing)}")
    mark = page.locator("[data-id='two done']").get_by_role("img", name="Callers go round here")
    expect(mark).to_be_visible()
    page.get_by_role("button", name="Problems (1)").click()
    go_to(page, "Callers go round here")
    expect(page.get_by_role("combobox", name="“Then” leads to")).to_be_focused()


def test_a_number_is_found_in_two_flows_and_leads_to_its_field(sign_in: SignIn) -> None:
    page = sign_in("designer")
    number = "+46 73 555 12 34"
    plain = number.replace(" ", "")
    draw(page, "By night", switchboard(number=plain, prompt="welcome"))
    page.goto(f"/flows/{draw(page, 'By day', switchboard(number=plain, prompt='welcome'))}")
    expect(page.locator("[data-node-type=connect]")).to_be_visible()
    page.keyboard.press("Control+f")
    search = page.get_by_role("search", name="Find")
    search.get_by_role("textbox").fill("073-555 12 34")
    expect(search.get_by_text("1 place")).to_be_visible()
    expect(page.locator("[data-node-type=connect] [data-found]")).to_be_visible()
    search.get_by_text("In all flows").click()
    links = search.get_by_role("link")
    expect(links).to_have_count(2)
    links.filter(has_text="By night").click()
    expect(page.get_by_role("textbox", name="Number", exact=True)).to_be_focused()
    expect(page.get_by_role("textbox", name="Name of the flow")).to_have_value("By night")
