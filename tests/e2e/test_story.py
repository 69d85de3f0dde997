"""The whole way, once: drawn in a browser, called, watched, archived, reviewed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from designer.local.folder import PROJECT
from tests.e2e.drawing import Canvas
from tests.launched import Launched

SALES = "+46701740605"
NUMBER = "+46766861099"


@pytest.fixture
def call(antler: Launched) -> Iterator[Callable[..., subprocess.Popen[str]]]:
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


def draw_the_flow(canvas: Canvas) -> None:
    canvas.add("menu", at=(560, 240))
    canvas.add("connect", at=(860, 120))
    canvas.add("record_message", at=(860, 380))
    canvas.add("hang_up", at=(1120, 520))
    canvas.wire("incoming_call", "next", "menu")
    canvas.choose_prompt("menu", "Message", "Apology")
    for key, label in (("1", "Sales"), ("2", "Message")):
        canvas.add_item("menu", "Keys", {"Key": key, "What it is for": label})
    canvas.wire("menu", "key:1", "connect")
    canvas.wire("menu", "key:2", "record_message")
    canvas.wire("menu", "no_input", "hang_up")
    canvas.wire("menu", "wrong_key", "hang_up")
    canvas.wire("connect", "busy", "record_message")
    canvas.wire("connect", "no_answer", "record_message")
    canvas.wire("record_message", "done", "hang_up")
    canvas.wire("record_message", "failed", "hang_up")


def test_the_story() -> None:
    pass
