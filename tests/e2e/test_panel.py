"""The panel on a phone: a switch made and flipped there, and met by the next call."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visit, signed_in
from tests.e2e.numbers import Number
from tests.e2e.test_accessibility import faults
from tests.e2e.test_opening_hours import answered_by, call
from tests.e2e.test_screenshots import picture
from tests.graphs import flow
from tests.launched import Launched

NUMBER = Number.PANEL
PHONE = {"width": 390, "height": 844}


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def on_a_phone(visit: Visit, who: str, theme: str = "light") -> Page:
    return signed_in(
        visit(viewport=PHONE, color_scheme=theme, reduced_motion="reduce", bypass_csp=True), who
    )


def studio(antler: Launched, who: str) -> httpx.Client:
    token = antler.manage("drf_create_token", who).split()[2]
    headers = {"Authorization": f"Token {token}"}
    return httpx.Client(base_url=f"{antler.studio_url}/api/", headers=headers)


def make_switch(page: Page, name: str) -> None:
    page.goto("/panel")
    page.get_by_role("button", name="New switch").click()
    dialog = page.get_by_role("dialog", name="New switch")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_label("Owner").fill("Ops, 08-123 45 67")
    dialog.get_by_label("Position 1").fill("Normal")
    dialog.get_by_label("Position 2").fill("Storm")
    dialog.get_by_role("button", name="Create").click()
    expect(dialog).to_be_hidden()
    expect(card(page, name).get_by_text("Stands at “Normal”")).to_be_visible()


def card(page: Page, name: str) -> Any:
    return page.get_by_role("listitem", name=name, exact=True)


def a_number_led_by(antler: Launched, switch: str) -> str:
    """The start address of a number whose flow asks the switch."""
    positions = [{"name": "Normal"}, {"name": "Storm"}]
    document = flow(
        {
            "in": "incoming_call",
            "x": ("switch", {"switch": switch, "positions": positions}),
            "tones": "play_tones",
            "bye": ("hang_up", {"reason": "busy"}),
        },
        "in next > x",
        "x position:Normal > tones",
        "x position:Storm > bye",
        "x otherwise > bye",
        "tones done > bye",
    )
    with studio(antler, "publisher") as publisher:
        made = publisher.post("flows/", json={"name": "Panel", "document": document}).json()
        order = {"revision": made["draft_revision"]}
        assert publisher.post(f"flows/{made['id']}/publish/", json=order).status_code == 201
    with studio(antler, "operator") as operator:
        form = {"number": NUMBER, "flow": made["id"]}
        address: str = operator.post("numbers/", json=form).json()["start_url"]
        return address


def flip(page: Page, name: str, position: str, *, reason: str = "") -> None:
    """As a thumb does it; it is done when the server has answered."""
    here = card(page, name)
    here.get_by_role("radio", name=position).check()
    if reason:
        here.get_by_label("Reason").fill(reason)
    with page.expect_response("**/flip/"):
        here.get_by_role("button", name=f"Set to “{position}”").click()


def test_a_flip_on_a_phone_leads_the_next_call_another_way_within_a_second(
    visit: Visit, antler: Launched
) -> None:
    ops = on_a_phone(visit, "operator")
    make_switch(ops, "Mode")
    address = a_number_led_by(antler, "mode")
    assert "play" in call(address, "panel-normal")

    flip(ops, "Mode", "Storm", reason="Wind")
    assert answered_by(address, "hangup", within=1)
    expect(card(ops, "Mode").get_by_text("until somebody changes it. Wind")).to_be_visible()

    flip(ops, "Mode", "Normal")
    assert answered_by(address, "play", within=1)
    card(ops, "Mode").get_by_text("What was done before").click()
    expect(card(ops, "Mode").get_by_text("Set to “Storm”, operator")).to_be_visible()
    expect(card(ops, "Mode").get_by_text("Back to “Normal”, operator")).to_be_visible()


def test_a_file_of_numbers_is_brought_in_with_its_faults_named(
    visit: Visit, tmp_path: Path
) -> None:
    ops = on_a_phone(visit, "operator")
    ops.goto("/panel")
    ops.get_by_role("button", name="New caller list").click()
    ops.get_by_role("dialog").get_by_label("Name").fill("Blocked")
    ops.get_by_role("button", name="Create").click()
    ops.wait_for_url("**/panel/caller-lists/blocked")
    path = tmp_path / "numbers.csv"
    path.write_text("Number;Note\n070-174 06 05;Anna\nBo;070\n")
    ops.get_by_role("button", name="From a CSV file").click()
    ops.locator("input[type=file]").set_input_files(path)
    expect(ops.get_by_role("dialog").get_by_text("Row 3: “Bo” is no phone number")).to_be_visible()
    ops.get_by_role("button", name="Take the rows").click()
    expect(ops.get_by_label("Number, row 1")).to_have_value("+46701740605")
    ops.get_by_role("button", name="Save").click()
    expect(ops.get_by_text("All is saved.")).to_be_visible()


def test_the_panel_on_a_phone_has_no_fault_and_is_no_wider_than_it(
    visit: Visit, antler: Launched, theme: str
) -> None:
    with studio(antler, "operator") as operator:
        definition = {"positions": ["Normal", "Storm", "Strike"], "default": "Normal"}
        operator.post("switches/", json={"name": f"Shown {theme}", "definition": definition})
        order = {"position": "Storm", "reason": "Wind", "until": "2099-01-01T08:00:00Z"}
        operator.put(f"switches/shown-{theme}/flip/", json=order)
        prompt = operator.get("prompts/").json()[0]["key"]
        operator.post("announcements/", json={"name": f"Power cut {theme}", "prompt": prompt})
        operator.put(f"announcements/power-cut-{theme}/announce/", json={"on": True})
        rows = [["41101", "Gothenburg"], ["98130", "Kiruna"]]
        table = {"columns": ["Postcode", "Branch"], "rows": rows}
        operator.post("tables/", json={"name": f"Branches {theme}", "definition": table})
    ops = on_a_phone(visit, "operator", theme)
    for place, name, shown in (
        ("panel", "panel", f"Shown {theme}"),
        (f"panel/tables/branches-{theme}", "panel-table", f"Branches {theme}"),
    ):
        ops.goto(f"/{place}")
        expect(ops.get_by_role("heading", level=1)).to_be_visible()
        expect(ops.get_by_text(shown).first).to_be_visible()
        ops.wait_for_load_state("networkidle")
        picture(ops, theme, name, whole=True)
        assert faults(ops) == []
        assert ops.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
