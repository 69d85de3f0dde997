"""Several people in one flow, one of them away at times, and work that nothing may lose."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Locator, Page, Route, expect

from tests.e2e.conftest import SignIn
from tests.e2e.drawing import Canvas
from tests.launched import Launched

Begin = Callable[[str], Canvas]
Join = Callable[[str], Canvas]


@pytest.fixture
def begin(sign_in: SignIn) -> Begin:
    """`begin("Clinic")` draws a new flow with a menu and a goodbye."""

    def begin_a_flow(name: str) -> Canvas:
        page = sign_in("designer")
        page.get_by_role("button", name="New flow").click()
        page.get_by_role("dialog").get_by_role("textbox").fill(name)
        page.get_by_role("button", name="Create").click()
        canvas = Canvas(page)
        canvas.add("menu", at=(500, 300))
        canvas.add("hang_up", at=(900, 300))
        is_saved(page)
        return canvas

    return begin_a_flow


@pytest.fixture
def join(page: Page, begin: Begin, as_another: SignIn) -> Join:
    """`join("publisher")` opens the flow that was begun in another browser."""

    def open_it_too(username: str) -> Canvas:
        other = as_another(username)
        other.goto(page.url)
        canvas = Canvas(other)
        expect(canvas.step("menu")).to_be_visible()
        return canvas

    return open_it_too


def is_saved(page: Page) -> None:
    expect(page.get_by_text(re.compile(r"^Saved \d"))).to_be_visible(timeout=20_000)


def rename(canvas: Canvas, kind: str, name: str) -> None:
    canvas.form(kind).get_by_label("Name of the step").fill(name)


def name_of(canvas: Canvas, kind: str, name: str) -> Locator:
    return canvas.step(kind).get_by_text(name, exact=True)


def people(page: Page) -> Locator:
    return page.get_by_role("list", name="Also in this flow").get_by_role("listitem")


def frame_of(page: Page, canvas: Canvas, kind: str) -> Locator:
    return page.locator(f"[data-frame-of='{canvas.step(kind).get_attribute('data-node-id')}']")


def test_who_is_there_is_shown_with_their_selection_until_they_close_their_tab(
    begin: Begin, join: Join
) -> None:
    mine = begin("Two in a flow")
    theirs = join("publisher")
    expect(people(mine.page)).to_have_count(1)
    expect(people(theirs.page)).to_have_count(1)
    theirs.form("menu")
    expect(frame_of(mine.page, mine, "menu")).to_be_visible()
    theirs.page.close()
    expect(people(mine.page)).to_have_count(0, timeout=4_000)
    expect(frame_of(mine.page, mine, "menu")).to_be_hidden()


def test_what_two_people_draw_at_once_is_all_kept(begin: Begin, join: Join) -> None:
    mine = begin("Both at once")
    theirs = join("publisher")
    rename(mine, "menu", "Mine")
    rename(theirs, "hang_up", "Theirs")
    for canvas in (mine, theirs):
        expect(name_of(canvas, "menu", "Mine")).to_be_visible(timeout=10_000)
        expect(name_of(canvas, "hang_up", "Theirs")).to_be_visible(timeout=10_000)


def test_the_same_field_keeps_both_and_asks_beside_the_work(begin: Begin, join: Join) -> None:
    mine = begin("The same field")
    theirs = join("publisher")
    mine.page.context.set_offline(True)
    rename(mine, "menu", "Mine")
    expect(mine.page.get_by_text("Offline: 1 change kept")).to_be_visible()
    with theirs.page.expect_response(lambda answer: answer.request.method == "PUT"):
        rename(theirs, "menu", "Theirs")
    mine.page.context.set_offline(False)
    question = mine.page.get_by_role("region", name="You both changed this")
    expect(question).to_contain_text("publisher wrote “Theirs”, you wrote “Mine”.", timeout=15_000)
    expect(name_of(theirs, "menu", "Mine")).to_be_visible(timeout=10_000)
    question.get_by_role("button", name="Theirs").click()
    expect(question).to_be_hidden()
    expect(name_of(theirs, "menu", "Theirs")).to_be_visible(timeout=10_000)


def test_work_done_offline_is_merged_on_return_although_the_tab_was_closed_meanwhile(
    begin: Begin, join: Join
) -> None:
    mine = begin("Away and closed")
    theirs = join("publisher")
    context, address = mine.page.context, mine.page.url
    context.set_offline(True)
    rename(mine, "menu", "Drawn on the train")
    expect(mine.page.get_by_text("Offline: 1 change kept")).to_be_visible()
    mine.page.close()
    rename(theirs, "hang_up", "Theirs")
    is_saved(theirs.page)
    context.set_offline(False)
    again = Canvas(context.new_page())
    again.page.goto(address)
    for canvas in (again, theirs):
        expect(name_of(canvas, "menu", "Drawn on the train")).to_be_visible(timeout=15_000)
        expect(name_of(canvas, "hang_up", "Theirs")).to_be_visible()


def test_a_tab_that_crashes_loses_at_most_the_last_moment(begin: Begin) -> None:
    canvas = begin("Crash")
    page, context, address = canvas.page, canvas.page.context, canvas.page.url

    def cut(route: Route) -> None:
        route.abort()

    page.route("**/draft/", cut)
    rename(canvas, "menu", "Typed before the crash")
    page.wait_for_timeout(500)
    with pytest.raises(Error):
        page.goto("chrome://crash")
    again = Canvas(context.new_page())
    again.page.goto(address)
    expect(name_of(again, "menu", "Typed before the crash")).to_be_visible()
    is_saved(again.page)


def test_a_tab_closed_in_the_middle_of_a_word_has_it_when_it_is_opened_again(
    begin: Begin,
) -> None:
    canvas = begin("Closed while typing")
    page, context, address = canvas.page, canvas.page.context, canvas.page.url
    box = canvas.form("menu").get_by_label("Name of the step")
    box.fill("")
    box.press_sequentially("Half a wo", delay=30)
    page.close(run_before_unload=False)
    again = Canvas(context.new_page())
    again.page.goto(address)
    expect(name_of(again, "menu", "Half a wo")).to_be_visible()


def test_a_studio_that_is_killed_costs_nothing(begin: Begin, antler: Launched) -> None:
    canvas = begin("Killed studio")
    failed: list[str] = []
    canvas.page.on("requestfailed", lambda request: failed.append(request.method))
    rename(canvas, "menu", "While it was down")
    antler.kill("uvicorn")
    is_saved(canvas.page)
    assert "PUT" in failed
    canvas.page.reload()
    expect(name_of(canvas, "menu", "While it was down")).to_be_visible()


def test_who_may_only_look_finds_nothing_to_draw_with(begin: Begin, join: Join) -> None:
    begin("For a reviewer's eyes")
    looking = join("reviewer")
    page = looking.page
    expect(page.get_by_text("View only", exact=True)).to_be_visible()
    expect(looking.step("menu").locator("[data-port=no_input]")).to_be_hidden()
    expect(looking.form("menu").get_by_label("Name of the step")).to_be_disabled()
    page.keyboard.press("Escape")
    looking.step("menu").click(position={"x": 60, "y": 14})
    page.keyboard.press("Delete")
    expect(looking.step("menu")).to_be_visible()
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()


def test_draft_and_live_are_compared_on_the_canvas(sign_in: SignIn) -> None:
    page = sign_in("publisher")
    page.get_by_role("link", name="Nordic Bikes").click()
    canvas = Canvas(page)
    page.locator("[data-node-id=sales]").click(position={"x": 60, "y": 14})
    page.get_by_label("Ring for").fill("30")
    page.locator("[data-node-id=thanks]").click(position={"x": 60, "y": 14})
    page.keyboard.press("Delete")
    is_saved(page)
    page.get_by_role("button", name="Publish", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("“Ring sales”, Ring for: now 30 s instead of 25 s.")
    expect(dialog).to_contain_text("“Thank you” is gone.")
    dialog.get_by_role("button", name="Show on the canvas").click()
    expect(page.locator("[data-frame-of=sales][data-kind=changed]")).to_be_visible()
    expect(page.locator("[data-frame-of=thanks][data-kind=removed]")).to_be_visible()
    page.get_by_role("button", name="Next change").click()
    expect(page.get_by_text("Change 1 of")).to_be_visible()
    page.get_by_role("button", name="Back to the draft").click()
    page.get_by_role("button", name="Versions").click()
    page.get_by_role("button", name="Discard draft").click()
    page.get_by_role("dialog").get_by_role("button", name="Discard draft").click()
    expect(page.locator("[data-node-id=thanks]")).to_be_visible()
    expect(canvas.pane).to_be_visible()
