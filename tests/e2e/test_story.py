"""The whole way, once: drawn in a browser, called, watched, archived, reviewed."""

from __future__ import annotations

import re

import httpx
from playwright.sync_api import Page, expect

from tests.e2e.conftest import PlaceCall, SignIn
from tests.e2e.drawing import Canvas
from tests.e2e.numbers import Number
from tests.launched import Launched

SALES = "+46701740605"
NUMBER = Number.STORY


def begin_a_flow(page: Page, name: str) -> Canvas:
    page.get_by_role("button", name="New flow").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").first.fill(name)
    dialog.get_by_role("button", name="Create").click()
    page.wait_for_url("**/flows/*")
    canvas = Canvas(page)
    expect(canvas.step("incoming_call")).to_be_visible()
    return canvas


def draw_the_flow(canvas: Canvas) -> None:
    canvas.move("incoming_call", to=(120, 120))
    canvas.add("menu", at=(480, 240))
    canvas.add("connect", at=(840, 140))
    canvas.add("record_message", at=(840, 480))
    canvas.add("hang_up", at=(1160, 640))
    canvas.choose_prompt("menu", "Message", "Apology")
    for key, label in (("1", "Sales"), ("2", "Message")):
        canvas.add_item("menu", "Keys", {"Key": key, "What it is for": label})
    canvas.wire("menu", "key:1", "connect")
    canvas.wire("menu", "key:2", "record_message")
    canvas.wire("menu", "no_input", "hang_up")
    canvas.wire("menu", "wrong_key", "hang_up")
    canvas.wire("connect", "busy", "record_message")
    canvas.wire("connect", "no_answer", "record_message")
    canvas.wire("record_message", "done", "hang_up")
    canvas.wire("record_message", "failed", "hang_up")


def see_a_problem_and_mend_it(canvas: Canvas) -> None:
    """The first wire is forgotten, and nobody is named to ring."""
    page = canvas.page
    expect(page.get_by_text("Saved ")).to_be_visible()
    page.get_by_role("button", name=re.compile("Problems")).click()
    problem = page.get_by_text("“Begins” leads nowhere: connect it to a step or remove it.")
    expect(problem.first).to_be_visible()
    page.keyboard.press("Escape")
    canvas.wire("incoming_call", "next", "menu")
    canvas.add_item("connect", "Ring", {"Number": SALES, "Who it is": "Sales"})
    expect(page.get_by_role("button", name="No problems")).to_be_visible()


def publish(page: Page) -> None:
    page.get_by_role("button", name="Publish", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("The first one")
    dialog.get_by_role("button", name="Publish", exact=True).click()
    expect(dialog.get_by_text("No number points to this flow yet")).to_be_visible()
    dialog.get_by_text("Close", exact=True).click()
    expect(dialog).to_be_hidden()


def point_a_number_to_it(antler: Launched, name: str, *, number: str = NUMBER) -> None:
    """By REST, with the token an operator makes on the command line."""
    made = antler.manage("drf_create_token", "operator")
    token = made.split()[2]
    headers = {"Authorization": f"Token {token}"}
    with httpx.Client(base_url=f"{antler.studio_url}/api/", headers=headers) as studio:
        (flow,) = [flow for flow in studio.get("flows/").json() if flow["name"] == name]
        form = {"number": number, "label": "Desk", "flow": flow["id"]}
        assert studio.post("numbers/", json=form).status_code == 201


def listen_to_the_recording(page: Page) -> None:
    page.goto("/admin/webhooks/call/")
    page.locator("#searchbar").fill(NUMBER[-6:])
    page.keyboard.press("Enter")
    page.locator("#result_list tbody tr").first.locator("a").first.click()
    expect(page.locator("body")).to_contain_text("Front desk")
    audio = page.locator("audio").first
    expect(audio).to_be_visible()
    audio.evaluate("player => player.play()")
    page.wait_for_function("() => document.querySelector('audio').currentTime > 0.3")
    assert audio.evaluate("player => player.duration") > 1


def test_a_flow_drawn_in_the_browser_answers_a_call_that_ends_in_the_archive(
    sign_in: SignIn, as_another: SignIn, antler: Launched, call: PlaceCall
) -> None:
    page = sign_in("publisher")
    canvas = begin_a_flow(page, "Front desk")
    draw_the_flow(canvas)
    see_a_problem_and_mend_it(canvas)
    publish(page)
    point_a_number_to_it(antler, "Front desk")

    placed = call(NUMBER, keys="2")
    expect(canvas.step("record_message").locator("[data-calls='1']")).to_be_visible(timeout=30_000)
    heard, _ = placed.communicate(timeout=90)
    assert placed.returncode == 0, heard
    assert "The recording has been fetched." in heard
    expect(page.locator("[data-calls]")).to_have_count(0)

    listen_to_the_recording(as_another("reviewer"))
