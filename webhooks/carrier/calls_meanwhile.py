"""Calls the carrier answered by itself: found in its history, and kept as if they were reported.

Most of them report themselves, to us or, once we are back, when the carrier tries again. The rest
is read hour by hour, so that a run which is cut short loses nothing and the next goes on there.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from django.conf import settings
from django.db.models import Min

from webhooks.carrier.accounts import carrier
from webhooks.carrier.rows import to_be_filled
from webhooks.elks.client import Client
from webhooks.elks.forms import Form, HangupReport, read_report
from webhooks.elks.resources import Item, as_form
from webhooks.ending.endings import end_call
from webhooks.models import Call, Direction, Maintenance, Rental, StartState

_WINDOW = timedelta(hours=1)
# The carrier leaves out what is exactly at either end.
_A_MOMENT = timedelta(seconds=1)
_BATCH = 100
# The next run goes on where this one stops.
_LONGEST_RUN_SECONDS = 120


@dataclass(frozen=True)
class _Span:
    """A time in which a number's calls may have been answered without us."""

    number: str
    since: datetime
    until: datetime | None

    def holds(self, report: HangupReport) -> bool:
        begun = report.created
        return (
            report.called == self.number
            and begun is not None
            and self.since <= begun
            and (self.until is None or begun < self.until)
        )


def fill_in_calls(*, now: datetime) -> int:
    """Keep the calls of every maintenance that are not here yet; how many there were.

    What is older than the longest call is settled and is not read again: the carrier may list a
    call only when it is over.
    """
    _note_what_was_taken_back(now=now)
    since = to_be_filled().aggregate(since=Min("filled_until"))["since"]
    if since is None:
        return 0
    settled = now - timedelta(seconds=settings.LONGEST_CALL_SECONDS)
    deadline = time.monotonic() + _LONGEST_RUN_SECONDS
    filled = 0
    with carrier() as client:
        for start, end in _windows(since, now):
            filled += _fill(client, start=start, end=end, now=now)
            if end <= settled:
                to_be_filled().filter(filled_until__lt=end).update(filled_until=end)
            if time.monotonic() > deadline:
                break
    return filled


def _note_what_was_taken_back(*, now: datetime) -> None:
    """Ending makes a wish; once that is granted, or the number is gone, the document is too."""
    still_held = Rental.objects.filter(
        gone_at=None, state__in=[StartState.WAITING, StartState.FAILED]
    )
    ended = Maintenance.objects.filter(ended_at__isnull=False, taken_back_at=None)
    ended.exclude(number__in=still_held.values("number")).update(taken_back_at=now)


def _windows(since: datetime, until: datetime) -> Iterator[tuple[datetime, datetime]]:
    while since < until:
        end = min(since + _WINDOW, until)
        yield since, end
        since = end


def _fill(client: Client, *, start: datetime, end: datetime, now: datetime) -> int:
    rows = to_be_filled().values_list("number__number", "began_at", "taken_back_at")
    spans = [_Span(*row) for row in rows]
    listed = client.calls(start=start - _A_MOMENT, end=end)
    filled = 0
    # Batch by batch, so that what was found stays found when the carrier goes away.
    while batch := list(islice(listed, _BATCH)):
        filled += _keep_unknown(batch, spans, now=now)
    return filled


def _keep_unknown(listed: Iterable[Item], spans: list[_Span], *, now: datetime) -> int:
    found: dict[str, tuple[HangupReport, Form]] = {}
    for item in listed:
        raw = as_form(item)
        report = read_report(raw)
        if _is_over(report) and any(span.holds(report) for span in spans):
            found[report.callid] = (report, raw)
    known = set(Call.objects.filter(callid__in=found).values_list("callid", flat=True))
    return sum(
        end_call(report, raw=raw, now=now, ended_at=min(report.ended or now, now)) is not None
        for callid, (report, raw) in found.items()
        if callid not in known
    )


def _is_over(report: HangupReport) -> bool:
    incoming = report.direction == Direction.INCOMING
    return incoming and bool(report.callid) and report.state not in {"", "ongoing"}
