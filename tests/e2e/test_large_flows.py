"""A flow of a thousand steps stays as light as a small one: counted, not timed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.bench.canvas.drawing import switchboard
from tests.e2e.conftest import SignIn
from tests.e2e.drawing import Canvas
from tests.e2e.making import make_flow

STEPS = 1_000
# What of them a window of 1920 × 1080 shows at reading zoom, with room for another card's size.
MOST_SEEN = 40
# Each box a layer of its own would be some hundreds.
MOST_LAYERS = 40
CARDS = "[data-node-id]"


@pytest.fixture
def page(sign_in: SignIn) -> Page:
    """The large flow, opened where calls begin."""
    page = sign_in("designer")
    page.goto(f"/flows/{make_flow(page, 'A thousand steps', switchboard(STEPS))}")
    expect(Canvas(page).step("incoming_call")).to_be_visible()
    return page


def a_card(page: Page) -> tuple[float, float]:
    box = page.locator("[data-node-id=d0-1]").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 3, box["y"] + box["height"] / 8


def from_afar(page: Page) -> None:
    page.keyboard.press("f")
    # All but what stands beyond the edges.
    expect(page.locator(CARDS).nth(STEPS // 2)).to_be_attached(timeout=20_000)


def drag(page: Page, begin: tuple[float, float]) -> None:
    x, y = begin
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 11):
        page.mouse.move(x + 6 * step, y + 3 * step)


def test_only_the_cards_in_view_are_on_the_page(page: Page) -> None:
    assert page.locator(CARDS).count() <= MOST_SEEN


def test_dragging_one_step_touches_no_other_card(page: Page) -> None:
    x, y = a_card(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y + 20)
    page.evaluate(
        """() => {
            window.touched = new Set();
            const look = new MutationObserver((changes) => {
                for (const {target} of changes) {
                    const card = target.closest?.(".react-flow__node");
                    if (card) touched.add(card.dataset.id);
                }
            });
            const nodes = document.querySelector(".react-flow__nodes");
            look.observe(nodes, {attributes: true, childList: true, subtree: true});
        }"""
    )
    for step in range(1, 6):
        page.mouse.move(x + 20 + 8 * step, y + 20 + 8 * step)
    assert page.evaluate("[...touched]") == ["d0-1"]
    page.mouse.up()


def test_in_the_overview_the_wires_of_other_steps_are_not_drawn_anew(page: Page) -> None:
    from_afar(page)
    still = page.locator("svg[aria-hidden] > path").first
    x, y = a_card(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y + 20)
    before = still.get_attribute("d")
    page.mouse.move(x + 40, y + 40)
    assert still.get_attribute("d") == before
    page.mouse.up()


def test_the_overview_moves_as_few_layers(page: Page) -> None:
    from_afar(page)
    layers: list[int] = []

    def count(change: dict[str, Any]) -> None:
        layers.append(len(change.get("layers", [])))

    devtools = page.context.new_cdp_session(page)
    devtools.on("LayerTree.layerTreeDidChange", count)
    devtools.send("LayerTree.enable")
    pane = page.locator(".react-flow__pane").bounding_box()
    assert pane is not None
    drag(page, (pane["x"] + pane["width"] / 2, pane["y"] + 20))
    page.wait_for_timeout(200)
    page.mouse.up()
    assert 0 < max(layers) <= MOST_LAYERS


def wires(page: Page) -> list[str]:
    names: list[str] = page.locator(".react-flow__edge").evaluate_all(
        "wires => wires.map(({dataset}) => dataset.id).sort()"
    )
    return names


def go_home(page: Page) -> None:
    """And wait until the drawing stands still: on its way it passes wires of other steps."""
    page.keyboard.press("Home")
    page.wait_for_function(
        """() => {
            const place = document.querySelector(".react-flow__viewport").style.transform;
            const still = window.lastPlace === place;
            window.lastPlace = place;
            return still;
        }""",
        polling=250,
    )


def test_who_comes_nearer_again_sees_the_wires_that_lead_out_of_view(page: Page) -> None:
    go_home(page)
    expect(page.locator("[data-id='d0-1 no_input']")).to_be_attached(timeout=20_000)
    before = wires(page)
    from_afar(page)
    go_home(page)
    expect(page.locator("[data-id='d0-1 no_input']")).to_be_attached(timeout=20_000)
    assert set(before) <= set(wires(page))


def test_a_problem_is_seen_from_afar(page: Page) -> None:
    from_afar(page)
    last = f"d{STEPS // 10 - 1}-0"
    mark = page.locator(f"[data-node-id={last}]").get_by_role("img")
    expect(mark).to_have_accessible_name(re.compile("Problem: “Otherwise” leads nowhere"))
