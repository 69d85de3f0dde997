"""The studio's pages can be used by everybody: no fault that axe can find, grave or small."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import JSHandle, Locator, Page, expect

from designer.local.folder import PROJECT
from designer.management.commands.load_demo import PASSWORD
from tests.e2e.conftest import SignIn, Visit
from tests.e2e.drawing import Canvas
from tests.e2e.keyboard import Keyboard

AXE = PROJECT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
DEMO = "Nordic Bikes"


@pytest.fixture(params=["light", "dark"])
def page(visit: Visit, request: pytest.FixtureRequest) -> Page:
    """In each theme, and letting in the styles that axe tries things out with."""
    return visit(bypass_csp=True, color_scheme=request.param, reduced_motion="reduce")


def faults(page: Page) -> list[str]:
    # A theme just put on reaches inherited colours one transition after the other.
    page.wait_for_function("document.getAnimations().length === 0")
    page.evaluate(AXE.read_text())
    # The editor's panels stand side by side: the order of their headings is not that of one text.
    rules = {"heading-order": {"enabled": False}}
    found = page.evaluate(
        "(rules) => axe.run({ resultTypes: ['violations'], rules })",
        rules,
    )
    return [
        f"{rule['id']} at {node['target']}: {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def open_demo(page: Page) -> Canvas:
    page.get_by_role("link", name=DEMO).click()
    canvas = Canvas(page)
    expect(canvas.step("menu")).to_be_visible()
    return canvas


def the_list(page: Page) -> None:
    expect(page.get_by_role("link", name=DEMO)).to_be_visible()


def a_question(page: Page) -> None:
    page.get_by_role("button", name=f"More for {DEMO}").click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(page.get_by_role("dialog").get_by_text("This cannot be undone.")).to_be_visible()


def the_prompts(page: Page) -> None:
    page.goto("/prompts")
    expect(page.get_by_role("button", name="New prompt")).to_be_visible()


def the_takes_of_a_prompt(page: Page) -> None:
    page.goto("/prompts")
    page.get_by_role("button", name="Goodbye", exact=True).click()
    expect(page.get_by_text("Callers hear this")).to_be_visible()


def the_script(page: Page) -> None:
    page.get_by_role("button", name=f"More for {DEMO}").click()
    page.get_by_role("menuitem", name="Script").click()
    expect(page.get_by_role("row", name="Goodbye")).to_be_visible()


def new_opening_hours(page: Page) -> None:
    page.goto("/hours")
    page.get_by_role("button", name="New opening hours").first.click()
    expect(page.get_by_role("combobox", name="Holidays of")).to_have_value("Sweden")


def the_opening_hours(page: Page) -> None:
    """Written by whoever comes first; each theme has its own."""
    new_opening_hours(page)
    theme = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    page.get_by_role("dialog").get_by_label("Name").fill(f"Hours {theme}")
    page.get_by_role("button", name="Create").click()
    page.wait_for_url("**/hours/*")
    page.get_by_role("button", name="Add an exception").click()
    page.get_by_text("Closed for a while").click()
    page.get_by_role("radiogroup", name="By hand").get_by_text("Closed").click()
    expect(page.get_by_role("table")).to_be_visible()


def the_editor(page: Page) -> None:
    open_demo(page)


def a_form(page: Page) -> None:
    open_demo(page).form("menu")


def the_step_search(page: Page) -> None:
    open_demo(page).form("menu")
    page.get_by_role("application", name="Drawing of the flow").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("dialog", name="Choose the next step")).to_be_visible()


def the_versions(page: Page) -> None:
    open_demo(page)
    page.get_by_role("button", name="Versions").click()
    expect(page.get_by_text("Version 1")).to_be_visible()


def the_publish_dialog(page: Page) -> None:
    open_demo(page)
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_role("dialog").get_by_text("No problems found.")).to_be_visible()


def the_phone(page: Page) -> None:
    open_demo(page)
    page.keyboard.press("r")
    expect(page.get_by_role("button", name="Call", exact=True)).to_be_focused()


def a_tried_call(page: Page) -> None:
    the_phone(page)
    page.keyboard.press("Enter")
    phone = page.get_by_role("region", name="Try it")
    expect(phone).to_contain_text("Press a key.")
    phone.get_by_text("Form and answer").first.click()
    expect(phone.get_by_text("newincoming")).to_be_visible()


def the_outline(page: Page) -> None:
    open_demo(page)
    page.keyboard.press("l")
    expect(page.get_by_role("treeitem").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("treeitem", name="Begins: Main menu")).to_be_focused()


def the_wire_search(page: Page) -> None:
    the_outline(page)
    page.keyboard.press("c")
    expect(page.get_by_role("dialog", name="Where does “Begins” lead?")).to_be_visible()


def the_problems(page: Page) -> None:
    open_demo(page)
    page.keyboard.press("p")
    expect(page.get_by_role("region", name="Problems")).to_be_visible()


def the_find_panel(page: Page) -> None:
    open_demo(page)
    page.keyboard.press("Control+f")
    page.keyboard.type("menu")
    expect(page.get_by_role("search").get_by_role("status")).to_be_visible()


def the_commands(page: Page) -> None:
    open_demo(page)
    page.keyboard.press("Control+k")
    expect(page.get_by_placeholder("What do you want to do?")).to_be_visible()


def the_shortcuts(page: Page) -> None:
    open_demo(page)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()


def all_selected(page: Page) -> None:
    open_demo(page)
    page.keyboard.press("Control+a")
    expect(page.get_by_role("toolbar", name="Selection")).to_be_visible()


def the_numbers(page: Page) -> None:
    page.goto("/numbers")
    expect(page.get_by_role("button", name="Fetch the carrier’s numbers")).to_be_visible()
    expect(page.get_by_role("row", name="+46 76 686 10 04")).to_be_visible()


def a_numbers_form(page: Page) -> None:
    the_numbers(page)
    page.get_by_role("button", name="More for +46 76 686 10 04").click()
    page.get_by_role("menuitem", name="Edit").click()
    expect(page.get_by_role("dialog").get_by_label("Note")).to_be_visible()


def the_outgoing_calls(page: Page) -> None:
    page.goto("/outgoing")
    expect(page.get_by_role("button", name="Call somebody").first).to_be_visible()


def the_form_for_a_call(page: Page) -> None:
    the_outgoing_calls(page)
    page.get_by_role("button", name="Call somebody").first.click()
    form = page.get_by_role("dialog")
    form.get_by_role("button", name="Add a variable").click()
    form.get_by_role("button", name="More", exact=True).click()
    form.get_by_role("switch", name="Only at certain hours").click()
    form.get_by_role("button", name="Call", exact=True).click()
    expect(form.get_by_text("Write the phone number to call.")).to_be_visible()


@pytest.mark.parametrize("place", ["people", "panel", "voicemail", "nothing-here"])
def test_a_page_that_is_only_looked_at_has_no_fault(sign_in: SignIn, place: str) -> None:
    page = sign_in("admin")
    page.goto(f"/{place}")
    expect(page.locator("h1").first).to_be_visible()
    expect(page.get_by_label("Loading")).to_have_count(0)
    assert faults(page) == []


def test_the_sign_in_page_has_no_fault(page: Page) -> None:
    page.goto("/accounts/login/")
    assert faults(page) == []


@pytest.mark.parametrize(
    "show",
    [
        the_list,
        a_question,
        the_prompts,
        the_takes_of_a_prompt,
        the_script,
        new_opening_hours,
        the_opening_hours,
        the_editor,
        a_form,
        the_step_search,
        the_versions,
        the_publish_dialog,
        the_phone,
        a_tried_call,
        the_outline,
        the_wire_search,
        the_problems,
        the_find_panel,
        the_commands,
        the_shortcuts,
        all_selected,
    ],
)
def test_a_page_of_the_studio_has_no_fault(sign_in: SignIn, show: Callable[[Page], None]) -> None:
    page = sign_in("publisher")
    show(page)
    assert faults(page) == []


@pytest.mark.parametrize(
    "show", [the_numbers, a_numbers_form, the_outgoing_calls, the_form_for_a_call]
)
def test_a_page_for_operators_has_no_fault(sign_in: SignIn, show: Callable[[Page], None]) -> None:
    page = sign_in("operator")
    show(page)
    assert faults(page) == []


ADMIN = ["", "webhooks/call/", "webhooks/recording/", "webhooks/number/", "password_change/"]


@pytest.mark.parametrize("place", ADMIN)
def test_a_page_of_the_admin_has_no_fault(sign_in: SignIn, place: str) -> None:
    page = sign_in("admin")
    page.goto(f"/admin/{place}")
    assert faults(page) == []


def test_the_editor_has_no_fault_in_swedish(visit: Visit) -> None:
    """Longer words, another `lang`: the outline and the form beside it."""
    page = visit(bypass_csp=True, locale="sv-SE", reduced_motion="reduce")
    Keyboard(page).sign_in("designer", PASSWORD)
    open_demo(page)
    page.keyboard.press("l")
    expect(page.get_by_role("complementary", name="Disposition")).to_be_visible()
    assert faults(page) == []


ZOOMED = {"width": 640, "height": 360}


def reaches_over_the_edge(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


@pytest.mark.parametrize("place", ["/", "/prompts", "/numbers", "/outgoing", "/admin/"])
def test_a_page_at_200_percent_needs_no_scrolling_sideways(visit: Visit, place: str) -> None:
    page = visit(viewport=ZOOMED, device_scale_factor=2)
    Keyboard(page).sign_in("admin", PASSWORD)
    page.goto(place)
    expect(page.locator("h1").first).to_be_visible()
    assert not reaches_over_the_edge(page)


def test_the_editor_at_200_percent_shows_the_form_over_the_drawing_when_it_is_asked_for(
    visit: Visit,
) -> None:
    page = visit(viewport=ZOOMED, device_scale_factor=2)
    Keyboard(page).sign_in("designer", PASSWORD)
    page.get_by_role("link", name=DEMO).click()
    drawing = page.get_by_role("application", name="Drawing of the flow")
    drawing.focus()
    page.keyboard.press("ArrowRight")
    form = page.get_by_role("complementary", name="Settings of the step")
    expect(form).to_be_hidden()
    page.keyboard.press("Enter")
    expect(form.get_by_label("Name of the step")).to_be_focused()
    assert not reaches_over_the_edge(page)
    page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    expect(drawing).to_be_focused()


def places_of(step: Locator) -> JSHandle:
    """Every place it is drawn at from now on, looked at once a frame."""
    return step.evaluate_handle(
        """step => {
            const places = new Set();
            const look = () => {
                const {x, y} = step.getBoundingClientRect();
                places.add(`${Math.round(x)} ${Math.round(y)}`);
                requestAnimationFrame(look);
            };
            look();
            return places;
        }"""
    )


def test_nothing_moves_by_itself_for_who_wants_no_motion(visit: Visit) -> None:
    page = visit(reduced_motion="reduce")
    Keyboard(page).sign_in("designer", PASSWORD)
    canvas = open_demo(page)
    places = places_of(canvas.step("menu"))
    page.keyboard.press("Home")
    page.keyboard.press("f")
    page.wait_for_timeout(500)
    assert places.evaluate("places => places.size") <= len(("opened", "home", "fitted"))
    assert page.evaluate("document.getAnimations().length") == 0
