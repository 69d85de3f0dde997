"""A flow is tried in the browser: heard, pressed, followed on the canvas, hung up."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import SignIn, Visit, signed_in
from tests.e2e.drawing import Canvas
from tests.e2e.keyboard import WATCH_THE_MOUSE, Keyboard
from tests.e2e.test_story import begin_a_flow

DEMO = "Nordic Bikes"
# The loudest sample so far, of at most 1: silence is below.
LOUD = re.compile(r"^(0\.(0[5-9]|[1-9])|1)")


def phone_of(page: Page) -> Locator:
    return page.get_by_role("region", name="Try it")


def turns(page: Page) -> Locator:
    return phone_of(page).get_by_role("list", name="What happened").locator("> li")


def open_the_demo(page: Page) -> Canvas:
    page.goto("/")
    page.get_by_role("link", name=DEMO).click()
    canvas = Canvas(page)
    expect(canvas.step("menu")).to_be_visible()
    return canvas


def expect_sound(page: Page) -> None:
    """The delivered sound, decoded and at the loudspeaker, as the page's own meter measures it."""
    meter = page.locator("[data-meter]")
    expect(meter).to_have_attribute("data-audio", "running")
    expect(meter).to_have_attribute("data-loudest", LOUD)


def expect_lit(page: Page, wire: str) -> None:
    expect(page.locator(f"[data-id='{wire}'] path").first).to_have_class(re.compile("trodden"))


def test_from_an_empty_flow_to_a_heard_menu(sign_in: SignIn) -> None:
    page = sign_in("designer")
    page.goto("/")
    canvas = begin_a_flow(page, "Heard before it is published")
    canvas.move("incoming_call", to=(120, 120))
    canvas.add("menu", at=(480, 240))
    canvas.add("hang_up", at=(900, 480))
    canvas.choose_prompt("menu", "Message", "Apology")
    canvas.add_item("menu", "Keys", {"Key": "1", "What it is for": "Sales"})
    canvas.wire("incoming_call", "next", "menu")
    for way in ("key:1", "no_input", "wrong_key"):
        canvas.wire("menu", way, "hang_up")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Try it", exact=True).click()
    phone_of(page).get_by_role("button", name="Call", exact=True).click()
    expect_sound(page)
    expect(phone_of(page)).to_contain_text("You hear “Apology”. Press a key.")
    expect(canvas.step("menu").locator("[data-tried]")).to_be_visible()
    # In the midst of the prompt.
    phone_of(page).get_by_role("button", name="Key 1", exact=True).click()
    expect(phone_of(page)).to_contain_text("The call is over.")
    expect(turns(page)).to_have_count(3)
    expect(turns(page).nth(1)).to_contain_text("Pressed 1")
    expect(turns(page).nth(1)).to_contain_text("Menu: 1 Sales")
    expect(turns(page).nth(2)).to_contain_text("The call was reported")


def test_the_path_is_lit_and_the_call_can_be_hung_up_at_any_moment(sign_in: SignIn) -> None:
    page = sign_in("designer")
    canvas = open_the_demo(page)
    page.get_by_role("button", name="Try it", exact=True).click()
    phone = phone_of(page)
    phone.get_by_role("combobox", name=re.compile("^Anna")).select_option("busy")
    phone.get_by_role("combobox", name=re.compile("^Bo")).select_option("no_answer")
    phone.get_by_role("button", name="Call", exact=True).click()
    expect_sound(page)
    page.keyboard.press("1")
    expect_lit(page, "menu key:1")
    phone.get_by_role("button", name="Skip to its end").click()
    expect(phone).to_contain_text("Ringing +46 70 174 06 05, +46 70 174 06 06.")
    expect(canvas.step("connect").locator("[data-tried]")).to_be_visible()
    phone.get_by_role("button", name="Skip the ringing").click()
    expect_lit(page, "sales no_answer")
    phone.get_by_role("button", name="Hang up").click()
    expect(phone).to_contain_text("The call is over.")
    expect(page.locator("[data-tried]")).to_have_count(0)
    raw = turns(page).first.locator("details")
    raw.locator("summary").click()
    expect(raw).to_contain_text('"result": "newincoming"')
    expect(raw).to_contain_text('"ivr"')


def test_a_whole_call_is_made_without_a_mouse(sign_in: SignIn) -> None:
    page = sign_in("designer")
    canvas = open_the_demo(page)
    page.evaluate(WATCH_THE_MOUSE)
    keyboard = Keyboard(page)
    canvas.page.locator(".react-flow").focus()
    keyboard.press("r")
    call = phone_of(page).get_by_role("button", name="Call", exact=True)
    expect(call).to_be_visible()
    keyboard.tab_to(call)
    keyboard.press("Enter")
    said = phone_of(page).get_by_role("log", name="What happens in the call")
    expect(said).to_contain_text("You hear “Welcome and menu”. Press a key.")
    # The words of the prompt, for whoever cannot hear it.
    expect(said).to_contain_text("Nordic Bikes")
    expect_sound(page)
    keyboard.press("2")
    expect(said).to_contain_text("Speak after the tone.", timeout=30_000)
    keyboard.press("#")
    expect(turns(page).filter(has_text="A recording was announced")).to_have_count(1)
    keyboard.tab_to(phone_of(page).get_by_role("button", name="Hang up"))
    keyboard.press("Enter")
    expect(said).to_contain_text("The call is over.")
    keyboard.press("Escape")
    expect(phone_of(page)).to_be_hidden()
    assert page.evaluate("window.touched") == 0


def test_what_is_said_into_the_microphone_reaches_the_carrier(visit: Visit) -> None:
    """Chromium's own microphone of tests beeps, so that it is never silent."""
    page = signed_in(visit(permissions=["microphone"]), "designer")
    open_the_demo(page)
    page.get_by_role("button", name="Try it", exact=True).click()
    phone = phone_of(page)
    phone.get_by_role("switch", name="Speak with my microphone").check(force=True)
    phone.get_by_role("button", name="Call", exact=True).click()
    expect(phone).to_contain_text("Press a key.")
    page.keyboard.press("2")
    phone.get_by_role("button", name="Skip to its end").click()
    expect(phone).to_contain_text("Silence or # ends the recording.")
    page.wait_for_timeout(3_500)
    page.keyboard.press("#")
    announced = turns(page).filter(has_text="A recording was announced")
    expect(announced).to_have_count(1)
    announced.locator("summary").click()
    # So many seconds of sound came over the line.
    expect(announced).to_contain_text(re.compile('"duration": "[23]"'))


def test_a_link_opens_the_same_flow_with_the_same_settings(
    sign_in: SignIn, as_another: SignIn, visit: Visit
) -> None:
    page = sign_in("designer")
    open_the_demo(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Try it", exact=True).click()
    phone = phone_of(page)
    phone.get_by_role("switch", name="Hide the number").check(force=True)
    phone.get_by_role("combobox", name="The carrier").select_option("doubled")
    phone.get_by_role("button", name="Copy a link to this").click()
    link = page.evaluate("navigator.clipboard.readText()")
    other = as_another("reviewer")
    other.goto(link)
    theirs = phone_of(other)
    expect(theirs.get_by_role("switch", name="Hide the number")).to_be_checked()
    expect(theirs.get_by_role("combobox", name="The carrier")).to_have_value("doubled")
    theirs.get_by_role("button", name="Ring the real number").click()
    picture = theirs.get_by_role("img", name=re.compile("QR code to ring"))
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 0
