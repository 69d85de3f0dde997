"""Somebody is rung out of the studio."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import SignIn
from tests.e2e.numbers import Number

DEMO = "Nordic Bikes"
OURS = Number.DEMO
A_PAGE = 25


def ask_for_calls_of_another_day(page: Page, count: int) -> None:
    """Calls that wait: they may be made on one day of the week, which is not near."""
    page.evaluate(
        """async ([from, count]) => {
            const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
            const headers = {"Content-Type": "application/json", "X-CSRFToken": token};
            const flow = (await (await fetch("/api/flows/")).json())
                .find(({name}) => name === "Nordic Bikes").id;
            const weekdays = [((new Date().getDay() + 2) % 7) + 1];
            for (let each = 0; each < count; each++) {
                const to = `+4670${String(1740600 + each)}`;
                const body = JSON.stringify({flow, from, to, hours: {weekdays}});
                await fetch("/api/outgoing/", {method: "POST", headers, body});
            }
        }""",
        [OURS, count],
    )


def test_a_call_is_asked_for_and_seen_to_be_answered(sign_in: SignIn) -> None:
    page = sign_in("operator")
    page.get_by_role("link", name="Outgoing calls").click()
    page.get_by_role("button", name="Call somebody").first.click()
    form = page.get_by_role("dialog")
    form.get_by_role("button", name="Call", exact=True).click()
    expect(form.get_by_text("Write the phone number to call.")).to_be_visible()
    form.get_by_label("Whom to call").fill("070-123 45 67")
    form.get_by_role("combobox", name="What they hear").click()
    page.get_by_role("option", name=DEMO).click()
    form.get_by_role("button", name="Call", exact=True).click()
    expect(form).to_be_hidden()

    row = page.get_by_role("row").filter(has_text="+46 70 123 45 67")
    expect(row).to_contain_text("Answered", timeout=30_000)
    row.get_by_role("link", name="+46 70 123 45 67").click()
    page.get_by_role("dialog").get_by_role("link", name="Look at the call").click()
    expect(page).to_have_url(re.compile("/admin/webhooks/call/"))


def test_a_waiting_call_is_cancelled_on_the_second_page(sign_in: SignIn) -> None:
    page = sign_in("operator")
    page.goto("/outgoing")
    expect(page.get_by_role("button", name="Call somebody").first).to_be_visible()
    ask_for_calls_of_another_day(page, A_PAGE + 1)
    page.get_by_label("State").select_option("Waiting")
    rows = page.get_by_role("row").filter(has_text=DEMO)
    expect(rows).to_have_count(A_PAGE)
    expect(page.get_by_role("button", name="Newer")).to_be_disabled()
    page.get_by_role("button", name="Older").click()
    oldest = page.get_by_role("link", name="+46 70 174 06 00")
    expect(oldest).to_be_visible()
    expect(page.get_by_role("button", name="Older")).to_be_disabled()

    oldest.click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel the call").click()
    question = page.get_by_role("dialog", name="Cancel the call to +46 70 174 06 00?")
    question.get_by_role("button", name="Cancel the call").click()
    told = page.get_by_role("dialog", name="Call to +46 70 174 06 00")
    expect(told).to_contain_text("Cancelled")
    told.get_by_role("button", name="Close").last.click()
    expect(rows).to_have_count(A_PAGE)
