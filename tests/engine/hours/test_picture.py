"""The coming days as the studio shows them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from flows.engine.hours.picture import days
from tests.engine.hours.calendars import calendar


def drawn(day: str, *, until: str) -> list[str]:
    """A Monday or Tuesday of office hours, closed by hand from 10:00 on Monday until then."""
    now = datetime(2026, 11, 30, 9, tzinfo=UTC)
    office = calendar(override={"kind": "closed", "until": until})
    (found,) = days(office, date.fromisoformat(day), 1, now=now)
    return [
        f"{piece.start // 60}-{piece.end // 60} {piece.verdict.way} {piece.verdict.because}"
        for piece in found.pieces
        if piece.verdict.way == "open" or piece.verdict.because == "override"
    ]


def test_what_holds_by_hand_is_painted_over_the_rest_of_the_day_only() -> None:
    found = drawn("2026-11-30", until="2026-11-30T14:00:00Z")
    assert found == ["8-10 open weekly", "10-15 closed override", "15-17 open weekly"]


def test_the_day_after_it_has_ended_is_as_written() -> None:
    found = drawn("2026-12-01", until="2026-11-30T14:00:00Z")
    assert found == ["8-12 open weekly", "13-17 open weekly"]
