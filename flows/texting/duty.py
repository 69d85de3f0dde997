"""Messages about one's own duty: “on”, “off until 17:00”, “på till 8”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from flows.people.duty import By, set_duty
from flows.people.rows import DutyHow, Person
from flows.texting.times import LINKS, Clock, Moments, read_clock, told_time

_WORDS = {"on": True, "in": True, "på": True, "off": False, "out": False, "ut": False, "av": False}
_CLOSE_BEHIND = re.compile(rf"\b({'|'.join(LINKS)})(?=[0-9])")
_SWEDISH, _ENGLISH = {"på", "ut", "av"}, {"on", "off", "out"}


@dataclass(frozen=True)
class Asked:
    """What a message asks for; `clock` None: until it is changed. `language` empty: either."""

    on: bool
    clock: Clock | None
    language: str


def read_message(text: str) -> Asked | None:
    """None for what is no message about duty."""
    plain = _CLOSE_BEHIND.sub(r"\1 ", text.strip().lower().rstrip(" .!"))
    word, *rest = plain.split() or [""]
    if word not in _WORDS:
        return None
    link = rest.pop(0) if rest and rest[0] in LINKS else ""
    clock = read_clock(rest[0]) if len(rest) == 1 else None
    if clock is None and (rest or link):
        return None
    language = "sv" if word in _SWEDISH or link == "till" else ""
    return Asked(_WORDS[word], clock, language or ("en" if word in _ENGLISH else ""))


def change_duty(person: Person, asked: Asked, *, sender: str, at: Moments) -> str:
    """Do it, and what to answer."""
    now, until = at.now, at.until(asked.clock)
    if late := at.too_late(until):
        return late
    by = By(DutyHow.SMS, number=sender)
    set_duty(person.key, on=asked.on, until=until, by=by, now=now)
    if until is None:
        sentence = _("{name}: you are on duty.") if asked.on else _("{name}: you are off duty.")
        return sentence.format(name=person.name)
    on_duty = _("{name}: you are on duty until {time}.")
    sentence = on_duty if asked.on else _("{name}: you are off duty until {time}.")
    return sentence.format(name=person.name, time=told_time(until, now=now))
