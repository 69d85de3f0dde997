"""Alarms about recordings that are about to be lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.made_up_calls import make_recording
from webhooks.carrier.alarms import look_for_alarms, open_alarms
from webhooks.models import Alarm, Recording, RecordingState

pytestmark = pytest.mark.django_db
WAITING, STORED = RecordingState.ANNOUNCED, RecordingState.STORED


def look(*, hours: float = 0) -> int:
    return look_for_alarms(now=timezone.now() + timedelta(hours=hours))


def test_a_recording_that_is_not_here_after_two_days_raises_an_alarm() -> None:
    recording = make_recording(WAITING)
    assert [look(hours=47), look(hours=49)] == [0, 1]
    alarm = open_alarms().get()
    assert alarm.recording == recording
    assert alarm.deadline == recording.announced_at + timedelta(hours=72)


def test_the_same_alarm_is_raised_once() -> None:
    make_recording(WAITING, days_ago=2)
    assert [look(), look()] == [1, 1]
    assert Alarm.objects.count() == 1


def test_a_refused_recording_is_about_to_be_lost_too() -> None:
    make_recording(RecordingState.REFUSED, days_ago=2)
    assert look() == 1


@pytest.mark.parametrize("state", [STORED, RecordingState.LOST])
def test_what_is_stored_or_lost_needs_nobody_any_more(state: RecordingState) -> None:
    make_recording(state, days_ago=2)
    assert look() == 0


def test_an_alarm_is_closed_when_the_recording_is_stored() -> None:
    make_recording(WAITING, days_ago=2)
    look()
    now = timezone.now()
    Recording.objects.update(state=STORED, file="r.wav", sha256="0" * 64, stored_at=now)
    assert look() == 0
    assert Alarm.objects.get().closed_at is not None


def test_an_alarm_does_not_outlive_the_carriers_three_days() -> None:
    make_recording(WAITING, days_ago=2)
    look()
    assert look(hours=25) == 0
