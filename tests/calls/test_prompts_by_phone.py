"""A message recorded by phone: behind a PIN, kept as a take of the message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from flows.models import Take
from flows.searching import uses_of_prompt
from tests.archive.carrier import Carrier, audio, running_carrier
from tests.builders import an_answered_number
from tests.calls.conftest import Line
from tests.graphs import flow
from tests.voices.making import make_waiting_takes
from tests.voices.recordings import speech, wav
from webhooks.ending.recordings import fetch_recording
from webhooks.models import CallStep, Recording

pytestmark = pytest.mark.django_db
CONFIG = {"prompt": "welcome", "language": "sv", "ask": "menu", "pin": "246810"}
STAFF_LINE = flow(
    {"in": "incoming_call", "rec": ("record_prompt", CONFIG), "bye": "hang_up"},
    "in next > rec",
    "rec done > bye",
)


@pytest.fixture
def line(db: None) -> Line:
    return Line(an_answered_number(STAFF_LINE))


@pytest.fixture
def carrier(settings: Settings) -> Iterator[Carrier]:
    with running_carrier() as carrier:
        settings.ELKS_API_URL = f"{carrier.url}/a1"
        settings.ELKS_MEDIA_HOSTS = ["127.0.0.1"]
        settings.ELKS_API_USERNAME, settings.ELKS_API_PASSWORD = "u123", "hush-hush"
        yield carrier


def record(line: Line, ask: dict[str, Any], carrier: Carrier) -> None:
    """The caller speaks; the carrier tells where the recording is, and we fetch it."""
    line.after(ask, "success")
    url = carrier.serve("/a1/recordings/1.wav", audio(wav(speech())))
    line.post(ask["record"], {"wav": url})
    fetch_recording(Recording.objects.get().pk, now=timezone.now())
    assert Recording.objects.get().state == "stored", Recording.objects.get().error


def test_what_staff_record_becomes_a_take_in_its_language(line: Line, carrier: Carrier) -> None:
    beep = line.after(line.start(), "246810")
    record(line, line.after(beep, "success"), carrier)
    take = make_waiting_takes()
    assert (take.prompt.key, take.language, take.how) == ("welcome", "sv", "phone")
    assert take.state == "ready"
    assert take.prompt.scripts.get(language="sv").take == take


def test_the_pin_is_never_written_down(line: Line) -> None:
    line.after(line.start(), "246810")
    assert "246810" not in "".join(map(str, CallStep.objects.values_list("event", flat=True)))


def test_three_wrong_pins_end_it(line: Line) -> None:
    answer = line.start()
    for _try in range(3):
        answer = line.after(answer, "111111")
    assert "hangup" in answer


def test_a_recording_of_another_step_is_no_take(carrier: Carrier) -> None:
    voicemail = flow(
        {"in": "incoming_call", "m": ("record_message", {"beep": False}), "bye": "hang_up"},
        "in next > m",
        "m done > bye",
        "m failed > bye",
    )
    line = Line(an_answered_number(voicemail))
    record(line, line.start(), carrier)
    assert not Take.objects.exists()


def test_a_message_that_is_recorded_by_phone_is_in_use(line: Line) -> None:
    assert [use.place.field for use in uses_of_prompt("welcome")] == ["prompt"]
