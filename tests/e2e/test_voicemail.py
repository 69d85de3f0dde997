"""A caller leaves a message, and somebody hears it on the page of voicemail, on a phone too."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from designer.local.folder import PROJECT
from tests.e2e.conftest import SignIn, Visit, signed_in
from tests.e2e.making import borrowed, make_flow, point, post, publish_flow
from tests.e2e.numbers import Number
from tests.graphs import flow
from tests.launched import Launched

FOLDER = PROJECT / "var" / "screenshots" / "voicemail"
NUMBER = Number.DEMO
PHONE = {"width": 390, "height": 844}


def leave_a_message(page: Page, antler: Launched) -> None:
    """Through a flow of its own, told of to somebody who has no mail server here."""
    if not any(box["key"] == "office" for box in page.request.get("/api/voicemail/boxes/").json()):
        post(page, "/api/voicemail/boxes/", {"name": "Office"})
    told = {"box": "office", "shortest": 0, "emails": "anna@example.com"}
    drawing = flow({"in": "incoming_call", "mail": ("voicemail", told)}, "in next > mail")
    made = make_flow(page, "Leave a message", drawing)
    publish_flow(page, made)
    with borrowed(page, NUMBER) as number:
        point(page, number, flow=made)
        antler.manage("place_call", "--to", NUMBER, "--say", "6")


def test_a_message_is_left_and_heard(sign_in: SignIn, visit: Visit, antler: Launched) -> None:
    page = sign_in("admin")
    page.goto("/voicemail")
    expect(page.get_by_role("heading", name="Voicemail", level=1)).to_be_visible()
    leave_a_message(page, antler)
    message = page.get_by_role("listitem").filter(has_text="6 s").first
    expect(message).to_contain_text("New", timeout=60_000)
    sound = message.locator("audio")
    expect(sound).to_have_count(1, timeout=30_000)
    FOLDER.mkdir(parents=True, exist_ok=True)
    expect(message).to_contain_text("E-mail to anna@example.com")
    page.screenshot(path=FOLDER / "light.png")
    sound.evaluate("audio => audio.play()")
    expect(message).to_contain_text("Heard by admin")
    small = signed_in(visit(viewport=PHONE, color_scheme="dark"), "admin")
    small.goto("/voicemail")
    expect(small.get_by_text("Heard by admin").first).to_be_visible()
    small.screenshot(path=FOLDER / "phone-dark.png", full_page=True)
    wide = small.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]
    first = message.get_by_role("link", name="The call")
    first.click()
    expect(page.get_by_role("heading", name="E-mails and events")).to_be_visible()
    page.screenshot(path=FOLDER / "call.png", full_page=True)
