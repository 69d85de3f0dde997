"""The studio's lists, with names as long as they may be."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from tests.e2e.conftest import SignIn

LONG = "A name that somebody has written without a thought of how wide it is in a list"


def make_a_flow(page: Page, name: str) -> None:
    page.evaluate(
        """async name => {
            const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
            const headers = {"Content-Type": "application/json", "X-CSRFToken": token};
            await fetch("/api/flows/", {method: "POST", headers, body: JSON.stringify({name})});
        }""",
        name,
    )


def right_edge(element: Locator) -> float:
    box = element.bounding_box()
    assert box is not None
    return box["x"] + box["width"]


def test_a_long_name_stays_in_its_column(sign_in: SignIn) -> None:
    page = sign_in("designer")
    page.set_viewport_size({"width": 1280, "height": 800})
    make_a_flow(page, LONG)
    page.goto("/")
    name = page.get_by_role("link", name=LONG)
    cell = page.get_by_role("rowheader").filter(has=name)
    assert right_edge(name) < right_edge(cell)
