"""What callers hear when audio lies in a bucket, and when the bucket is out of reach.

No test here may use the database, so pytest fails one that does.
"""

from __future__ import annotations

import logging
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpResponse
from pytest_django import Settings

from tests.bucket.conftest import BUCKET, Bucket, keep_audio_at, refusing
from tests.call_face import CallFace
from webhooks.line import prompt_audio
from webhooks.line.shelf import shelf
from webhooks.line.shipped import SOUNDS

AUDIO = Random(5).randbytes(300_000)
SHA = sha256(AUDIO).hexdigest()
NAME = f"prompts/{SHA}.wav"


@pytest.fixture(autouse=True)
def _nothing_at_hand(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> None:
    monkeypatch.setattr(prompt_audio, "_memory", prompt_audio._Memory())
    settings.CALLS_FOLDER = str(tmp_path)


@pytest.fixture
def prompt(bucket: Bucket) -> str:
    return default_storage.save(NAME, ContentFile(AUDIO))


def get(**headers: str) -> HttpResponse:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return CallFace().get(f"/p/{SHA}.wav", headers=names)  # type: ignore[return-value]


def test_a_prompt_comes_whole_and_for_ever(prompt: str) -> None:
    response = get()
    assert (response.status_code, response.content) == (200, AUDIO)
    assert response["ETag"] == f'"{SHA}"'
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Set-Cookie" not in response


def test_a_part_of_it_comes_alone(prompt: str) -> None:
    response = get(Range="bytes=1000-1999")
    assert (response.status_code, response.content) == (206, AUDIO[1000:2000])
    assert response["Content-Range"] == "bytes 1000-1999/300000"


def test_who_has_it_is_sent_nothing(prompt: str) -> None:
    assert get(If_None_Match=f'"{SHA}"').status_code == 304


def test_it_is_fetched_from_the_bucket_once(prompt: str, bucket: Bucket) -> None:
    get()
    default_storage.delete(prompt)
    prompt_audio._memory = prompt_audio._Memory()
    assert get().content == AUDIO
    assert shelf().exists(NAME)


def test_one_that_is_missing_there_is_an_apology(bucket: Bucket) -> None:
    is_apology(get())


def test_a_bucket_that_does_not_exist_is_an_apology(bucket: Bucket) -> None:
    bucket.client.delete_bucket(Bucket=BUCKET)
    is_apology(get())
    bucket.make()


def test_a_storage_that_refuses_connections_is_an_apology_and_told(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    keep_audio_at("http://127.0.0.1:9", settings=settings, monkeypatch=monkeypatch, hurried=True)
    with caplog.at_level(logging.ERROR, "webhooks"):
        is_apology(get())
    assert "an apology is played: The S3 storage does not answer" in caplog.text


@pytest.mark.parametrize("code", [403, 500, 503])
def test_a_storage_that_refuses_is_an_apology(
    code: int, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with refusing(code) as endpoint:
        keep_audio_at(endpoint, settings=settings, monkeypatch=monkeypatch, hurried=True)
        is_apology(get())


def test_the_sound_is_heard_again_as_soon_as_the_storage_is_back(
    prompt: str, s3_server: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_audio_at("http://127.0.0.1:9", settings=settings, monkeypatch=monkeypatch, hurried=True)
    is_apology(get())
    keep_audio_at(s3_server, settings=settings, monkeypatch=monkeypatch, hurried=True)
    assert get().content == AUDIO


def is_apology(response: HttpResponse) -> None:
    assert (response.status_code, response["Content-Type"]) == (200, "audio/wav")
    assert response["Cache-Control"] == "no-store"
    assert response.content == SOUNDS["sorry"]
