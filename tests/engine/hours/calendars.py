"""Calendars for tests, in the notation of `week`: Monday to Friday, then Saturday and Sunday."""

from __future__ import annotations

from typing import Any

from flows.engine.hours.calendar import Calendar

OFFICE = "08:00-12:00 13:00-17:00"


def spans(text: str) -> list[dict[str, str]]:
    """`08:00-12:00 13:00-17:00` as a definition has it."""
    return [
        {"start": start, "end": end}
        for start, _, end in (span.partition("-") for span in text.split())
    ]


def week(weekdays: str = OFFICE, *, saturday: str = "", sunday: str = "") -> list[Any]:
    return [*[spans(weekdays)] * 5, spans(saturday), spans(sunday)]


def definition(zone: str = "Europe/Stockholm", **more: Any) -> dict[str, Any]:
    return {"zone": zone, "weekly": week(), **more}


def calendar(
    *,
    holidays: dict[str, Any] | None = None,
    override: Any = None,
    short_until: str = "12:00",
    **more: Any,
) -> Calendar:
    more["holidays"] = {"country": "SE", "short_days": True, "short_until": short_until}
    return Calendar.model_validate(
        {"definition": definition(**more), "holidays": holidays or {}, "override": override}
    )
