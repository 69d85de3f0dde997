"""People and a team: added in the browser, hunted by calls, taken off duty."""

from __future__ import annotations

import time
from typing import Any

import httpx
from playwright.sync_api import Page, expect

from designer.local.folder import PROJECT
from tests.e2e.conftest import SignIn
from tests.e2e.drawing import Canvas
from tests.e2e.numbers import Number
from tests.launched import Launched

NUMBER = Number.PEOPLE
ANNA, BO = "+46701111111", "+46702222222"
PICTURES = PROJECT / "var" / "screenshots"


def add_person(page: Page, name: str, number: str) -> None:
    page.get_by_role("button", name="New person").first.click()
    dialog = page.get_by_role("dialog", name="New person")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_label("Main number").fill(number)
    dialog.get_by_role("button", name="Create").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("switch", name=f"{name} is on duty")).to_be_checked()


def add_team(page: Page) -> None:
    page.get_by_role("button", name="New team").click()
    dialog = page.get_by_role("dialog", name="New team")
    dialog.get_by_label("Name").fill("Sales")
    for name in ("Anna", "Bo"):
        dialog.get_by_role("combobox", name="Add a member").click()
        page.get_by_role("option", name=name, exact=True).click()
    dialog.get_by_role("button", name="Create").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_text("2 of 2 on duty")).to_be_visible()


def draw_a_hunt(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="New flow").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").first.fill("Sales line")
    dialog.get_by_role("button", name="Create").click()
    page.wait_for_url("**/flows/*")
    canvas = Canvas(page)
    canvas.move("incoming_call", to=(120, 120))
    canvas.add("hunt_group", at=(480, 240))
    canvas.add("hang_up", at=(860, 240))
    canvas.wire("incoming_call", "next", "hunt_group")
    canvas.wire("hunt_group", "nobody", "hang_up")
    box = canvas.form("hunt_group").get_by_role("combobox", name="Team", exact=True)
    box.click()
    page.get_by_role("option", name="Sales", exact=True).click()
    expect(canvas.step("hunt_group")).to_contain_text("Sales")
    expect(page.get_by_role("button", name="No problems")).to_be_visible()
    page.get_by_role("button", name="Publish", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Publish", exact=True).click()
    expect(dialog.get_by_text("No number points to this flow yet")).to_be_visible()


def start_address(antler: Launched) -> str:
    token = antler.manage("drf_create_token", "operator").split()[2]
    headers = {"Authorization": f"Token {token}"}
    with httpx.Client(base_url=f"{antler.studio_url}/api/", headers=headers) as studio:
        (flow,) = [flow for flow in studio.get("flows/").json() if flow["name"] == "Sales line"]
        form = {"number": NUMBER, "label": "Sales", "flow": flow["id"]}
        address: str = studio.post("numbers/", json=form).json()["start_url"]
        return address


def post(address: str, callid: str, **fields: str) -> dict[str, Any]:
    form = {"callid": callid, "from": "+46709999999", "to": NUMBER, **fields}
    answer: dict[str, Any] = httpx.post(address, data=form).json()
    return answer


def rings_first(address: str, number: str, *, within: float) -> bool:
    """Whether new calls ring this number by then; each call is over before the next."""
    until, attempt = time.monotonic() + within, 0
    while time.monotonic() < until:
        attempt += 1
        callid = f"e2e-people-{number}-{attempt}"
        answer = post(address, callid)
        post(answer["next"], callid, result="success")
        if answer.get("connect") == number:
            return True
        time.sleep(0.05)
    return False


def pictures(page: Page, name: str) -> None:
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            (PICTURES / theme).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURES / theme / f"{name}-{width}.png", full_page=True)
    page.set_viewport_size({"width": 1920, "height": 1080})


def test_people_made_in_the_browser_are_hunted_and_duty_counts_within_a_second(
    sign_in: SignIn, as_another: SignIn, antler: Launched
) -> None:
    page = sign_in("publisher")
    page.goto("/people")
    add_person(page, "Anna", "070-111 11 11")
    add_person(page, "Bo", "070-222 22 22")
    add_team(page)
    draw_a_hunt(page)
    address = start_address(antler)

    ring = post(address, "e2e-hunt")
    assert ring["connect"] == ANNA
    ring = post(ring["next"], "e2e-hunt", result="failed")
    assert ring["connect"] == BO
    assert post(ring["next"], "e2e-hunt", result="success") == {"hangup": "reject"}

    ops = as_another("operator")
    ops.goto("/people")
    with ops.expect_response("**/duty/"):
        ops.get_by_role("switch", name="Anna is on duty").click()
    assert rings_first(address, BO, within=1)
    expect(ops.get_by_text("1 of 2 on duty")).to_be_visible()
    pictures(ops, "people")
    ops.goto("/panel")
    expect(ops.get_by_role("switch", name="Anna is on duty")).not_to_be_checked()
    pictures(ops, "panel-with-duty")
