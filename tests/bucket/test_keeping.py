"""Recordings and takes are kept in a bucket by the code that keeps them in PostgreSQL."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from pytest_django import Settings

from flows.models import StoredFile, Take
from flows.prompts import create_prompt
from flows.voices.making import make_take
from tests.archive.carrier import Carrier, audio
from tests.archive.posts import recording
from tests.archive.sounds import wav
from tests.bucket.conftest import Bucket, keep_audio_at
from tests.drawings import upload
from tests.personas import Persona
from tests.voices.making import make_waiting_takes
from tests.voices.recordings import speech
from tests.voices.recordings import wav as spoken
from webhooks.ending.recordings import fetch_recording
from webhooks.models import Recording

pytestmark = pytest.mark.django_db
SOUND = wav(1.5)
NOWHERE = "http://127.0.0.1:9"


def fetched(carrier: Carrier, *, after: timedelta = timedelta()) -> Recording:
    recording_id = recording(carrier.serve("/r.wav", audio(SOUND)))
    assert recording_id is not None
    fetch_recording(recording_id, now=timezone.now() + after)
    return Recording.objects.get(pk=recording_id)


def bring(persona: Persona) -> Take:
    create_prompt("Hello", key="hello")
    form = {"audio": upload(spoken(speech()))}
    assert (
        persona.api.post("/api/prompts/hello/takes/", form, format="multipart").status_code == 202
    )
    return Take.objects.get()


def test_a_recording_is_archived_into_the_bucket(bucket: Bucket, carrier: Carrier) -> None:
    row = fetched(carrier)
    assert (row.state, row.error, row.sha256) == ("stored", "", sha256(SOUND).hexdigest())
    assert (bucket.names(), StoredFile.objects.count()) == ([row.file], 0)
    with default_storage.open(row.file) as file:
        assert file.read() == SOUND


def test_a_recording_that_cannot_be_stored_says_so_and_is_tried_again(
    bucket: Bucket,
    s3_server: str,
    carrier: Carrier,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep_audio_at(NOWHERE, settings=settings, monkeypatch=monkeypatch, hurried=True)
    row = fetched(carrier)
    assert (row.state, row.error) == ("announced", "It was fetched, but cannot be stored now.")
    assert row.next_attempt_at < timezone.now() + timedelta(seconds=30)
    keep_audio_at(s3_server, settings=settings, monkeypatch=monkeypatch)
    fetch_recording(row.pk, now=row.next_attempt_at)
    row.refresh_from_db()
    assert (row.state, row.error, bucket.names()) == ("stored", "", [row.file])


def test_a_recording_is_heard_in_the_studio_whole_and_in_part(
    bucket: Bucket, carrier: Carrier, rut: Persona
) -> None:
    address = f"/api/recordings/{fetched(carrier).pk}/audio/"
    assert b"".join(rut.api.get(address)) == SOUND
    part = rut.api.get(address, headers={"Range": "bytes=100-199"})
    assert (part.status_code, b"".join(part)) == (206, SOUND[100:200])


def test_the_studio_says_when_the_storage_is_out_of_reach(
    bucket: Bucket,
    carrier: Carrier,
    rut: Persona,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address = f"/api/recordings/{fetched(carrier).pk}/audio/"
    keep_audio_at(NOWHERE, settings=settings, monkeypatch=monkeypatch, hurried=True)
    answer = rut.api.get(address)
    assert answer.status_code == 503
    assert answer.json()["detail"] == "Sounds are out of reach now: try again soon."


def test_a_take_is_made_of_what_was_brought_and_only_its_sounds_stay(
    bucket: Bucket, dora: Persona
) -> None:
    bring(dora)
    take = make_waiting_takes()
    assert take.state == "ready"
    kept = [name for name in bucket.names() if not name.startswith("uploads/")]
    assert kept == [take.master, f"prompts/{take.sha256}.wav"]


def test_a_take_waits_for_the_storage_and_is_not_blamed_for_it(
    bucket: Bucket,
    s3_server: str,
    dora: Persona,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    take = bring(dora)
    keep_audio_at(NOWHERE, settings=settings, monkeypatch=monkeypatch, hurried=True)
    for _again in range(4):
        Take.objects.update(next_attempt_at=timezone.now())
        assert not make_take(take.pk, now=timezone.now())
    keep_audio_at(s3_server, settings=settings, monkeypatch=monkeypatch)
    Take.objects.update(next_attempt_at=timezone.now())
    assert make_take(take.pk, now=timezone.now())
