"""The canvas's own moves, under a hand and a keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Position, expect

from tests.e2e.conftest import SignIn, Visit
from tests.e2e.drawing import Canvas
from tests.local.conftest import eventually

Begin = Callable[[str], Canvas]
NAME: Position = {"x": 60, "y": 14}


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit(
        permissions=["clipboard-read", "clipboard-write"],
        reduced_motion="reduce",
    )


@pytest.fixture
def begin(sign_in: SignIn) -> Begin:
    """A new flow: a call begins, hears something and is over."""

    def begin_a_flow(name: str) -> Canvas:
        page = sign_in("admin")
        new_flow(page, name)
        canvas = Canvas(page)
        next_step(canvas, after="incoming_call", kind="play")
        next_step(canvas, after="play", kind="hang_up")
        return canvas

    return begin_a_flow


def new_flow(page: Page, name: str) -> None:
    page.get_by_role("button", name="New flow").click()
    page.get_by_role("dialog").get_by_role("textbox").fill(name)
    page.get_by_role("button", name="Create").click()
    expect(Canvas(page).step("incoming_call")).to_be_visible()


def next_step(canvas: Canvas, *, after: str, kind: str) -> None:
    canvas.step(after).click(position=NAME)
    canvas.page.keyboard.press("Tab")
    choose(canvas.page, kind)
    expect(canvas.step(kind)).to_be_visible()


def choose(page: Page, kind: str) -> None:
    page.get_by_role("dialog", name="Choose the next step").get_by_role("textbox").fill(
        kind.replace("_", " ")
    )
    page.keyboard.press("Enter")


def wire(canvas: Canvas, source: str, port: str) -> Locator:
    step = canvas.step(source).get_attribute("data-node-id")
    return canvas.page.locator(f"[data-id='{step} {port}']")


def steps(canvas: Canvas) -> Locator:
    return canvas.page.locator("[data-node-type]")


def pull(page: Page, begin: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*begin)
    page.mouse.down()
    page.mouse.move(*end, steps=8)
    page.mouse.up()


def test_a_deleted_step_leaves_no_gap_unless_that_is_wanted(begin: Begin) -> None:
    canvas = begin("Healing")
    canvas.step("play").click(position=NAME)
    canvas.page.keyboard.press("Delete")
    expect(canvas.step("play")).to_have_count(0)
    expect(wire(canvas, "incoming_call", "next")).to_be_attached()
    canvas.page.keyboard.press("Control+z")
    canvas.step("play").click(position=NAME)
    canvas.page.keyboard.press("Shift+Delete")
    expect(wire(canvas, "incoming_call", "next")).to_have_count(0)


def test_a_wire_pulled_off_its_step_is_gone(begin: Begin) -> None:
    canvas = begin("Detaching")
    end = canvas.step("play").locator(".react-flow__handle-left").bounding_box()
    assert end is not None
    x, y = end["x"] + 6, end["y"] + 6
    pull(canvas.page, (x - 18, y), (x - 20, y + 220))
    expect(wire(canvas, "incoming_call", "next")).to_have_count(0)
    expect(canvas.page.get_by_role("dialog")).to_have_count(0)
    canvas.page.keyboard.press("Control+z")
    expect(wire(canvas, "incoming_call", "next")).to_be_attached()


def test_a_wire_let_go_on_empty_canvas_asks_for_the_next_step(begin: Begin) -> None:
    canvas = begin("Letting go")
    port = canvas.step("play").locator("[data-port=failed]").bounding_box()
    assert port is not None
    x, y = port["x"] + 6, port["y"] + 6
    pull(canvas.page, (x, y), (x + 120, y + 160))
    choose(canvas.page, "record_message")
    expect(wire(canvas, "play", "failed")).to_be_attached()


def test_a_step_dropped_on_a_wire_is_put_into_it_in_one_undo_step(begin: Begin) -> None:
    canvas = begin("Dropping")
    canvas.add("send_sms", at=(420, 560))
    between = wire(canvas, "incoming_call", "next").bounding_box()
    assert between is not None
    sms = canvas.step("send_sms").bounding_box()
    assert sms is not None
    middle = (between["x"] + between["width"] / 2, between["y"] + between["height"] / 2)
    pull(canvas.page, (sms["x"] + 60, sms["y"] + 14), middle)
    expect(wire(canvas, "send_sms", "next")).to_be_attached()
    canvas.page.keyboard.press("Control+z")
    expect(wire(canvas, "send_sms", "next")).to_have_count(0)
    assert eventually(lambda: canvas.step("send_sms").bounding_box() == sms, within=5)


def test_steps_copied_in_one_flow_are_pasted_in_another(begin: Begin) -> None:
    canvas = begin("From here")
    page = canvas.page
    canvas.step("play").click(position=NAME)
    canvas.step("hang_up").click(position=NAME, modifiers=["Control"])
    page.keyboard.press("Control+c")
    page.get_by_role("link", name="Flows").click()
    new_flow(page, "To there")
    page.mouse.move(700, 600)
    page.keyboard.press("Control+v")
    expect(canvas.step("hang_up")).to_be_visible()
    expect(wire(canvas, "play", "done")).to_be_attached()
    expect(page.locator("[data-node-type][data-selected=true]")).to_have_count(2)
    box = canvas.step("play").bounding_box()
    assert box is not None
    assert abs(box["x"] - 700) < 20


def test_pasting_says_what_is_not_in_this_house(begin: Begin) -> None:
    canvas = begin("Foreign steps")
    canvas.page.evaluate(
        """navigator.clipboard.writeText(JSON.stringify({clipboard: "antler/steps", nodes: [
            {id: "a", type: "play", config: {prompt: "their-greeting"}}, {id: "b", type: "teleport"}
        ]}))"""
    )
    canvas.page.keyboard.press("Control+v")
    told = canvas.page.get_by_role("alert")
    expect(told).to_contain_text("Not here: the prompts their-greeting.")
    expect(told).to_contain_text("does not know the steps teleport")


def test_what_was_done_before_a_reload_is_undone_after_it(begin: Begin) -> None:
    canvas = begin("Remembering")
    page = canvas.page
    expect(page.get_by_text("Saved ")).to_be_visible()
    page.reload()
    expect(canvas.step("hang_up")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(canvas.step("hang_up")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(canvas.step("play")).to_have_count(0)
    page.keyboard.press("Control+y")
    expect(canvas.step("play")).to_be_visible()


def test_several_steps_are_lined_up_and_tidied_and_each_is_one_undo_step(begin: Begin) -> None:
    canvas = begin("In order")
    page = canvas.page
    canvas.move("hang_up", to=(300, 640))
    before = canvas.step("hang_up").bounding_box()
    page.keyboard.press("Control+a")
    bar = page.get_by_role("toolbar", name="Selection")
    bar.get_by_role("button", name="Align tops").click()
    tops = {round((box.bounding_box() or {"y": -1})["y"]) for box in steps(canvas).all()}
    assert len(tops) == 1
    page.keyboard.press("Control+z")
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    page.wait_for_function(
        """() => {
            const left = (kind) =>
                document.querySelector(`[data-node-type=${kind}]`).getBoundingClientRect().left;
            return left("hang_up") > left("play") + 240;
        }"""
    )
    page.keyboard.press("Control+z")
    assert eventually(lambda: canvas.step("hang_up").bounding_box() == before, within=5)


def test_a_group_takes_its_steps_along(begin: Begin) -> None:
    canvas = begin("Together")
    page = canvas.page
    canvas.step("play").click(position=NAME)
    page.keyboard.press("Control+g")
    page.keyboard.type("Greeting")
    page.keyboard.press("Enter")
    title = page.locator("[data-frame=group]", has_text="Greeting")
    frame, step = title.bounding_box(), canvas.step("play").bounding_box()
    still = canvas.step("hang_up").bounding_box()
    assert frame is not None
    assert step is not None
    corner = (frame["x"] + 20, frame["y"] + 12)
    pull(page, corner, (corner[0] + 32, corner[1] + 160))
    moved = canvas.step("play").bounding_box()
    assert moved is not None
    assert moved["y"] - step["y"] > 100
    assert canvas.step("hang_up").bounding_box() == still
    page.keyboard.press("Control+z")
    assert eventually(lambda: canvas.step("play").bounding_box() == step, within=5)


def test_a_note_stays_where_it_was_written(begin: Begin) -> None:
    canvas = begin("Noted")
    page = canvas.page
    page.mouse.move(600, 640)
    page.keyboard.press("n")
    page.keyboard.type("Ask Anna first")
    page.keyboard.press("Escape")
    expect(page.get_by_text("Unsaved changes")).to_be_hidden()
    expect(page.get_by_text("Saved ")).to_be_visible()
    page.reload()
    expect(page.locator("[data-frame=note]")).to_have_text("Ask Anna first")


def test_a_step_is_switched_off_and_what_it_lacked_is_no_problem_any_more(begin: Begin) -> None:
    canvas = begin("Switched")
    page = canvas.page
    expect(page.get_by_role("button", name="Problems (1)")).to_be_visible()
    canvas.step("play").click(position=NAME)
    page.keyboard.press("o")
    expect(canvas.step("play")).to_contain_text("Off")
    expect(page.get_by_role("button", name="No problems")).to_be_visible()


def test_whatever_can_be_done_is_found_by_its_name(begin: Begin) -> None:
    canvas = begin("By name")
    page = canvas.page
    page.keyboard.press("Control+k")
    page.get_by_placeholder("What do you want to do?").fill("select every")
    page.keyboard.press("Enter")
    expect(page.locator("[data-node-type][data-selected=true]")).to_have_count(3)
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(keys).to_contain_text("Add the next step")


def test_a_right_click_offers_what_can_be_done_with_the_step(begin: Begin) -> None:
    canvas = begin("Right here")
    canvas.step("hang_up").click(position=NAME, button="right")
    menu = canvas.page.get_by_role("menu")
    expect(menu.get_by_role("menuitem", name="Switch off or on")).to_have_count(0)
    menu.get_by_role("menuitem", name="Delete Del").click()
    expect(canvas.step("hang_up")).to_have_count(0)


def test_who_may_only_look_is_offered_nothing_that_changes_the_drawing(sign_in: SignIn) -> None:
    page = sign_in("operator")
    page.get_by_role("link", name="Nordic Bikes").click()
    canvas = Canvas(page)
    expect(steps(canvas)).to_have_count(11)
    page.keyboard.press("Control+a")
    for key in ("Delete", "o", "t", "n", "Control+g", "Control+d", "Control+x"):
        page.keyboard.press(key)
    expect(steps(canvas)).to_have_count(11)
    expect(page.locator("[data-frame]")).to_have_count(0)
    expect(page.get_by_role("toolbar", name="Selection")).to_have_count(0)


def test_home_leaves_the_canvas_to_what_follows_the_beginning(begin: Begin) -> None:
    canvas = begin("Home")
    pane = canvas.pane.bounding_box()
    canvas.page.keyboard.press("Escape")
    canvas.page.keyboard.press("Home")
    canvas.page.wait_for_timeout(300)
    start = canvas.step("incoming_call").bounding_box()
    assert pane is not None
    assert start is not None
    assert 20 < start["x"] - pane["x"] < 100
    assert abs(start["y"] + start["height"] / 2 - pane["y"] - pane["height"] / 2) < 4
