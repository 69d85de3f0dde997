"""Calls that the carrier answered by itself, filled in from its history."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from django.db import connection
from django.utils import timezone

from tests.archive.carrier import Carrier, document
from tests.builders import OURS
from tests.carrier.maintained import CALLER, begin, call, end, soon
from tests.made_up_calls import make_number
from tests.standin.running import ACCOUNT
from webhooks.carrier.calls_meanwhile import fill_in_calls
from webhooks.carrier.missing_recordings import find_recordings
from webhooks.elks.client import CarrierTrouble
from webhooks.elks.resources import stamp
from webhooks.ending.endings import archive_report
from webhooks.models import Call, Maintenance, Number, Recording, Report
from webhooks.standin.transcript import Recorded

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def test_its_calls_are_in_the_archive_once_with_reports_and_recordings(
    standin: str, number: Number
) -> None:
    begin(number)
    said = call(standin, number)
    end(number)
    assert [fill_in_calls(now=soon()), fill_in_calls(now=soon())] == [1, 0]
    kept = Call.objects.get()
    archive_report(Report.objects.get().pk, now=timezone.now())
    kept.refresh_from_db()
    assert (kept.caller, kept.called, kept.number, kept.state) == (CALLER, OURS, number, "success")
    assert kept.created_at == kept.started_at
    find_recordings(now=timezone.now() + timedelta(hours=1))
    recorded = [entry.event.recording for entry in said if isinstance(entry.event, Recorded)]
    assert [each.carrier_id for each in Recording.objects.all()] == recorded


def test_calls_that_came_to_us_are_not_doubled(standin: str, number: Number) -> None:
    begin(number)
    call(standin, number)
    listed = httpx.get(f"{standin}/calls", auth=ACCOUNT).json()["data"]
    Call.objects.create(callid=listed[0]["id"], started_at=timezone.now())
    assert fill_in_calls(now=soon()) == 0
    assert Call.objects.count() == 1


def test_calls_of_other_numbers_and_times_are_not_ours_to_keep(
    standin: str, number: Number
) -> None:
    call(standin, number)
    begin(number)
    call(standin, number, to="+46766861005")
    end(number)
    fill_in_calls(now=timezone.now())
    call(standin, number)
    fill_in_calls(now=soon())
    assert not Call.objects.exists()


def test_calls_are_filled_in_while_it_lasts(standin: str, number: Number) -> None:
    begin(number)
    call(standin, number)
    assert fill_in_calls(now=soon()) == 1


def at(hour: int, minute: int = 0) -> datetime:
    return NOON.replace(hour=hour, minute=minute)


def in_maintenance(since: datetime, **changes: Any) -> Maintenance:
    number = make_number(None)
    return Maintenance.objects.create(
        number=number, document="{}", began_at=since, filled_until=since, **changes
    )


def lists(carrier: Carrier, hour: int, *listed: dict[str, Any]) -> None:
    """What the carrier's history holds of an hour."""
    period = {"start": stamp(at(hour + 1)), "end": stamp(at(hour) - timedelta(seconds=1))}
    carrier.serve(f"/a1/calls?{urlencode(period)}", document({"data": list(listed)}))


def listed(callid: str, created: datetime, **changes: Any) -> dict[str, Any]:
    parties = {"direction": "incoming", "from": CALLER, "to": OURS}
    return {"id": callid, **parties, "created": stamp(created), "state": "success", **changes}


def test_a_run_that_is_cut_short_goes_on_where_it_stopped(carrier: Carrier) -> None:
    in_maintenance(at(6))
    lists(carrier, 6, listed("c6", at(6, 30)))
    lists(carrier, 7, listed("c7", at(7, 30)))
    with pytest.raises(CarrierTrouble):
        fill_in_calls(now=NOON)
    assert set(Call.objects.values_list("callid", flat=True)) == {"c6", "c7"}
    carrier.asked.clear()
    for hour in range(8, 12):
        lists(carrier, hour, listed(f"c{hour}", at(hour, 30)))
    assert fill_in_calls(now=NOON) == 4
    assert len(carrier.asked) == 4


def test_the_hours_in_which_calls_may_still_go_on_are_read_again(carrier: Carrier) -> None:
    in_maintenance(at(8))
    for hour in range(8, 12):
        lists(carrier, hour)
    lists(carrier, 9, listed("c9", at(9, 30), state="ongoing"))
    assert fill_in_calls(now=NOON) == 0
    lists(carrier, 9, listed("c9", at(9, 30), duration=9000))
    assert fill_in_calls(now=NOON) == 1
    assert Maintenance.objects.get().filled_until == at(9)


def test_when_all_is_settled_the_carrier_is_not_asked_any_more(carrier: Carrier) -> None:
    in_maintenance(at(6), ended_at=at(7), taken_back_at=at(7, 30))
    for hour in range(6, 12):
        lists(carrier, hour)
    fill_in_calls(now=NOON)
    carrier.asked.clear()
    assert fill_in_calls(now=NOON) == 0
    assert carrier.asked == []


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_keep_a_call_once(carrier: Carrier) -> None:
    in_maintenance(at(11))
    lists(carrier, 11, listed("c1", at(11, 30)))
    ((path, (same,)),) = carrier.replies.items()

    def while_another_runs(handler: BaseHTTPRequestHandler) -> None:
        assert fill_in_calls(now=NOON) == 1
        connection.close()
        same(handler)

    carrier.serve(path, while_another_runs, same)
    assert fill_in_calls(now=NOON) == 0
    assert (Call.objects.count(), Report.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "changes",
    [{"to": "+46700000000"}, {"direction": "outgoing"}, {"id": ""}, {"created": ""}],
    ids=["to somebody else", "made by us", "without an id", "of no time"],
)
def test_what_is_no_call_to_the_number_is_left_alone(
    carrier: Carrier, changes: dict[str, str]
) -> None:
    in_maintenance(at(11))
    lists(carrier, 11, listed("c1", at(11, 30)) | changes)
    assert fill_in_calls(now=NOON) == 0


def test_a_call_that_ended_long_ago_ended_when_the_carrier_says(carrier: Carrier) -> None:
    in_maintenance(at(11))
    lists(carrier, 11, listed("c1", at(11, 30), start=stamp(at(11, 31)), duration=60))
    fill_in_calls(now=NOON)
    assert Call.objects.get().ended_at == at(11, 32)
