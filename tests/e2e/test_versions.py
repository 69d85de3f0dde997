"""A published version is looked at and brought back."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import Page, expect

from tests.bench.canvas.drawing import switchboard
from tests.e2e.conftest import SignIn
from tests.e2e.drawing import Canvas
from tests.e2e.making import make_flow, publish_flow

numbers = itertools.count(1)


@pytest.fixture
def canvas(sign_in: SignIn) -> Canvas:
    """A flow whose draft has lost a step that its live version has."""
    page = sign_in("publisher")
    drawing = switchboard(10)
    drawing["edges"].append({"source": "d0-0", "port": "otherwise", "target": "d0-8"})
    flow = make_flow(page, f"Brought back {next(numbers)}", drawing)
    publish_flow(page, flow)
    page.goto(f"/flows/{flow}")
    canvas = Canvas(page)
    canvas.step("send_sms").click(position={"x": 60, "y": 14})
    page.keyboard.press("Delete")
    expect(canvas.step("send_sms")).to_have_count(0)
    return canvas


def open_versions(page: Page) -> None:
    page.get_by_role("button", name="Versions").click()
    expect(page.get_by_text("Version 1", exact=True)).to_be_visible()


def test_a_version_is_brought_back_in_one_undo_step(canvas: Canvas) -> None:
    page = canvas.page
    open_versions(page)
    page.get_by_role("button", name="Restore").click()
    page.get_by_role("dialog").get_by_role("button", name="Restore").click()
    expect(page.get_by_text("Version 1 is the draft now.")).to_be_visible()
    expect(canvas.step("send_sms")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(canvas.step("send_sms")).to_have_count(0)


def test_a_version_that_is_looked_at_cannot_be_changed(canvas: Canvas) -> None:
    page = canvas.page
    open_versions(page)
    page.get_by_role("button", name="Look at it").click()
    expect(canvas.step("send_sms")).to_be_visible()
    canvas.step("send_sms").click(position={"x": 60, "y": 14})
    page.keyboard.press("Delete")
    expect(canvas.step("send_sms")).to_be_visible()
    expect(page.get_by_label("Name of the step")).to_be_disabled()
    page.get_by_role("button", name="Back to the draft").click()
    expect(canvas.step("send_sms")).to_have_count(0)
