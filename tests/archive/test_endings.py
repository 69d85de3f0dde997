"""A call's end: the report kept once, archived once, whatever it says."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.archive.posts import CALLID, REPORT, report
from tests.round_trips import round_trips
from webhooks.elks.forms import read_report
from webhooks.ending.endings import archive_report, end_call, reap
from webhooks.models import Call, CallStep, LiveCall, Number, Report

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)


def live_call(*, callid: str = CALLID, heard: datetime = NOW) -> Call:
    call = Call.objects.create(callid=callid, started_at=NOW, caller="+46700000000")
    LiveCall.objects.create(call=call, seq=2, state={}, node="n2", updated_at=heard)
    return call


def archived(**changes: str) -> Call:
    """The call after a report with such fields was kept and archived."""
    report_id = report(**changes)
    assert report_id is not None
    assert archive_report(report_id, now=NOW)
    return Call.objects.get(callid=REPORT["id"])


def test_a_report_ends_the_call_in_one_statement() -> None:
    call = live_call()
    assert round_trips(report) == 1
    call.refresh_from_db()
    assert call.ended_at is not None
    assert not LiveCall.objects.exists()
    assert Report.objects.get().raw == REPORT


def test_a_report_posted_twice_is_kept_once() -> None:
    live_call()
    assert report() is not None
    ended_at = Call.objects.get().ended_at
    assert report(state="failed") is None
    assert Report.objects.get().raw["state"] == "success"
    assert Call.objects.get().ended_at == ended_at


@pytest.mark.django_db(transaction=True)
def test_a_report_posted_many_times_at_once_is_kept_once() -> None:
    new: list[int | None] = []

    def post() -> None:
        new.append(report())
        connection.close()

    threads = [threading.Thread(target=post) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([report_id for report_id in new if report_id]) == 1
    assert Call.objects.count() == Report.objects.count() == 1


def test_a_report_of_a_call_never_seen_makes_the_call() -> None:
    ours = Number.objects.create(number=REPORT["to"])
    report()
    call = Call.objects.get(callid=CALLID)
    assert (call.caller, call.called, call.number) == (REPORT["from"], REPORT["to"], ours)
    assert call.started_at == datetime(2016, 11, 3, 8, 46, 0, 900484, UTC)


def test_archiving_writes_the_report_on_to_the_call() -> None:
    live_call()
    call = archived()
    assert (call.state, call.duration, call.cost) == ("success", 8, 1500)
    assert (call.caller, call.called) == (REPORT["from"], REPORT["to"])
    assert call.created_at == datetime(2016, 11, 3, 8, 46, 0, 900484, UTC)
    assert call.answered_at == datetime(2016, 11, 3, 8, 46, 0, 877263, UTC)
    assert call.actions[1] == {"connect": "+4634090510", "result": "success"}
    assert call.legs[0]["duration"] == 7
    assert Report.objects.get().archived_at == NOW


def test_archiving_twice_writes_nothing_the_second_time() -> None:
    report_id = report()
    assert report_id is not None
    assert archive_report(report_id, now=NOW)
    Call.objects.update(cost=7)
    assert not archive_report(report_id, now=NOW + timedelta(hours=1))
    assert Call.objects.get().cost == 7


def test_what_the_report_does_not_say_stays_as_we_saw_it() -> None:
    live_call()
    assert archived(**{"from": ""}).caller == "+46700000000"


def test_an_outgoing_call_stays_one_when_the_report_names_no_direction() -> None:
    """As a click-to-call: our number rings somebody, so it is the caller."""
    ours = Number.objects.create(number=REPORT["from"])
    Number.objects.create(number=REPORT["to"])
    Call.objects.create(callid=CALLID, started_at=NOW, direction="outgoing")
    call = archived(direction="")
    assert (call.direction, call.number) == ("outgoing", ours)


def spoken_with(*, steps: int, **report_says: str) -> Call:
    """A call begun at noon with a step a minute, and its report three hours later."""
    call = live_call()
    for seq in range(steps):
        at = NOW + timedelta(minutes=seq)
        CallStep.objects.create(call=call, seq=seq, at=at, event={}, answer="{}")
    raw = {**REPORT, "created": "", "start": "", **report_says}
    received_at = NOW + timedelta(hours=3)
    report_id = end_call(read_report(raw), raw=raw, now=received_at)
    assert report_id is not None
    archive_report(report_id, now=received_at)
    call.refresh_from_db()
    return call


LATE = NOW + timedelta(hours=3)


@pytest.mark.parametrize(
    ("report_says", "ended_at"),
    [
        ({"start": "2026-05-03T14:02:05", "duration": "200"}, NOW + timedelta(seconds=205)),
        ({"created": "2026-05-03T14:02:01", "duration": "200"}, NOW + timedelta(seconds=201)),
        ({"start": "2026-05-03T14:02:05", "duration": "10"}, NOW + timedelta(minutes=2)),
        ({"start": "2026-05-03T16:02:05", "duration": "7200"}, LATE),
        ({"start": "2026-05-03T14:02:05", "duration": ""}, LATE),
        ({"start": "2026-05-03T14:02:05", "duration": "-3"}, LATE),
        ({"start": "", "duration": "200"}, LATE),
    ],
    ids=[
        "counted from the answer",
        "counted from the beginning",
        "not before the last step",
        "not after the report",
        "no length told",
        "an odd length told",
        "no beginning told",
    ],
)
def test_a_call_ended_when_the_carrier_says_however_late_its_report(
    report_says: dict[str, str], ended_at: datetime
) -> None:
    assert spoken_with(steps=3, **report_says).ended_at == ended_at


def test_a_call_that_was_given_up_ended_when_its_late_report_says() -> None:
    call = live_call(heard=NOW)
    reap(now=NOW + timedelta(hours=4))
    report_id = report(start="2026-05-03T14:02:05", duration="600")
    assert report_id is not None
    archive_report(report_id, now=timezone.now())
    call.refresh_from_db()
    assert call.ended_at == NOW + timedelta(seconds=605)


def test_a_start_written_while_the_call_ended_does_not_leave_it_live() -> None:
    report_id = report()
    assert report_id is not None
    LiveCall.objects.create(call=Call.objects.get(), seq=1, state={}, updated_at=NOW)
    archive_report(report_id, now=NOW)
    assert not LiveCall.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"duration": "-3"},
        {"cost": "99999999999999999999"},
        {"state": "x" * 500},
        {"start": "2016-10-01T12:00:00:00.11"},
        {"legs": '["half a surrogate \\ud800"]'},
        {"actions": "[NaN, Infinity]"},
        {"actions": "[" * 100_000},
        {"actions": '{"not": "a list"}'},
    ],
)
def test_an_odd_report_is_archived_all_the_same(changes: dict[str, str]) -> None:
    call = archived(**changes)
    assert call.called == REPORT["to"]
    assert Report.objects.get().archived_at


def test_a_call_nobody_reported_ends_when_it_was_last_heard_of() -> None:
    heard = timezone.now() - timedelta(hours=3, seconds=1)
    call = live_call(heard=heard)
    live_call(callid="still talking", heard=heard + timedelta(seconds=2))
    assert reap(now=timezone.now()) == 1
    call.refresh_from_db()
    assert (call.ended_at, call.state) == (heard, "")
    assert LiveCall.objects.get().call.callid == "still talking"
