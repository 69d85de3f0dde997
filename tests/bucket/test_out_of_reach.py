"""What else goes on when the bucket with all audio does not answer."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from flows.audio.away import AudioAway
from flows.models import VoicemailBox
from flows.programs import _kept, kept_program
from flows.prompts import stored_name
from tests.archive.carrier import Carrier
from tests.bucket.conftest import Bucket, keep_audio_at
from tests.builders import an_answered_number
from tests.voicemail.conftest import (
    ANNA,
    MailServer,
    Talk,
    _call_face,
    box,
    later,
    mail,
    voicemail,
    work,
)
from webhooks.ending.recordings import fetch_recording
from webhooks.line import known_numbers
from webhooks.line.learning import learn
from webhooks.line.shelf import put_on_shelf, shelf
from webhooks.line.shipped import SOUNDS
from webhooks.models import Errand, Recording

__all__ = ["_call_face", "box", "mail"]
pytestmark = pytest.mark.django_db
SHA = "a" * 64
NOWHERE = "http://127.0.0.1:9"


def heard_again(talk: Talk) -> str:
    """The address of what the caller has just recorded."""
    talk.announce(4)
    talk.after("success")
    talk.after("2")
    work()
    address: str = talk.after("success")["play"]
    return urlsplit(address).path


def is_apology(path: str) -> None:
    answer = Client().get(path)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert answer.content == SOUNDS["sorry"]


def test_programs_and_numbers_are_learnt_all_the_same(
    db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = an_answered_number()
    assert number.flow is not None
    known_numbers.forget(number.number)
    _kept.clear()
    keep_audio_at(NOWHERE, settings=settings, monkeypatch=monkeypatch, hurried=True)
    learn()
    assert known_numbers.find(number.number)
    assert number.flow.live_version_id is not None
    assert kept_program(number.flow.live_version_id)


def test_what_is_too_slow_for_a_caller_is_given_up_and_half_of_it_is_not_kept(
    bucket: Bucket, settings: Settings, tmp_path: Path
) -> None:
    settings.CALLS_FOLDER = str(tmp_path)
    bucket.put(stored_name(SHA), bytes(300_000))
    with pytest.raises(AudioAway, match="too slow"):
        put_on_shelf(SHA, within=-1)
    assert shelf().listdir("prompts") == ([], [])
    assert put_on_shelf(SHA)


def test_a_caller_who_wants_to_hear_the_message_hears_an_apology(
    bucket: Bucket,
    box: VoicemailBox,
    carrier: Carrier,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = heard_again(Talk(carrier, voicemail(menu="menu", sorry="bye")))
    keep_audio_at(NOWHERE, settings=settings, monkeypatch=monkeypatch, hurried=True)
    is_apology(path)


def test_so_does_one_whose_message_is_missing_there(
    bucket: Bucket, box: VoicemailBox, carrier: Carrier
) -> None:
    path = heard_again(Talk(carrier, voicemail(menu="menu", sorry="bye")))
    default_storage.delete(Recording.objects.get().file)
    is_apology(path)


def test_an_e_mail_waits_for_the_sound(
    bucket: Bucket,
    s3_server: str,
    box: VoicemailBox,
    carrier: Carrier,
    mail: MailServer,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    talk = Talk(carrier, voicemail(emails=ANNA))
    talk.announce(4)
    talk.after("success")
    for recording in Recording.objects.all():
        fetch_recording(recording.pk, now=timezone.now())
    keep_audio_at(NOWHERE, settings=settings, monkeypatch=monkeypatch, hurried=True)
    work()
    waiting = Errand.objects.get(kind="email")
    assert (waiting.state, waiting.why) == ("waiting", "The recording is out of reach now.")
    keep_audio_at(s3_server, settings=settings, monkeypatch=monkeypatch)
    later()
    assert len(mail.got) == 1
