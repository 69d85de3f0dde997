"""Somebody is rung out of the studio."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.conftest import SignIn

DEMO = "Nordic Bikes"


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
