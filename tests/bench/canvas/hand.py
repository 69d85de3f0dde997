"""Movements of a hand: real mouse and key events, each as long as a person takes for it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from playwright.sync_api import Page

from tests.bench.canvas import frames
from tests.bench.canvas.frames import Frames

SECONDS = 1.5
Point = tuple[float, float]


class Hand:
    def __init__(self, page: Page) -> None:
        self.page = page

    def drag(self, begin: Point, *, reach: float = 160) -> Frames:
        """Round in circles and back to where it began."""
        x, y = begin
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + 6, y + 6)

        def go(part: float) -> None:
            turn = part * 4 * math.pi
            self.page.mouse.move(x + reach * math.sin(turn), y + reach * (1 - math.cos(turn)) / 2)

        found = self._watched(go)
        self.page.mouse.up()
        return found

    def zoom(self, at: Point, *, step: float = 20) -> Frames:
        """Out as far as everything is seen, and in again."""
        self.page.mouse.move(*at)
        return self._watched(lambda part: self.page.mouse.wheel(0, step if part < 0.5 else -step))

    def _watched(self, go: Callable[[float], None]) -> Frames:
        frames.begin(self.page)
        began = time.monotonic()
        while (part := (time.monotonic() - began) / SECONDS) < 1:
            go(part)
        return frames.end(self.page)

    def until_painted(self, key: str, press: str) -> float:
        """Milliseconds from a key press until its step has come or gone."""
        self.page.evaluate("key => watch.untilPainted(key)", key)
        self.page.keyboard.press(press)
        return float(self.page.evaluate("watch.painted"))
