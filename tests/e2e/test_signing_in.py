"""The way into the studio."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_a_visitor_is_asked_to_sign_in_first(page: Page) -> None:
    page.goto("/")
    expect(page.locator("[name=password]")).to_be_visible()


def test_somebody_who_signs_in_reaches_the_studio(sign_in: Callable[[str], Page]) -> None:
    page = sign_in("designer")
    answer = page.reload()
    assert answer is not None
    assert answer.ok
