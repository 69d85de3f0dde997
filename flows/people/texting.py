"""People put themselves on duty and off by SMS: “on”, “off until 17:00”, “på till 8”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from flows.people.duty import By, set_duty
from flows.people.rows import DutyHow, PersonNumber

_WORDS = {"on": True, "in": True, "på": True, "off": False, "out": False, "ut": False, "av": False}
_SWEDISH, _ENGLISH = {"på", "ut", "av"}, {"on", "off", "out"}
_SAID = re.compile(
    r"(?P<word>[a-zåäö]+)"
    r"(?:\s+(?P<link>until|till|til|to)?\s*(?P<hour>[0-9]{1,2})(?:[:.]?(?P<minute>[0-9]{2}))?)?"
    r"\s*[.!]*"
)


@dataclass(frozen=True)
class Asked:
    """What a message asks for; `hour` and `minute` are those of the studio's clock."""

    on: bool
    hour: int | None
    minute: int
    language: str


def read_message(text: str) -> Asked | None:
    """None for what nobody understands."""
    said = _SAID.fullmatch(text.strip().lower())
    word = said["word"] if said else ""
    if said is None or word not in _WORDS:
        return None
    hour = None if said["hour"] is None else int(said["hour"])
    minute = int(said["minute"] or 0)
    if (hour or 0) > 23 or minute > 59:
        return None
    language = "sv" if word in _SWEDISH or said["link"] == "till" else ""
    return Asked(_WORDS[word], hour, minute, language or ("en" if word in _ENGLISH else ""))


def answer_message(sender: str, text: str, *, now: datetime) -> str:
    """Do what a message asks for, and what to answer; nothing to those who are nobody of ours."""
    found = PersonNumber.objects.filter(number=sender).select_related("person").first()
    if found is None:
        return ""
    asked = read_message(text)
    with translation.override((asked and asked.language) or settings.LANGUAGE_CODE):
        if asked is None:
            return _(
                "Write “on” or “off”, with a time if you like: “off until 17:00”. "
                "Nothing was changed."
            )
        until = None if asked.hour is None else _next(asked.hour, asked.minute, now=now)
        by = By(DutyHow.SMS, number=sender)
        set_duty(found.person.key, on=asked.on, until=until, by=by, now=now)
        return _sentence(found.person.name, asked.on, until)


def _sentence(name: str, on: bool, until: datetime | None) -> str:
    if until is None:
        sentence = _("{name}: you are on duty.") if on else _("{name}: you are off duty.")
        return sentence.format(name=name)
    on_duty = _("{name}: you are on duty until {time}.")
    sentence = on_duty if on else _("{name}: you are off duty until {time}.")
    return sentence.format(name=name, time=f"{timezone.localtime(until):%H:%M}")


def _next(hour: int, minute: int, *, now: datetime) -> datetime:
    """When the studio's clock shows this next."""
    local = timezone.localtime(now)
    naive = local.replace(tzinfo=None, hour=hour, minute=minute, second=0, microsecond=0)
    for days in (0, 1):
        at = timezone.make_aware(naive + timedelta(days=days))
        if at > now:
            return at
    return timezone.make_aware(naive + timedelta(days=2))
