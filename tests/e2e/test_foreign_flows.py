"""A 46elks document is taken in, published, and given out again."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import SignIn
from tests.e2e.drawing import Canvas

VOICEMAIL = """{
  "play": "sound/beep",
  "next": {"record": "https://old.example/said", "next": {"hangup": "busy"}}
}"""


def take_in(page: Page, name: str) -> Canvas:
    page.get_by_role("button", name="Import").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_label("Or its text").fill(VOICEMAIL)
    dialog.get_by_role("button", name="Import").click()
    expect(dialog).to_contain_text("comes to Antler instead of “https://old.example/said”")
    dialog.get_by_role("link", name=f"Open {name}").click()
    canvas = Canvas(page)
    for kind in ("incoming_call", "play_tones", "record_message", "hang_up"):
        expect(canvas.step(kind)).to_be_visible()
    return canvas


def publish(page: Page) -> None:
    page.get_by_role("button", name="Publish", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Publish", exact=True).click()
    expect(dialog.get_by_text("No number points to this flow yet")).to_be_visible()
    page.keyboard.press("Escape")


def test_a_document_is_drawn_published_and_given_out_again(sign_in: SignIn) -> None:
    page = sign_in("publisher")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    take_in(page, "Old voicemail")
    publish(page)
    page.get_by_role("link", name="Flows").click()
    page.get_by_role("button", name="More for Old voicemail").click()
    page.get_by_role("menuitem", name="Export for 46elks").click()
    dialog = page.get_by_role("dialog")
    document = dialog.get_by_label("Document").input_value()
    assert json.loads(document)["play"] == "sound/beep"

    dialog.get_by_role("button", name="Copy").click()
    expect(dialog.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == document
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "Old-voicemail.json"
    assert Path(download.value.path()).read_text() == document


def test_a_broken_document_gets_the_line_and_the_fault(sign_in: SignIn) -> None:
    page = sign_in("designer")
    page.get_by_role("button", name="Import").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Broken")
    dialog.get_by_label("Or its text").fill('{\n"play": 1,}')
    dialog.get_by_role("button", name="Import").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Line 2: There is a comma too many")
