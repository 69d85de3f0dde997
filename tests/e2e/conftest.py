"""One running Antler and one Chromium for all browser tests."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from deploy.system_packages import CHROMIUM
from designer.local.folder import PROJECT
from designer.management.commands.load_demo import PASSWORD
from tests.launched import Launched

SignIn = Callable[[str], Page]
# A fresh visitor's page; options are those of a browser's context.
Visit = Callable[..., Page]
PlaceCall = Callable[..., "subprocess.Popen[str]"]
WIDE = {"width": 1920, "height": 1080}
PICTURES = PROJECT / "var" / "e2e"
FAILED = pytest.StashKey[bool]()


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
    # A microphone that beeps, for whoever is allowed to listen to one.
    options.append("--use-fake-device-for-media-stream")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM.find_or_install(), args=options
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, antler: Launched, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """`visit()` is a fresh visitor; what breaks inside a page breaks the test."""
    contexts: list[BrowserContext] = []
    broken: list[str] = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(
            base_url=antler.studio_url, **{"viewport": WIDE, "locale": "en-GB", **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on("console", lambda said: broken.extend(_refusals(said)))
        return page

    yield open_page
    for number, context in enumerate(contexts):
        if request.node.stash.get(FAILED, False):
            PICTURES.mkdir(parents=True, exist_ok=True)
            context.pages[0].screenshot(path=PICTURES / f"{request.node.name}-{number}.png")
        context.close()
    assert broken == []


def _refusals(said: ConsoleMessage) -> list[str]:
    return [said.text] if "Content Security Policy" in said.text else []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember a failure, so that the page can be looked at."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit()


@pytest.fixture
def sign_in(page: Page) -> SignIn:
    """`sign_in("designer")` signs one of the demo's people in and gives the page."""
    return lambda username: signed_in(page, username)


@pytest.fixture
def as_another(visit: Visit) -> SignIn:
    """The same in a browser of their own."""
    return lambda username: signed_in(visit(), username)


def signed_in(page: Page, username: str) -> Page:
    page.goto("/accounts/login/")
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[type=submit]").click()
    page.wait_for_url(lambda url: "/accounts/login/" not in url)
    return page


@pytest.fixture
def call(antler: Launched) -> Iterator[PlaceCall]:
    """Places a pretend call in real time, as a person beside the stack would."""
    placed: list[subprocess.Popen[str]] = []

    def place(to: str, **options: str) -> subprocess.Popen[str]:
        words = [word for name, value in options.items() for word in (f"--{name}", value)]
        process = subprocess.Popen(
            [sys.executable, "manage.py", "place_call", "--real-time", "--to", to, *words],
            cwd=PROJECT,
            env=antler.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        placed.append(process)
        return process

    yield place
    for process in placed:
        process.kill()
        process.wait()
