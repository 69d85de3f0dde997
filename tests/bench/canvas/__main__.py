"""`make bench-canvas`: how smooth the editor is with 50 to 2,000 steps, in a real Chromium.

The studio runs as `make run` starts it, and the canvas is the one that was built. BENCH_STEPS (such
as "200,2000") and BENCH_ROUNDS choose less.
"""

from __future__ import annotations

import math
import os
import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, CDPSession, ViewportSize, sync_playwright

from deploy.system_packages import CHROMIUM
from tests.bench.canvas.drawing import switchboard
from tests.bench.canvas.frames import WATCH, Frames
from tests.bench.canvas.hand import Hand, Point
from tests.launched import Launched

# One less than a flow may hold: a step is added.
SIZES = [int(size) for size in os.environ.get("BENCH_STEPS", "50,200,500,1000,1999").split(",")]
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
WINDOW: ViewportSize = {"width": 1600, "height": 1000}
SMOOTH = ("drag one", "drag all", "pan", "zoom", "overview: pan", "overview: drag one")
# What is no movement, with its unit.
ONCE = ("open", "add a step", "undo", "save", "heap")

Score = dict[str, list[float]]


def main() -> int:
    scores: dict[int, Score] = {size: defaultdict(list) for size in SIZES}
    with tempfile.TemporaryDirectory(prefix="antler-bench-") as name:
        antler = Launched(Path(name))
        try:
            antler.wait_until_up()
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=CHROMIUM.find_or_install(),
                    args=["--no-sandbox"] if os.geteuid() == 0 else [],
                )
                for number in range(1, ROUNDS + 1):
                    for size in SIZES:
                        measure(browser, antler.studio_url, size, scores[size])
                    sys.stderr.write(f"round {number} of {ROUNDS} is done\n")
                browser.close()
        finally:
            antler.stop()
    sys.stdout.write(table(scores) + "\n")
    return 0


def measure(browser: Browser, studio: str, size: int, score: Score) -> None:
    """One visit to a flow of that size. The first load only fills the cache of scripts."""
    context = browser.new_context(base_url=studio, viewport=WINDOW)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto("/accounts/login/")
    page.locator("[name=username]").fill("designer")
    page.locator("[name=password]").fill("antler")
    page.locator("[type=submit]").click()
    page.wait_for_url(lambda url: "/accounts/login/" not in url)
    address = f"/flows/{flow_of(context, size)}"
    page.goto(address)
    page.evaluate("opened")
    page.goto(address)
    score["open"].append(page.evaluate("opened"))
    visit(Hand(page), page.context.new_cdp_session(page), score)
    context.close()


def flow_of(context: BrowserContext, size: int) -> int:
    """The flow of that size, made with the first question for it."""
    flows = context.request.get("/api/flows/").json()
    for flow in flows:
        if flow["name"] == f"{size} steps":
            return int(flow["id"])
    cookies = {cookie.get("name"): cookie.get("value") for cookie in context.cookies()}
    made = context.request.post(
        "/api/flows/",
        data={"name": f"{size} steps", "document": switchboard(size)},
        headers={"X-CSRFToken": str(cookies["csrftoken"])},
    )
    assert made.ok, made.text()
    return int(made.json()["id"])


def visit(hand: Hand, devtools: CDPSession, score: Score) -> None:
    page = hand.page

    def smooth(name: str, found: Frames) -> None:
        score[name].append(found.a_second)
        score[f"{name} p95"].append(found.p95_ms)
        page.wait_for_timeout(250)

    page.wait_for_timeout(500)
    pane = page.locator(".react-flow").bounding_box()
    assert pane is not None
    empty = (pane["x"] + pane["width"] * 0.5, pane["y"] + 24)
    smooth("pan", hand.drag(empty, reach=300))
    page.keyboard.press("Home")
    page.wait_for_timeout(500)
    smooth("drag one", hand.drag(a_card(hand)))
    is_saved(hand)
    score["save"].append(page.evaluate(SAVE_MS))
    page.keyboard.press("Escape")
    page.keyboard.press("Control+a")
    smooth("drag all", hand.drag(a_card(hand)))
    is_saved(hand)
    page.keyboard.press("Escape")
    smooth("zoom", hand.zoom(empty))
    page.keyboard.press("f")
    page.wait_for_timeout(600)
    smooth("overview: pan", hand.drag(empty))
    smooth("overview: drag one", hand.drag(a_card(hand), reach=60))
    page.keyboard.press("Home")
    page.wait_for_timeout(500)
    for _ in range(3):
        page.mouse.move(*empty)
        page.keyboard.press("/")
        page.keyboard.type("send")
        page.wait_for_timeout(150)
        score["add a step"].append(hand.until_painted("Enter", "Enter"))
        page.wait_for_timeout(300)
        score["undo"].append(hand.until_painted("z", "Control+z"))
        page.wait_for_timeout(300)
    is_saved(hand)
    devtools.send("HeapProfiler.collectGarbage")
    score["heap"].append(page.evaluate("performance.memory.usedJSHeapSize") / 1e6)


SAVE_MS = """performance.getEntriesByType("resource").findLast(
    ({name}) => name.endsWith("/draft/")).duration"""


def a_card(hand: Hand) -> Point:
    """The head of a card near the middle of what is seen."""
    found: list[float] = hand.page.evaluate(
        """() => {
            const pane = document.querySelector(".react-flow").getBoundingClientRect();
            const away = ({left, top}) =>
                Math.hypot(left - pane.left - pane.width / 2, top - pane.top - pane.height / 2);
            const cards = [...document.querySelectorAll("[data-node-id]")]
                .map((card) => card.getBoundingClientRect())
                .sort((one, other) => away(one) - away(other));
            return [cards[0].left + cards[0].width / 3, cards[0].top + cards[0].height / 9];
        }"""
    )
    return found[0], found[1]


def is_saved(hand: Hand) -> None:
    hand.page.wait_for_timeout(100)
    hand.page.locator("[data-mood=good]", has_text="Saved").first.wait_for(timeout=20_000)


def table(scores: dict[int, Score]) -> str:
    names = [*SMOOTH, *ONCE]
    lines = [f"| steps | {' | '.join(names)} |", f"|--:|{'--:|' * len(names)}"]
    for size, score in scores.items():
        smooth = [f"{_middle(score[n]):.0f} ({_middle(score[f'{n} p95']):.0f})" for n in SMOOTH]
        once = [f"{_middle(score[n]):.0f}" for n in ONCE]
        lines.append(f"| {size:,} | {' | '.join([*smooth, *once])} |")
    return "\n".join(
        [
            "Movements: frames a second (p95 of a frame, ms). The rest: ms, heap in MB.",
            "",
            *lines,
        ]
    )


def _middle(values: list[float]) -> float:
    return statistics.median(values) if values else math.nan


if __name__ == "__main__":
    sys.exit(main())
