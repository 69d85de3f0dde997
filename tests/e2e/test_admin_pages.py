"""The admin as it looks: readable in both themes, in line, and usable in a narrow window."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import SignIn
from tests.e2e.numbers import Number
from tests.launched import Launched

NUMBER = Number.DEMO
# The contrast that WCAG's level AA asks of text.
READABLE = 4.5
CONTRAST = """element => {
  const light = ([r, g, b]) => [r, g, b]
    .map(part => part / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const rgb = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const ground = element.closest(".selector-chosen-title, .selector-available-title");
  const inks = [getComputedStyle(element).color, getComputedStyle(ground).backgroundColor];
  const [dark, bright] = inks.map(rgb).map(light).sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}"""
WORD_FROM_ITS_ARROW = """summary => {
  const range = document.createRange();
  range.selectNodeContents(summary);
  const padding = parseFloat(getComputedStyle(summary).paddingLeft);
  return range.getBoundingClientRect().left - summary.getBoundingClientRect().left - padding;
}"""


def middle(element: Locator) -> float:
    box = element.bounding_box()
    assert box is not None
    return box["y"] + box["height"] / 2


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_headings_of_both_boxes_are_readable(sign_in: SignIn, theme: str) -> None:
    page = sign_in("admin")
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.goto("/admin/auth/group/1/change/")
    labels = page.locator(".selector-available-title label, .selector-chosen-title label")
    expect(labels).to_have_count(2)
    assert [label.evaluate(CONTRAST) > READABLE for label in labels.all()] == [True, True]


def test_labels_and_values_of_a_call_stand_on_one_line(sign_in: SignIn, antler: Launched) -> None:
    antler.manage("place_call", "--to", NUMBER, "--keys", "3")
    page = sign_in("reviewer")
    page.goto("/admin/webhooks/call/")
    page.locator("#result_list tbody a").first.click()
    labels, values = page.locator("dt").all(), page.locator("dd").all()
    assert len(labels) >= 3
    pairs = zip(labels, values, strict=True)
    assert [round(middle(label) - middle(value)) for label, value in pairs] == [0] * len(labels)


def test_a_filters_name_keeps_away_from_its_arrow(sign_in: SignIn) -> None:
    page = sign_in("reviewer")
    page.goto("/admin/webhooks/call/")
    assert page.locator("#changelist-filter summary").first.evaluate(WORD_FROM_ITS_ARROW) >= 16


@pytest.mark.parametrize("place", ["", "webhooks/call/", "webhooks/number/add/", "flows/prompt/"])
def test_a_narrow_window_keeps_everything_in_reach(sign_in: SignIn, place: str) -> None:
    page = sign_in("operator")
    page.set_viewport_size({"width": 400, "height": 800})
    page.goto(f"/admin/{place}")
    for way_out in (
        page.get_by_role("link", name="← Studio"),
        page.get_by_role("button", name="Sign out"),
    ):
        way_out.click(trial=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_a_narrow_window_leaves_room_to_type_what_is_looked_for(sign_in: SignIn) -> None:
    page = sign_in("operator")
    page.set_viewport_size({"width": 400, "height": 800})
    page.goto("/admin/webhooks/call/")
    box = page.locator("#searchbar").bounding_box()
    assert box is not None
    assert box["width"] > 150
