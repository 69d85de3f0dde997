"""Files kept in a bucket behave as those in PostgreSQL."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from hashlib import sha256
from random import Random

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from pytest_django import Settings

from flows.audio.away import AudioAway
from tests.bucket.conftest import BUCKET, Bucket, keep_audio_at

AUDIO = Random(1).randbytes(300_000)
ADDRESS = f"prompts/{sha256(AUDIO).hexdigest()}.wav"


def keep(name: str = "recordings/1.wav", content: bytes = AUDIO) -> str:
    return default_storage.save(name, ContentFile(content))


@pytest.fixture
def silent_endpoint() -> Iterator[str]:
    """Takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.parametrize("size", [0, 1, 65_536, 300_000])
def test_it_gives_back_the_very_bytes(bucket: Bucket, size: int) -> None:
    name = keep(content=AUDIO[:size])
    with default_storage.open(name) as file:
        assert file.read() == AUDIO[:size]
    assert (default_storage.size(name), bucket.names()) == (size, [name])


def test_it_can_be_sought_like_any_file(bucket: Bucket) -> None:
    with default_storage.open(keep()) as file:
        assert file.seek(-5, 2) == len(AUDIO) - 5
        assert file.read() == AUDIO[-5:]
        assert file.seek(200_000) == 200_000
        assert file.read(100_000 - 1) == AUDIO[200_000:-1]
        assert file.seek(3) == 3
        assert file.read(2) == AUDIO[3:5]


def test_a_part_of_a_file_is_asked_for_as_a_part(bucket: Bucket) -> None:
    asked: list[object] = []
    with default_storage.open(keep()) as file:
        events = storages["default"]._client.meta.events  # type: ignore[attr-defined]
        events.register("before-send.s3.GetObject", lambda request, **_: asked.append(request))
        file.seek(299_000)
        assert file.read() == AUDIO[299_000:]
    assert [one.headers["Range"] for one in asked] == [b"bytes=299000-"]  # type: ignore[attr-defined]


def test_a_file_that_got_shorter_is_an_error_and_not_silence(bucket: Bucket) -> None:
    with default_storage.open(keep()) as file:
        bucket.put("recordings/1.wav", AUDIO[:1000])
        with pytest.raises(OSError, match="ends before its size"):
            file.read()


def test_a_taken_name_gets_another_ending(bucket: Bucket) -> None:
    first, second = keep(), keep(content=b"another")
    assert first != second
    with default_storage.open(first) as file:
        assert file.read() == AUDIO


def test_a_content_address_is_stored_once(bucket: Bucket) -> None:
    assert keep(ADDRESS) == keep(ADDRESS) == ADDRESS
    assert bucket.names() == [ADDRESS]


def test_a_content_address_must_tell_the_truth(bucket: Bucket) -> None:
    with pytest.raises(SuspiciousFileOperation):
        keep(ADDRESS, b"something else")
    assert not default_storage.exists(ADDRESS)


def test_what_is_deleted_is_gone(bucket: Bucket) -> None:
    default_storage.delete(keep())
    assert bucket.names() == []


def test_it_lists_a_folder(bucket: Bucket) -> None:
    keep("a/one.wav")
    keep("a/b/two.wav")
    assert default_storage.listdir("a") == (["b"], ["one.wav"])


def test_it_says_which_file_is_missing(bucket: Bucket) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere.wav"):
        default_storage.open("nowhere.wav")


def test_a_bucket_that_does_not_exist_is_said_by_its_error(bucket: Bucket) -> None:
    bucket.client.delete_bucket(Bucket=BUCKET)
    with pytest.raises(AudioAway, match="NoSuchBucket"):
        keep(ADDRESS)
    bucket.make()


def test_stored_files_cannot_be_written_to(bucket: Bucket) -> None:
    with pytest.raises(ValueError, match="read-only"):
        default_storage.open(keep(), "wb")


def test_a_storage_that_refuses_connections_is_away(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_audio_at("http://127.0.0.1:9", settings=settings, monkeypatch=monkeypatch, hurried=True)
    with pytest.raises(AudioAway, match="does not answer"):
        default_storage.exists("recordings/1.wav")


def test_a_caller_waits_two_seconds_for_a_silent_storage_and_the_next_one_not_at_all(
    silent_endpoint: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_audio_at(silent_endpoint, settings=settings, monkeypatch=monkeypatch, hurried=True)
    began = time.monotonic()
    with pytest.raises(AudioAway):
        default_storage.open("recordings/1.wav")
    assert 1.5 < time.monotonic() - began < 4
    began = time.monotonic()
    with pytest.raises(AudioAway):
        default_storage.open("recordings/1.wav")
    assert time.monotonic() - began < 0.2
