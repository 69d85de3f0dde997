"""Recordings the carrier keeps and never announced."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.core.files.storage import default_storage

from tests.archive.carrier import Carrier, audio, document
from tests.drawings import sound
from tests.made_up_calls import make_call
from webhooks.carrier.missing_recordings import find_recordings
from webhooks.elks.forms import read_recording
from webhooks.ending.recordings import announce, fetch_recording
from webhooks.models import Call, Recording

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
PERIOD = "start=2026-03-04T11%3A45%3A00.000000&end=2026-03-01T12%3A00%3A00.000000"
MADE = "2026-03-02T10:00:00.000000"


def keeps(carrier: Carrier, *calls: str) -> None:
    """The carrier keeps one recording of each of these calls."""
    kept = [{"id": f"{callid}-r0", "duration": 2, "created": MADE} for callid in calls]
    carrier.serve(f"/a1/recordings?{PERIOD}", document({"data": kept}))


def a_call() -> Call:
    return make_call(None, started_at=NOW - timedelta(days=2))


def test_an_unannounced_recording_is_found_and_stored(carrier: Carrier) -> None:
    call = a_call()
    keeps(carrier, call.callid)
    carrier.serve(f"/a1/recordings/{call.callid}-r0.wav", audio(sound(seconds=2)))
    assert find_recordings(now=NOW) == 1
    recording = Recording.objects.get(call=call)
    assert fetch_recording(recording.pk, now=NOW)
    recording.refresh_from_db()
    with default_storage.open(recording.file) as kept:
        assert BytesIO(kept.read()).getvalue() == sound(seconds=2)


def test_its_three_days_run_from_when_it_was_made(carrier: Carrier) -> None:
    keeps(carrier, a_call().callid)
    find_recordings(now=NOW)
    assert Recording.objects.get().announced_at == datetime(2026, 3, 2, 10, tzinfo=UTC)


def test_a_recording_is_found_once(carrier: Carrier) -> None:
    keeps(carrier, a_call().callid)
    assert [find_recordings(now=NOW), find_recordings(now=NOW)] == [1, 0]


def test_a_recording_of_a_call_that_is_not_ours_is_left_where_it_is(carrier: Carrier) -> None:
    keeps(carrier, "c-of-another-system")
    assert find_recordings(now=NOW) == 0
    assert not Call.objects.exists()


def test_one_that_was_announced_is_not_found_again(carrier: Carrier) -> None:
    callid = a_call().callid
    raw = {"callid": callid, "wav": f"{carrier.url}/a1/Recordings/{callid}-r0.wav"}
    announce(read_recording(raw), raw=raw, step_seq=3, now=NOW)
    keeps(carrier, callid)
    assert find_recordings(now=NOW) == 0
    assert Recording.objects.get().step_seq == 3
