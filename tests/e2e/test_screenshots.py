"""Takes a picture of each main page, light and dark, for whoever changes how it looks.

They lie in `var/screenshots/`; a page that cannot be shown any more fails here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from designer.local.folder import PROJECT
from tests.bench.canvas.drawing import switchboard
from tests.e2e.conftest import SignIn, Visit
from tests.e2e.drawing import Canvas
from tests.e2e.making import make_flow, publish_flow
from tests.e2e.numbers import Number
from tests.launched import Launched

FOLDER = PROJECT / "var" / "screenshots"
DEMO = "Nordic Bikes"
NUMBER = Number.DEMO
WINDOW = {"width": 1440, "height": 900}
Show = Callable[[Page], None]
names = itertools.count(1)


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(visit: Visit, theme: str) -> Page:
    return visit(viewport=WINDOW, color_scheme=theme, reduced_motion="reduce", bypass_csp=True)


@pytest.fixture(scope="module", autouse=True)
def _a_day_of_calls(antler: Launched) -> None:
    """What the lists show: calls that went different ways."""
    for keys in ("1", "2", "3", "9"):
        antler.manage("place_call", "--to", NUMBER, "--keys", keys)


def picture(page: Page, theme: str, name: str, *, whole: bool = False) -> None:
    page.wait_for_function(
        "document.getAnimations().every(({playState}) => playState != 'running')"
    )
    (FOLDER / theme).mkdir(parents=True, exist_ok=True)
    page.screenshot(path=FOLDER / theme / f"{name}.png", full_page=whole)


def flows(page: Page) -> None:
    make_flow(page, "The switchboard of the whole house with all its departments and branches", {})
    page.goto("/")
    expect(page.get_by_role("link", name=DEMO)).to_be_visible()


def new_editor(page: Page) -> None:
    page.goto(f"/flows/{make_flow(page, f'Just begun {next(names)}')}")
    expect(Canvas(page).step("incoming_call")).to_be_visible()


def editor(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=DEMO).click()
    expect(Canvas(page).step("menu")).to_be_visible()


def editor_with_a_form(page: Page) -> None:
    editor(page)
    Canvas(page).form("menu")


def editor_with_problems(page: Page) -> None:
    drawing = switchboard(10)
    drawing["edges"] = drawing["edges"][3:]
    page.goto(f"/flows/{make_flow(page, f'Half drawn {next(names)}', drawing)}")
    page.get_by_role("button", name="Problems").click()
    expect(page.get_by_role("region", name="Problems")).to_be_visible()


def editor_of_many_steps(page: Page) -> None:
    page.goto(f"/flows/{make_flow(page, f'Large {next(names)}', switchboard(300))}")
    expect(Canvas(page).step("incoming_call")).to_be_visible()
    page.keyboard.press("f")
    expect(page.locator("[data-node-id]").nth(200)).to_be_attached()


def publish(page: Page) -> None:
    editor(page)
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_role("dialog").get_by_text("No problems found.")).to_be_visible()


def phone(page: Page) -> None:
    editor(page)
    page.get_by_role("button", name="Try it", exact=True).click()
    expect(page.get_by_role("region", name="Try it")).to_be_visible()


def phone_on_a_call(page: Page) -> None:
    phone(page)
    panel = page.get_by_role("region", name="Try it")
    panel.get_by_role("button", name="Call", exact=True).click()
    expect(panel).to_contain_text("Press a key.")
    page.keyboard.press("1")
    panel.get_by_role("button", name="Skip to its end").click()
    expect(panel).to_contain_text("Ringing")


def versions(page: Page) -> None:
    editor(page)
    page.get_by_role("button", name="Versions").click()
    expect(page.get_by_text("Version 1")).to_be_visible()


def compare(page: Page) -> None:
    drawing = switchboard(10)
    drawing["edges"].append({"source": "d0-0", "port": "otherwise", "target": "d0-8"})
    flow = make_flow(page, f"Compared {next(names)}", drawing)
    publish_flow(page, flow)
    page.goto(f"/flows/{flow}")
    canvas = Canvas(page)
    canvas.form("menu").get_by_label("Name of the step").fill("What for")
    canvas.step("send_sms").click(position={"x": 60, "y": 14})
    page.keyboard.press("Delete")
    page.get_by_role("button", name="Versions").click()
    page.get_by_role("button", name="Compare draft with live").click()
    expect(page.locator("[data-frame-of][data-kind=removed]")).to_be_visible()


def prompts(page: Page) -> None:
    page.goto("/prompts")
    expect(page.get_by_role("button", name="New prompt")).to_be_visible()


def numbers(page: Page) -> None:
    page.goto("/numbers")
    expect(page.get_by_role("row", name="+46 76 686 10 04")).to_be_visible()


def outgoing(page: Page) -> None:
    page.goto("/outgoing")
    expect(page.get_by_role("button", name="Call somebody").first).to_be_visible()


def admin_home(page: Page) -> None:
    page.goto("/admin/")


def calls(page: Page) -> None:
    page.goto("/admin/webhooks/call/")
    expect(page.locator("#result_list")).to_be_visible()


def one_call(page: Page) -> None:
    calls(page)
    page.locator("#result_list tbody a").first.click()
    expect(page).to_have_url(re.compile("/change/"))


def gallery(page: Page) -> None:
    page.goto("/gallery")
    expect(page.locator("[data-node-id]").first).to_be_visible()


def gallery_in_swedish(page: Page) -> None:
    page.route("**/api/me/", lambda route: route.fulfill(json=in_swedish(route.fetch().json())))
    gallery(page)
    expect(page.get_by_role("heading", name="Galleri")).to_be_visible()


def in_swedish(person: dict[str, object]) -> dict[str, object]:
    return {**person, "language": "sv"}


def test_a_picture_of_the_sign_in_page(page: Page, theme: str) -> None:
    page.goto("/accounts/login/")
    picture(page, theme, "sign_in")


@pytest.mark.parametrize(
    "show",
    [flows, new_editor, editor, editor_with_a_form, editor_with_problems, editor_of_many_steps]
    + [
        publish,
        phone,
        phone_on_a_call,
        versions,
        compare,
        prompts,
        numbers,
        outgoing,
        admin_home,
        calls,
        one_call,
    ],
    ids=lambda show: show.__name__,
)
def test_a_picture_of_a_page(sign_in: SignIn, show: Show, theme: str) -> None:
    page = sign_in("admin")
    show(page)
    picture(page, theme, show.__name__)


@pytest.mark.parametrize("show", [gallery, gallery_in_swedish], ids=lambda show: str(show.__name__))
def test_a_picture_of_the_gallery(sign_in: SignIn, show: Show, theme: str) -> None:
    page = sign_in("admin")
    show(page)
    # As large as the gallery, which scrolls both ways in a window.
    page.set_viewport_size({"width": 2820, "height": page.evaluate("document.body.scrollHeight")})
    picture(page, theme, show.__name__, whole=True)
