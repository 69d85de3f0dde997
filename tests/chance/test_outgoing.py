"""Random calls of our own over random flows by a random carrier: nobody is rung twice or for ever.

The carrier's answer to the request may be lost, or come after all the call's posts; these may be
lost, doubled and late.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from random import Random
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from tests.builders import OURS, an_answered_number
from tests.chance.evidence import faults_of, readable
from tests.chance.network import InProcess, Unreliable
from tests.chance.odds import odds
from tests.chance.people import behaviours, callers, profiles
from tests.chance.ringing import Exchange, Fate, Rung
from tests.drawn_flows import drawn_flows, publishable
from tests.outgoing.carrier import ACCOUNT
from webhooks.ending.endings import archive_reports
from webhooks.models import CallAttempt, OutgoingCall, Report
from webhooks.outgoing.asking import Wish, ask_for_call
from webhooks.outgoing.calling import make_next_call
from webhooks.outgoing.looking_up import due_look_ups, look_up
from webhooks.outgoing.planning import Retry
from webhooks.outgoing.rows import GOING_ON, AttemptState, OutgoingState
from webhooks.standin.transcript import Placed

MOST_ROUNDS = 40
OPEN = (OutgoingState.WAITING, OutgoingState.CALLING)
FATES: list[Fate] = ["answered", "late", "answer lost", "lost", "refused", "no money"]
_names = count(1)


@dataclass(frozen=True)
class Asked:
    """A call to be asked for: how often it is tried again, and what its phone and person do."""

    person: Any
    retries: dict[str, int]

    @property
    def most_tries(self) -> int:
        return 1 + sum(self.retries.values())


retries = st.fixed_dictionaries({why: st.integers(0, 2) for why in ("busy", "no_answer", "failed")})
people = st.builds(
    Rung, to=st.just(""), caller=callers, behaviours=st.lists(behaviours, max_size=4)
)
asked = st.lists(st.builds(Asked, people, retries), min_size=1, max_size=4)


@pytest.fixture
def face(call_face: None, settings: Settings) -> Iterator[InProcess]:
    settings.ELKS_API_USERNAME, settings.ELKS_API_PASSWORD = ACCOUNT.username, ACCOUNT.password
    settings.ELKS_REQUESTS_PER_SECOND = 1000
    settings.ELKS_MEDIA_HOSTS = ["127.0.0.1"]
    with InProcess() as face:
        yield face


@given(
    document=drawn_flows().filter(publishable),
    calls=asked,
    fates=st.lists(st.sampled_from(FATES), max_size=8),
    profile=profiles,
    seed=st.integers(0, 2**16),
    lost=st.sampled_from([0.0, 0.2]),
    echo=st.sampled_from([0.0, 0.3]),
    silent=st.sampled_from([0.0, 0.3]),
)
@odds(30)
def test_nobody_is_rung_twice_or_more_often_than_planned_and_every_call_is_settled(
    face: InProcess,
    settings: Settings,
    document: dict[str, Any],
    calls: list[Asked],
    fates: list[Fate],
    profile: Any,
    seed: int,
    lost: float,
    echo: float,
    silent: float,
) -> None:
    for place, call in enumerate(calls):
        call.person.to = f"+467012345{place:02}"
    network = Unreliable(face, Random(seed), lost=lost, echo=echo, silent=silent)
    exchange = Exchange([call.person for call in calls], fates, profile, network)
    number = an_answered_number(document, name=f"Rung {next(_names)}")
    assert number.flow_id is not None
    with exchange.running(ours=OURS):
        settings.ELKS_API_URL = exchange.url
        rows = [_ask(call, flow=number.flow_id) for call in calls]
        _work_until_settled(exchange, rows)
    faults = [
        *(f"{number} was rung while it was rung" for number in exchange.overlaps),
        *(fault for row, call in zip(rows, calls, strict=True) for fault in _rows(row, call)),
        *(fault for line in exchange.lines for fault in _of_line(line, document)),
        *network.echoed,
    ]
    assert not faults, "\n".join(faults)


def _ask(call: Asked, *, flow: int) -> OutgoingCall:
    rules = {why: Retry(times, timedelta(minutes=5)) for why, times in call.retries.items()}
    wish = Wish(flow=flow, ours=OURS, to=call.person.to, retries=rules)  # type: ignore[arg-type]
    return ask_for_call(wish, user=None, now=timezone.now())


def _work_until_settled(exchange: Exchange, rows: list[OutgoingCall]) -> None:
    """What worker and sweep do, while pauses pass as if they were nothing."""
    ours = OutgoingCall.objects.filter(pk__in=[row.pk for row in rows])
    for _round in range(MOST_ROUNDS):
        while make_next_call():
            pass
        exchange.wait_until_idle()
        now = timezone.now()
        archive_reports(
            Report.objects.filter(archived_at=None).values_list("pk", flat=True), now=now
        )
        if not ours.filter(state__in=OPEN).exists():
            return
        ours.filter(state=OutgoingState.WAITING).update(next_attempt_at=now)
        CallAttempt.objects.filter(look_at__isnull=False).update(look_at=now)
        for attempt in due_look_ups(now=now):
            look_up(attempt, now=now)


def _rows(row: OutgoingCall, call: Asked) -> Iterator[str]:
    row.refresh_from_db()
    attempts = list(row.attempts.all())
    if row.state in OPEN or any(attempt.state in GOING_ON for attempt in attempts):
        yield f"{row.to} is not settled: {row.state}, {[one.state for one in attempts]}"
    tried = [one for one in attempts if one.state != AttemptState.NOT_MADE]
    if len(tried) > call.most_tries:
        yield f"{row.to} was tried {len(tried)} times, of {call.most_tries}"
    for why, times in call.retries.items():
        if sum(one.outcome == why for one in attempts) > times + 1:
            yield f"{row.to} was tried too often after {why}"


def _of_line(line: Any, document: dict[str, Any]) -> Iterator[str]:
    """What must be true of a call the carrier made."""
    transcript, callid = line.hooks.transcript, line.ticket.callid
    attempts = CallAttempt.objects.filter(callid=callid)
    if attempts.count() != 1:
        yield f"the call {transcript.each(Placed)} has {attempts.count()} attempts"
    elif attempts.get().outgoing.to != line.ticket.to_number:
        yield f"the call to {line.ticket.to_number} is that of {attempts.get().outgoing.to}"
    if line.answered is not None:
        faults = list(faults_of(transcript, document))
        yield from faults
        if faults:
            yield readable(transcript)
