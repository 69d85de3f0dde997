"""From what is stored, or sent, to the engine's calendar; what is wrong with it in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from flows.engine.hours.calendar import Calendar
from flows.engine.hours.definition import Definition
from flows.hours.national import YEARS_AHEAD, knows, look_up
from flows.hours.rows import OpeningHours, OverrideKind
from flows.problems import Missing, Problem
from flows.shared.unreadable import unreadable

# What a calendar is read from.
STORED = ("definition", "holidays", "override_kind", "override_until", "override_reason")


def find_hours(key: str) -> OpeningHours:
    found = OpeningHours.objects.select_related("saved_by").filter(key=key).first()
    if found is None:
        raise no_such_hours()
    return found


def no_such_hours() -> Missing:
    return Missing(_("These opening hours do not exist: somebody may have deleted them."))


def read_definition(sent: object) -> Definition:
    """What was sent; a Problem names each place (`weekly.0`, `exceptions.3`) and what is wrong."""
    try:
        read = Definition.model_validate(sent)
    except ValidationError as invalid:
        otherwise = _("This calendar cannot be read at “{place}”.")
        raise unreadable(invalid, otherwise=otherwise) from None
    if not knows(read.holidays.country):
        sentence = _("No holidays are known of “{country}”: choose a country from the list.")
        sentence = sentence.format(country=read.holidays.country)
        raise Problem(sentence, **{"holidays.country": [sentence]})
    return read


def calendar_of(stored: Mapping[str, Any]) -> Calendar:
    """The calendar of a row's `STORED` fields; raises pydantic's ValidationError."""
    kind, override = stored["override_kind"], None
    if kind != OverrideKind.FOLLOW:
        until, reason = stored["override_until"], stored["override_reason"]
        override = {"kind": kind, "until": until, "reason": reason}
    return Calendar.model_validate(
        {
            "definition": stored["definition"],
            "holidays": stored["holidays"],
            "override": override,
        }
    )


def calendar_of_row(hours: OpeningHours) -> Calendar:
    return calendar_of({name: getattr(hours, name) for name in STORED})


def holidays_of(definition: Definition, *, now: datetime) -> tuple[dict[str, Any], int]:
    """The holidays around this year, and the last year that was looked up."""
    years, last = _years(now), now.year + YEARS_AHEAD
    return look_up(definition.holidays, years), last


def _years(now: datetime) -> set[int]:
    # West of Greenwich it is still the old year for a while.
    return set(range(now.year - 1, now.year + YEARS_AHEAD + 1))


def unsaved(
    definition: Definition, *, of: OpeningHours | None, now: datetime, asked: Iterable[date] = ()
) -> Calendar:
    """A calendar that somebody is writing, with what holds by hand of the one it is to replace.

    The holidays around the days that are `asked` for are in it too.
    """
    around = {day.year + more for day in asked for more in (-1, 0, 1)}
    holidays = look_up(definition.holidays, sorted(_years(now) | around))
    override = None
    if of is not None:
        try:
            override = calendar_of_row(of).override
        except ValidationError:
            override = None
    return Calendar.model_validate(
        {"definition": definition, "holidays": holidays, "override": override}
    )
