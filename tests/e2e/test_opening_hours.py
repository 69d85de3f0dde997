"""Opening hours: written in the browser, used in a flow, met by calls, closed by hand."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Page, expect

from tests.e2e.conftest import SignIn
from tests.e2e.drawing import Canvas
from tests.e2e.numbers import Number
from tests.launched import Launched

NUMBER = Number.HOURS
CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
SUMMARY:Team day
DTSTART;VALUE=DATE:{day:%Y%m%d}
END:VEVENT
BEGIN:VEVENT
SUMMARY:Broken
DTSTART:soon
END:VEVENT
END:VCALENDAR
"""


def write_hours_that_are_always_open(canvas: Canvas) -> None:
    """Without leaving the canvas."""
    page = canvas.page
    form = canvas.form("opening_hours")
    form.get_by_role("button", name="New opening hours: Opening hours").click()
    dialog = page.get_by_role("dialog", name="New opening hours")
    dialog.get_by_label("Name").fill("Round the clock")
    dialog.get_by_label("Monday: from, 1").fill("0")
    dialog.get_by_label("Monday: until, 1").fill("24")
    dialog.get_by_label("Monday: until, 1").blur()
    expect(dialog.get_by_label("Monday: until, 1")).to_have_value("24:00")
    dialog.get_by_role("button", name="Copy Monday to other days").click()
    page.get_by_role("menuitem", name="Every day").click()
    expect(dialog.get_by_label("Sunday: until, 1")).to_have_value("24:00")
    dialog.get_by_role("combobox", name="Holidays of").click()
    page.get_by_role("option", name="None", exact=True).click()
    dialog.get_by_role("button", name="Create").click()
    expect(dialog).to_be_hidden()
    box = form.get_by_role("combobox", name="Opening hours", exact=True)
    expect(box).to_have_value("Round the clock")
    expect(form.get_by_text("Open. Nothing changes within a year.")).to_be_visible()


def draw_a_reception(page: Page) -> None:
    page.get_by_role("button", name="New flow").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").first.fill("Reception")
    dialog.get_by_role("button", name="Create").click()
    page.wait_for_url("**/flows/*")
    canvas = Canvas(page)
    canvas.move("incoming_call", to=(120, 120))
    canvas.add("opening_hours", at=(480, 240))
    canvas.add("play", at=(840, 140))
    canvas.add("hang_up", at=(840, 480))
    canvas.wire("incoming_call", "next", "opening_hours")
    canvas.wire("opening_hours", "open", "play")
    canvas.wire("opening_hours", "closed", "hang_up")
    canvas.wire("play", "done", "hang_up")
    canvas.choose_prompt("play", "Message", "Apology")
    write_hours_that_are_always_open(canvas)
    expect(canvas.step("opening_hours")).to_contain_text("Round the clock")
    expect(page.get_by_role("button", name="No problems")).to_be_visible()
    page.get_by_role("button", name="Publish", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Publish", exact=True).click()
    expect(dialog.get_by_text("No number points to this flow yet")).to_be_visible()


def start_address(antler: Launched) -> str:
    """Of a number that leads to it, as an operator sees it over REST."""
    token = antler.manage("drf_create_token", "operator").split()[2]
    headers = {"Authorization": f"Token {token}"}
    with httpx.Client(base_url=f"{antler.studio_url}/api/", headers=headers) as studio:
        (flow,) = [flow for flow in studio.get("flows/").json() if flow["name"] == "Reception"]
        form = {"number": NUMBER, "label": "Reception", "flow": flow["id"]}
        address: str = studio.post("numbers/", json=form).json()["start_url"]
        return address


def call(address: str, callid: str) -> dict[str, Any]:
    """A call's first post, and what it was answered."""
    form = {"callid": callid, "from": "+46701234567", "to": NUMBER, "direction": "incoming"}
    answer: dict[str, Any] = httpx.post(address, data=form).json()
    return answer


def answered_by(address: str, action: str, *, within: float) -> bool:
    """Whether new calls are answered with the action by then."""
    until, attempt = time.monotonic() + within, 0
    while time.monotonic() < until:
        attempt += 1
        if action in call(address, f"e2e-{action}-{within}-{attempt}"):
            return True
        time.sleep(0.05)
    return False


def test_hours_written_in_the_browser_decide_and_an_override_counts_within_a_second(
    sign_in: SignIn, as_another: SignIn, antler: Launched
) -> None:
    draw_a_reception(sign_in("publisher"))
    address = start_address(antler)
    assert "play" in call(address, "e2e-open")

    ops = as_another("operator")
    ops.goto("/hours")
    ops.get_by_role("link", name="Round the clock").click()
    ops.get_by_role("radiogroup", name="By hand").get_by_text("Closed", exact=True).click()
    ops.get_by_label("Reason").fill("Snow")
    with ops.expect_response("**/override/"):
        ops.get_by_role("button", name="Close now").click()
    assert answered_by(address, "hangup", within=1)
    expect(ops.get_by_text("Closed by hand (Snow)").first).to_be_visible()

    ops.get_by_role("radiogroup", name="By hand").get_by_text("Follow the calendar").click()
    with ops.expect_response("**/override/"):
        ops.get_by_role("button", name="Follow the calendar again").click()
    assert answered_by(address, "play", within=1)


def test_a_calendar_file_with_a_fault_names_the_row_and_brings_the_rest(
    sign_in: SignIn, tmp_path: Path
) -> None:
    page = sign_in("designer")
    page.goto("/hours")
    page.get_by_role("button", name="New opening hours").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Workshop")
    dialog.get_by_role("button", name="Create").click()
    page.wait_for_url("**/hours/workshop")
    page.get_by_role("button", name="From a calendar file").click()
    dialog = page.get_by_role("dialog")
    text = CALENDAR.format(day=datetime.now(UTC) + timedelta(days=60))
    path = tmp_path / "team.ics"
    path.write_text(text)
    page.locator("input[type=file]").set_input_files(path)
    expect(dialog.get_by_text("Row 8: “DTSTART” cannot be read: “soon”.")).to_be_visible()
    dialog.get_by_role("button", name="Add them").click()
    expect(page.get_by_role("button", name="Team day", exact=False, expanded=False)).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("All is saved.")).to_be_visible()
