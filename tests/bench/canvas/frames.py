"""Counts frames inside the page, and times what a key press takes until it is painted."""

from __future__ import annotations

import statistics
from dataclasses import dataclass

from playwright.sync_api import Page

# Frames are what the browser asks the page to draw: a busy page is asked less often.
WATCH = """
window.watch = {
  begin() {
    const times = (this.times = []);
    const look = (now) => {
      if (this.times !== times) return;
      times.push(now);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  },
  end() {
    const times = this.times;
    this.times = null;
    return times.slice(1).map((time, index) => time - times[index]);
  },
  /** Milliseconds from the next press of the key until the number of cards has changed, painted. */
  untilPainted(key) {
    const cards = () => document.querySelectorAll("[data-node-id]").length;
    this.painted = new Promise((done) => {
      const pressed = (event) => {
        if (event.key !== key) return;
        removeEventListener("keydown", pressed, true);
        const before = cards();
        const look = () => {
          if (cards() === before) return requestAnimationFrame(look);
          const after = new MessageChannel();
          after.port1.onmessage = () => done(performance.now() - event.timeStamp);
          after.port2.postMessage(0);
        };
        requestAnimationFrame(look);
      };
      addEventListener("keydown", pressed, true);
    });
  },
};
// From the last script's arrival until a card lies under the pointer, painted.
window.opened = new Promise((done) => {
  const look = () => {
    const card = document.querySelector("[data-node-id=start]");
    if (card === null) return requestAnimationFrame(look);
    requestAnimationFrame(() => {
      const scripts = performance.getEntriesByType("resource").filter(
        ({ name }) => name.endsWith(".js"));
      const there = Math.max(...scripts.map(({ responseEnd }) => responseEnd));
      const { left, top } = card.getBoundingClientRect();
      const hit = document.elementFromPoint(left + 60, top + 14);
      const after = new MessageChannel();
      after.port1.onmessage = () => done(card.contains(hit) ? performance.now() - there : NaN);
      after.port2.postMessage(0);
    });
  };
  look();
});
"""


@dataclass(frozen=True)
class Frames:
    """How smooth a movement was."""

    a_second: float
    p95_ms: float


def begin(page: Page) -> None:
    page.evaluate("watch.begin()")


def end(page: Page) -> Frames:
    gaps: list[float] = page.evaluate("watch.end()")
    return Frames(len(gaps) * 1000 / sum(gaps), statistics.quantiles(gaps, n=20)[18])
