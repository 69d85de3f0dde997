"""Messages about a switch: “lunch closed until 15:00”, with a PIN at the end where it needs one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from pydantic import ValidationError

from flows.panel.afar import set_to
from flows.panel.reading import switch_of_row
from flows.panel.rows import BySms, How, Switch
from flows.panel.things import Who
from flows.people.pins import LONGEST, SHORTEST, pin_fits
from flows.people.rows import Person
from flows.texting.times import LINKS, Clock, Moments, read_clock, told_time

_PIN = re.compile(rf"[0-9]{{{SHORTEST},{LONGEST}}}", re.ASCII)
_AFTER_NAME = " :="


@dataclass(frozen=True)
class Asked:
    """What a message asks of a switch. `position` empty: where it stands."""

    switch: Switch
    position: str = ""
    clock: Clock | None = None
    pin: str = ""
    language: str = ""


@dataclass(frozen=True)
class _Rest:
    clock: Clock | None
    pin: str
    language: str


def read_message(text: str, switches: Sequence[Switch]) -> list[Asked]:
    """All that a message can mean; a position is empty only where no switch has what was written.

    The first word of it is the name of one of the switches, in any capitals.
    """
    plain = _plain(text)
    named = [(row, rest) for row in switches if (rest := _after(plain, row.name)) is not None]
    found = [asked for row, rest in named for asked in _meant(row, rest)]
    return found or [Asked(row) for row, _rest in named[:1]]


def those_of(person: Person) -> tuple[list[Switch], list[Switch]]:
    """The switches that a person may flip by SMS, and all others; those with long names first."""
    own: list[Switch] = []
    others: list[Switch] = []
    theirs = set(Switch.objects.filter(may_flip=person).values_list("pk", flat=True))
    for row in sorted(Switch.objects.all(), key=lambda row: len(row.name), reverse=True):
        may = row.pk in theirs and row.by_sms != BySms.NO and _positions(row)
        (own if may else others).append(row)
    return own, others


def change_switch(person: Person, asked: Asked, *, sender: str, at: Moments) -> str:
    """Flip one that the person may flip, and what to answer."""
    switch, now = asked.switch, at.now
    if not asked.position:
        return _stands(switch, now=now)
    if switch.by_sms == BySms.PIN and not asked.pin:
        sentence = _("Write your PIN at the end to change “{switch}”. Nothing was changed.")
        return sentence.format(switch=switch.name)
    if asked.pin and not pin_fits(person.key, asked.pin, now=now):
        sentence = _("Wrong PIN: “{switch}” was not changed.")
        return sentence.format(switch=switch.name)
    until = at.until(asked.clock)
    if late := at.too_late(until):
        return late
    who = Who(None, now, How.SMS, person.name, sender)
    row = set_to(switch.key, position=asked.position, until=until, who=who)
    if row.hand_until is None:
        return _("{switch}: {position}.").format(switch=switch.name, position=asked.position)
    sentence = _("{switch}: {position} until {time}.")
    time = told_time(row.hand_until, now=now)
    return sentence.format(switch=switch.name, position=asked.position, time=time)


def _stands(switch: Switch, *, now: datetime) -> str:
    read = switch_of_row(switch)
    sentence = _(
        "{switch} stands at {position} and can be: {positions}. Write for example "
        "“{switch} {example} until 17:00”. Nothing was changed."
    )
    return sentence.format(
        switch=switch.name,
        position=read.at(now).position,
        positions=", ".join(read.definition.positions),
        example=next(name for name in read.definition.positions if name != read.definition.default),
    )


def _meant(switch: Switch, rest: str) -> Iterator[Asked]:
    for position in _positions(switch):
        after = _after(rest, position)
        read = None if after is None else _read_rest(after.split(), pin=switch.by_sms == BySms.PIN)
        if read is not None:
            yield Asked(switch, position, read.clock, read.pin, read.language)


def _positions(switch: Switch) -> tuple[str, ...]:
    try:
        return switch_of_row(switch).definition.positions
    except ValidationError:
        return ()


def _read_rest(words: list[str], *, pin: bool) -> _Rest | None:
    """A time and a PIN, as they are written after a position. None: this is something else."""
    given = ""
    said = len(words) > 1 and words[-2] == "pin"
    after_link = len(words) > 1 and words[-2] in LINKS
    if words and _PIN.fullmatch(words[-1]) and (said or (pin and not after_link)):
        given = words[-1]
        words = words[: -2 if said else -1]
    link = words[0] if words and words[0] in LINKS else ""
    times = words[1:] if link else words
    clock = read_clock(times[0]) if len(times) == 1 else None
    if clock is None and (times or link):
        return None
    return _Rest(clock, given, {"till": "sv", "until": "en"}.get(link, ""))


def _after(text: str, name: str) -> str | None:
    """What stands after a name or a position, if the text begins with it."""
    plain = _plain(name)
    if not text.startswith(plain):
        return None
    rest = text[len(plain) :]
    return rest.lstrip(_AFTER_NAME) if not rest or rest[0] in _AFTER_NAME else None


def _plain(text: str) -> str:
    return " ".join(text.casefold().rstrip(" .!").split())
