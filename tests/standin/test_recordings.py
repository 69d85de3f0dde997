"""Recordings are kept for three days and no longer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from webhooks.standin.recordings import Recordings

NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)


def add(recordings: Recordings, callid: str) -> str:
    return recordings.add(callid=callid, seconds=1, created=NOON, audio=b"").id


def test_the_recordings_of_a_call_are_counted_from_nought() -> None:
    recordings = Recordings()
    assert [add(recordings, callid) for callid in ("c1", "c1", "c2")] == ["c1-r0", "c1-r1", "c2-r0"]


def test_after_72_hours_a_recording_is_gone() -> None:
    now = [NOON]
    recordings = Recordings(now=lambda: now[0])
    id_ = add(recordings, "c1")
    now[0] += timedelta(hours=71, minutes=59)
    assert recordings.get(id_) is not None
    now[0] += timedelta(minutes=1)
    assert recordings.get(id_) is None
    assert recordings.newest_first() == []


def test_only_so_many_are_kept() -> None:
    recordings = Recordings(most=2)
    ids = [add(recordings, callid) for callid in ("c1", "c2", "c3")]
    assert [each.id for each in recordings.newest_first()] == ids[:0:-1]
