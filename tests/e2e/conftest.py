"""One running Antler and one Chromium for all browser tests."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from deploy.system_packages import CHROMIUM
from designer.management.commands.load_demo import PASSWORD
from tests.launched import Launched

SignIn = Callable[[str], Page]


@pytest.fixture(scope="session")
def antler() -> Iterator[Launched]:
    """A stack with the demo, as `make run` starts it."""
    with tempfile.TemporaryDirectory(prefix="antler-e2e-") as name:
        launched = Launched(Path(name))
        launched.wait_until_up()
        yield launched
        launched.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Chromium's sandbox refuses to work for root; these pages are our own.
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM.find_or_install(), args=options
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, antler: Launched) -> Iterator[Page]:
    """A fresh visitor; what breaks inside the page breaks the test."""
    context = browser.new_context(base_url=f"http://localhost:{antler.studio_port}", locale="en-GB")
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    yield page
    context.close()
    assert broken == []


@pytest.fixture
def sign_in(page: Page) -> SignIn:
    """`sign_in("designer")` signs one of the demo's people in and gives the page."""

    def sign_in_as(username: str) -> Page:
        page.goto("/accounts/login/")
        page.locator("[name=username]").fill(username)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("[type=submit]").click()
        page.wait_for_url(lambda url: "/accounts/login/" not in url)
        return page

    return sign_in_as
