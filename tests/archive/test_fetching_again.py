"""A recording that was refused or lost may be fetched again; the rules are asked anew."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from tests.archive.carrier import Carrier, audio, status
from tests.archive.posts import recording
from tests.archive.sounds import wav
from webhooks.ending.recordings import fetch_again, fetch_recording
from webhooks.models import Recording, RecordingState

pytestmark = pytest.mark.django_db


def announced(url: str) -> Recording:
    assert recording(url) is not None
    return Recording.objects.get()


def failed(row: Recording, state: RecordingState, *, hours_ago: float = 0) -> Recording:
    Recording.objects.filter(pk=row.pk).update(
        state=state,
        error="It could not be fetched in time.",
        attempts=9,
        announced_at=timezone.now() - timedelta(hours=hours_ago),
    )
    return row


def test_a_refused_recording_is_stored_once_the_rules_allow_it(
    carrier: Carrier, settings: Settings
) -> None:
    row = announced(carrier.serve("/r.wav", audio(wav(1))))
    settings.ELKS_MEDIA_HOSTS = ["elsewhere.example"]
    fetch_recording(row.pk, now=timezone.now())
    settings.ELKS_MEDIA_HOSTS = ["127.0.0.1"]
    now = timezone.now()
    assert fetch_again([row.pk], now=now) == 1
    assert fetch_recording(row.pk, now=now)


def test_a_recording_the_rules_still_forbid_is_refused_again(
    carrier: Carrier, settings: Settings
) -> None:
    row = failed(announced(carrier.serve("/r.wav", audio(wav(1)))), RecordingState.REFUSED)
    settings.ELKS_MEDIA_HOSTS = ["elsewhere.example"]
    fetch_again([row.pk], now=timezone.now())
    fetch_recording(row.pk, now=timezone.now())
    row.refresh_from_db()
    assert row.state == RecordingState.REFUSED
    assert carrier.asked == []


def test_after_the_carriers_three_days_it_is_tried_exactly_once_more(carrier: Carrier) -> None:
    url = carrier.serve("/r.wav", status(500))
    row = failed(announced(url), RecordingState.LOST, hours_ago=80)
    fetch_again([row.pk], now=timezone.now())
    for _ in range(3):
        fetch_recording(row.pk, now=timezone.now())
    row.refresh_from_db()
    assert (row.state, len(carrier.asked)) == (RecordingState.LOST, 1)


def test_a_waiting_recording_keeps_its_turn(carrier: Carrier) -> None:
    row = announced(carrier.serve("/r.wav"))
    Recording.objects.filter(pk=row.pk).update(attempts=3)
    assert fetch_again([row.pk], now=timezone.now()) == 0
    assert Recording.objects.get().attempts == 3


def test_a_worker_is_told_once_the_row_is_committed(
    carrier: Carrier, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    row = failed(announced(carrier.serve("/r.wav")), RecordingState.LOST)
    with django_capture_on_commit_callbacks() as bells:
        fetch_again([row.pk], now=timezone.now())
    assert len(bells) == 1
