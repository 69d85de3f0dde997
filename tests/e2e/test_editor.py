"""The editor under the hands of a newcomer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.e2e.conftest import SignIn, Visit
from tests.e2e.drawing import Canvas
from tests.e2e.making import borrowed
from tests.e2e.numbers import Number

DEMO = "Nordic Bikes"
# The wires with a point inside a card; those of the cards at their ends lie on the edge.
HIDDEN_WIRES = """() => {
  const cards = [...document.querySelectorAll(".react-flow__node")];
  const isHidden = (path) => (card) => {
    const { left, right, top, bottom } = card.getBoundingClientRect();
    return [...Array(200).keys()].some((n) => {
      const point = path.getPointAtLength((n / 199) * path.getTotalLength());
      const { x, y } = point.matrixTransform(path.getScreenCTM());
      return x > left + 6 && x < right - 6 && y > top && y < bottom;
    });
  };
  return [...document.querySelectorAll(".react-flow__edge-path")].flatMap((path) =>
    cards.filter(isHidden(path)).map((card) => `${path.id} behind ${card.dataset.id}`));
}"""
Begin = Callable[[str], Canvas]


@pytest.fixture
def page(visit: Visit) -> Page:
    """As wide as a small laptop."""
    return visit(viewport={"width": 1280, "height": 800})


@pytest.fixture
def begin(sign_in: SignIn) -> Begin:
    """`begin("Clinic")` draws a new flow of its own, so that no test meets another's work."""

    def begin_a_flow(name: str) -> Canvas:
        page = sign_in("admin")
        page.get_by_role("button", name="New flow").click()
        page.get_by_role("dialog").get_by_role("textbox").fill(name)
        page.get_by_role("button", name="Create").click()
        canvas = Canvas(page)
        expect(canvas.step("incoming_call")).to_be_visible()
        return canvas

    return begin_a_flow


def settings(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Settings of the step")


def choose_next(page: Page, search: str) -> None:
    page.get_by_role("dialog", name="Choose the next step").get_by_role("textbox").fill(search)
    page.keyboard.press("Enter")


def test_the_whole_demo_is_in_view_when_it_is_opened(sign_in: SignIn) -> None:
    page = sign_in("designer")
    page.get_by_role("link", name=DEMO).click()
    pane = Canvas(page).pane.bounding_box()
    steps = page.locator(".react-flow__node")
    expect(steps).to_have_count(11)
    assert pane is not None
    for step in steps.all():
        box = step.bounding_box()
        assert box is not None
        assert box["x"] > pane["x"]
        assert box["x"] + box["width"] < pane["x"] + pane["width"]


def test_no_wire_of_the_demo_runs_behind_a_card(sign_in: SignIn) -> None:
    page = sign_in("designer")
    page.get_by_role("link", name=DEMO).click()
    expect(page.locator(".react-flow__edge-path")).to_have_count(16)
    assert page.evaluate(HIDDEN_WIRES) == []


def test_a_step_that_is_clicked_shows_its_settings_instead_of_the_versions(
    sign_in: SignIn,
) -> None:
    page = sign_in("designer")
    page.get_by_role("link", name=DEMO).click()
    canvas = Canvas(page)
    canvas.form("menu")
    page.get_by_role("button", name="Versions").click()
    expect(settings(page)).to_be_hidden()
    canvas.form("menu")
    expect(page.get_by_role("complementary", name="Versions")).to_be_hidden()


def test_a_wire_that_is_clicked_says_where_it_leads(sign_in: SignIn) -> None:
    page = sign_in("designer")
    page.get_by_role("link", name=DEMO).click()
    page.get_by_role("button", name="Versions").click()
    page.locator("[data-id='to-sales done'] path").last.click(force=True)
    expect(settings(page)).to_contain_text("From “One moment”, way out “Then”, to “Ring sales”.")


def test_tab_on_a_selected_step_adds_the_one_after_it(begin: Begin) -> None:
    canvas = begin("By keyboard")
    canvas.step("incoming_call").click(position={"x": 60, "y": 14})
    canvas.page.keyboard.press("Tab")
    choose_next(canvas.page, "menu")
    expect(canvas.step("menu")).to_be_visible()
    expect(canvas.page.locator("[data-id='start next']")).to_be_attached()


def test_a_slash_adds_a_step_where_the_pointer_is(begin: Begin) -> None:
    canvas = begin("At the pointer")
    canvas.page.mouse.move(560, 620)
    canvas.page.keyboard.press("/")
    choose_next(canvas.page, "hang")
    box = canvas.step("hang_up").bounding_box()
    assert box is not None
    assert abs(box["x"] - 560) < 20


def test_a_published_flow_says_that_no_number_leads_to_it_and_takes_one(begin: Begin) -> None:
    canvas = begin("Reached at last")
    page = canvas.page
    canvas.add("hang_up", at=(590, 600))
    canvas.wire("incoming_call", "next", "hang_up")
    expect(page.get_by_role("button", name="No problems")).to_be_visible()
    page.get_by_role("button", name="Publish", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Publish", exact=True).click()
    expect(dialog.get_by_text("No number points to this flow yet")).to_be_visible()
    dialog.get_by_role("combobox", name="Point a number here").click()
    page.get_by_role("option", name="+46 76 686 10 04").click()
    expect(dialog.get_by_text("It leads to “Nordic Bikes” now.")).to_be_visible()
    with borrowed(page, Number.DEMO):
        dialog.get_by_role("button", name="Point it here").click()
        expect(dialog.get_by_text("New calls to these numbers come here:")).to_be_visible()


def test_work_done_while_the_server_is_away_is_kept_and_saved_later(begin: Begin) -> None:
    canvas = begin("Away for a while")
    page = canvas.page

    def cut(route: Route) -> None:
        route.abort()

    page.route("**/api/**", cut)
    canvas.add("menu", at=(590, 560))
    expect(page.get_by_text("Offline: 1 change kept in this browser")).to_be_visible()
    page.unroute("**/api/**", cut)
    expect(page.get_by_text("Saved ")).to_be_visible(timeout=15_000)
    page.reload()
    expect(canvas.step("menu")).to_be_visible()
