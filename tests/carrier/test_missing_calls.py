"""Calls whose report never came."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tests.archive.carrier import Carrier, document, status
from tests.archive.worker import holding
from tests.made_up_calls import make_call
from webhooks.carrier.missing_calls import complete_calls
from webhooks.elks.client import CarrierAway, CarrierRefused
from webhooks.elks.forms import read_report
from webhooks.ending.endings import archive_report, end_call
from webhooks.models import Call, Inquiry, LiveCall, Report

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
AN_HOUR_AGO = NOW - timedelta(hours=1)
ANSWERED = {
    "state": "success",
    "created": "2026-03-01T11:00:00.000000",
    "start": "2026-03-01T11:00:02.000000",
    "duration": 90,
    "cost": 5700,
    "actions": [{"connect": "+46701111111", "result": "success"}],
    "legs": [{"to": "+46701111111", "state": "success"}],
}


def silent(minutes: int = 60) -> Call:
    """A call on the line that has not been heard of for so long."""
    return make_call(None, live_at="menu", started_at=NOW - timedelta(minutes=minutes))


def tells(carrier: Carrier, call: Call, **facts: object) -> None:
    basics = {
        "id": call.callid,
        "direction": "incoming",
        "from": call.caller,
        "to": call.called,
    }
    carrier.serve(f"/a1/calls/{call.callid}", document({**basics, **ANSWERED, **facts}))


def archived(call: Call) -> Call:
    archive_report(Report.objects.get(call=call).pk, now=NOW)
    call.refresh_from_db()
    return call


def test_a_silent_call_gets_the_report_that_never_came(carrier: Carrier) -> None:
    call = silent()
    tells(carrier, call)
    assert complete_calls(now=NOW) == 1
    kept = archived(call)
    assert (kept.state, kept.duration, kept.cost) == ("success", 90, 5700)
    assert (kept.actions, kept.legs) == (ANSWERED["actions"], ANSWERED["legs"])
    assert not LiveCall.objects.exists()


def test_a_call_that_asked_us_something_just_now_is_left_alone(carrier: Carrier) -> None:
    call = silent()
    LiveCall.objects.update(updated_at=NOW - timedelta(minutes=2))
    tells(carrier, call)
    assert complete_calls(now=NOW) == 0
    assert carrier.asked == []


def test_it_ended_when_the_carrier_says_and_not_when_we_asked(carrier: Carrier) -> None:
    call = silent()
    tells(carrier, call)
    complete_calls(now=NOW)
    call.refresh_from_db()
    assert call.ended_at == datetime(2026, 3, 1, 11, 1, 32, tzinfo=UTC)


def test_a_call_that_was_ended_by_the_sweep_is_asked_about(carrier: Carrier) -> None:
    call = make_call(None, started_at=AN_HOUR_AGO)
    tells(carrier, call)
    assert complete_calls(now=NOW) == 1


@pytest.mark.parametrize("minutes", [1, 9, 60 * 24 * 8])
def test_a_call_heard_of_lately_or_long_ago_is_left_alone(carrier: Carrier, minutes: int) -> None:
    silent(minutes)
    assert complete_calls(now=NOW) == 0
    assert carrier.asked == []


def test_a_call_that_still_goes_on_stays_on_the_line(carrier: Carrier) -> None:
    call = silent()
    tells(carrier, call, state="ongoing")
    assert complete_calls(now=NOW) == 0
    assert LiveCall.objects.filter(call=call).exists()


def test_it_is_asked_again_after_ten_minutes_and_then_less_and_less(carrier: Carrier) -> None:
    tells(carrier, silent(), state="ongoing")
    for minutes in range(0, 61, 5):
        complete_calls(now=NOW + timedelta(minutes=minutes))
    assert len(carrier.asked) == 3


def test_a_call_the_carrier_does_not_know_is_asked_about_once(carrier: Carrier) -> None:
    silent()
    complete_calls(now=NOW)
    complete_calls(now=NOW + timedelta(hours=2))
    assert len(carrier.asked) == 1
    assert Inquiry.objects.get().trouble == "The carrier does not know what we asked for."


def test_an_answer_about_another_call_is_not_kept(carrier: Carrier) -> None:
    tells(carrier, silent(), id="c-other")
    assert complete_calls(now=NOW) == 0
    assert not Report.objects.exists()


def test_a_call_is_completed_once_however_often_it_is_looked_for(carrier: Carrier) -> None:
    tells(carrier, silent())
    assert [complete_calls(now=NOW), complete_calls(now=NOW + timedelta(hours=1))] == [1, 0]
    assert (Report.objects.count(), Inquiry.objects.count()) == (1, 0)


def test_a_report_that_comes_after_all_changes_nothing(carrier: Carrier) -> None:
    call = silent()
    tells(carrier, call)
    complete_calls(now=NOW)
    late = {"id": call.callid, "state": "failed"}
    assert end_call(read_report(late), raw=late, now=timezone.now()) is None
    assert archived(call).state == "success"


def test_a_carrier_that_goes_away_ends_the_run_and_the_next_goes_on(carrier: Carrier) -> None:
    first, second = silent(61), silent(60)
    busy = status(429, b"", **{"Retry-After": "3600"})
    carrier.serve(f"/a1/calls/{first.callid}", busy)
    tells(carrier, second)
    with pytest.raises(CarrierAway):
        complete_calls(now=NOW)
    assert not Report.objects.exists()
    tells(carrier, first)
    assert complete_calls(now=NOW + timedelta(minutes=11)) == 2


@pytest.mark.parametrize("code", [301, 400, 401, 402, 403])
def test_a_refusal_of_us_is_no_news_about_a_call(carrier: Carrier, code: int) -> None:
    call = silent()
    carrier.serve(f"/a1/calls/{call.callid}", status(code))
    with pytest.raises(CarrierRefused):
        complete_calls(now=NOW)
    assert Inquiry.objects.get().given_up_at is None


@pytest.mark.django_db(transaction=True)
def test_a_call_that_another_run_is_asking_about_is_left_to_it(carrier: Carrier) -> None:
    call = silent()
    tells(carrier, call)
    with holding("SELECT id FROM webhooks_call FOR UPDATE"):
        assert complete_calls(now=NOW) == 0
    assert carrier.asked == []
    assert complete_calls(now=NOW) == 1
