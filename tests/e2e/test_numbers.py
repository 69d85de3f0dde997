"""A number, from one that is only tried to one that the carrier sends here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from designer.local.environment import STANDIN_ACCOUNT
from tests.e2e.conftest import SignIn
from tests.launched import Launched
from tests.local.conftest import eventually

DEMO = "Nordic Bikes"
OTHER_SYSTEM = "https://pbx.example/secret"


@pytest.fixture
def carrier(antler: Launched) -> Iterator[httpx.Client]:
    """The carrier's own REST address, as our account speaks to it."""
    name, password = STANDIN_ACCOUNT.values()
    with httpx.Client(base_url=antler.carrier_url, auth=(name, password)) as client:
        yield client


def held_for(rented: Any, carrier: httpx.Client) -> str:
    """What the carrier does with the number's calls."""
    held: str = carrier.get(f"/numbers/{rented['id']}").json()["voice_start"]
    return held


def row_of(page: Page, label: str) -> Locator:
    return page.get_by_role("row").filter(has_text=label)


def add_a_number(page: Page, number: str, label: str) -> None:
    page.get_by_role("button", name="Add a number").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Number").fill(number)
    form.get_by_label("What it is").fill(label)
    form.get_by_role("button", name="Add", exact=True).click()
    expect(form).to_be_hidden()


def point_it_to(page: Page, flow: str, *, label: str) -> None:
    row_of(page, label).get_by_role("button", name="More for").click()
    page.get_by_role("menuitem", name="Edit").click()
    form = page.get_by_role("dialog")
    form.get_by_role("combobox", name="Flow").click()
    page.get_by_role("option", name=flow).click()
    form.get_by_role("button", name="Save").click()
    expect(form).to_be_hidden()


def test_a_number_is_tried_offline_and_then_taken_from_another_system(
    sign_in: SignIn, antler: Launched, carrier: httpx.Client
) -> None:
    rented = carrier.post("/numbers", data={"country": "se", "voice_start": OTHER_SYSTEM}).json()
    page = sign_in("operator")
    page.get_by_role("link", name="Numbers", exact=True).click()
    add_a_number(page, rented["number"].replace("+46", "0"), "Back office")
    row = row_of(page, "Back office")
    expect(row).to_contain_text("Offline")
    point_it_to(page, DEMO, label="Back office")
    expect(row.get_by_role("link", name=DEMO)).to_be_visible()

    page.get_by_role("button", name="Fetch the carrier’s numbers").click()
    expect(page.get_by_text("None is new, and none is gone.")).to_be_visible()
    expect(row).to_contain_text("The carrier sends its calls to pbx.example.")

    row.get_by_role("button", name="More for").click()
    page.get_by_role("menuitem", name="Set the start address at the carrier").click()
    question = page.get_by_role("dialog")
    expect(question).to_contain_text("the other system gets none")
    question.get_by_role("button", name="Set it").click()
    expect(row).to_contain_text("In step", timeout=20_000)
    held = held_for(rented, carrier)
    assert held.startswith(f"http://localhost:{antler.calls_port}/elks/start/")


def test_maintenance_is_begun_and_ended_and_seen_on_every_page(
    sign_in: SignIn, antler: Launched, carrier: httpx.Client
) -> None:
    rented = carrier.post("/numbers", data={"country": "se"}).json()
    page = sign_in("operator")
    page.goto("/numbers")
    add_a_number(page, rented["number"], "The rented line")
    point_it_to(page, DEMO, label="The rented line")
    page.get_by_role("button", name="Fetch the carrier’s numbers").click()
    row = row_of(page, "The rented line")
    expect(row).to_contain_text("In step", timeout=20_000)

    row.get_by_role("button", name="More for").click()
    page.get_by_role("menuitem", name="Maintenance mode…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("leave the part that takes calls running")
    dialog.get_by_role("button", name="Begin").click()
    expect(dialog).to_be_hidden()
    banner = page.get_by_role("region", name="Maintenance")
    expect(banner).to_contain_text("the carrier answers +46")
    expect(row).to_contain_text("In step", timeout=20_000)
    # The worker gives it a moment later; until then the row may say what was true before.
    assert eventually(lambda: held_for(rented, carrier).startswith("{"), within=20)
    assert json.loads(held_for(rented, carrier))["ivr"]
    page.get_by_role("link", name="Outgoing calls").click()
    expect(banner).to_be_visible()

    banner.get_by_role("link", name="To the numbers").click()
    row.get_by_role("button", name="More for").click()
    page.get_by_role("menuitem", name="Maintenance mode…").click()
    dialog.get_by_role("button", name="End it").click()
    expect(banner).to_be_hidden()
    expect(row).to_contain_text("In step", timeout=20_000)
    ours = f":{antler.calls_port}/elks/start/"
    assert eventually(lambda: ours in held_for(rented, carrier), within=20)


def test_who_may_not_operate_sees_the_numbers_and_no_button(sign_in: SignIn) -> None:
    page = sign_in("designer")
    page.goto("/numbers")
    expect(page.get_by_role("row", name="+46 76 686 10 04")).to_be_visible()
    expect(page.get_by_role("button", name="Add a number")).to_be_hidden()
    expect(page.get_by_role("button", name="More for")).to_have_count(0)
    expect(page.get_by_role("link", name="Outgoing calls")).to_have_count(0)
