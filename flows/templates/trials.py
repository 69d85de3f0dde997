"""The saved tests that a ready-made flow comes with: who calls, what happens, where it leads."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from flows.engine.hours.calendar import Calendar
from flows.engine.hours.stretches import stretches

When = Literal["", "open", "closed", "holiday"]
# Somebody whose number is nobody's (PTS keeps it free for plays and films).
SOMEBODY = "+46701740605"
_AHEAD = timedelta(days=370)


@dataclass(frozen=True)
class Trial:
    """A test in a small notation.

    `way` are the steps the call comes by in this order, with spaces between. `happens` is for each
    what happens at a step: `ring no_answer`, `menu press 1`. `when` is a moment of the opening
    hours; the others are what people have set by hand. `given` is told to a call that begins with
    us, and `hears` is a message that must be heard.
    """

    name: str
    way: str
    happens: Sequence[str] = ()
    when: When = ""
    hears: str = ""
    switches: Mapping[str, str] = field(default_factory=dict)
    announced: Collection[str] = ()
    given: Mapping[str, str] | None = None

    def definition(self, at: datetime) -> dict[str, Any]:
        """As a saved test is written down (flows/engine/testing/saved.py)."""
        expects: list[dict[str, Any]] = [{"kind": "follows", "steps": self.way.split()}]
        if self.hears:
            expects.append({"kind": "hears", "prompt": self.hears})
        expects.append({"kind": "ends", "how": "end"})
        outgoing = self.given is not None
        return {
            "caller": "" if outgoing else SOMEBODY,
            "called": SOMEBODY if outgoing else "",
            "direction": "outgoing" if outgoing else "incoming",
            "given": dict(self.given or {}),
            "at": at.isoformat(),
            "switches": dict(self.switches),
            "announced": list(self.announced),
            "happens": [_happening(written) for written in self.happens],
            "expects": expects,
        }


def _happening(written: str) -> dict[str, str]:
    step, does, *keys = written.split()
    return {"step": step, "does": does} | ({"keys": keys[0]} if keys else {})


def moment_of(when: When, calendars: Sequence[Calendar], *, now: datetime) -> datetime | None:
    """The next moment of that kind; None where there is none in the year to come."""
    now = now.replace(second=0, microsecond=0)
    if not when:
        return now
    for calendar in calendars:
        for stretch in stretches(calendar, now, now + _AHEAD):
            if stretch.verdict.way == when:
                return stretch.start + min((stretch.end - stretch.start) / 2, timedelta(hours=1))
    return None
