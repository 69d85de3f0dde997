"""Prompt audio over HTTP: whole, in part, or not at all."""

from __future__ import annotations

from hashlib import sha256
from random import Random
from urllib.parse import quote

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpResponse

from tests.call_face import CallFace
from webhooks.line import prompt_audio
from webhooks.line.shelf import shelf
from webhooks.line.shipped import SOUNDS

pytestmark = pytest.mark.django_db
AUDIO = Random(2).randbytes(300_000)
SHA = sha256(AUDIO).hexdigest()


@pytest.fixture(autouse=True)
def _kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prompt_audio, "_memory", prompt_audio._Memory())
    default_storage.save(f"prompts/{SHA}.wav", ContentFile(AUDIO))


def get(sha: str = SHA, method: str = "GET", **headers: str) -> HttpResponse:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return CallFace().generic(  # type: ignore[return-value]
        method, f"/p/{quote(sha)}.wav", headers=names
    )


def body(response: HttpResponse) -> bytes:
    return response.content


def test_it_serves_the_whole_prompt_for_ever() -> None:
    response = get()
    assert response.status_code == 200
    assert body(response) == AUDIO
    assert response["Content-Type"] == "audio/wav"
    assert response["Content-Length"] == "300000"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_it_sends_nothing_to_who_has_it() -> None:
    response = get(If_None_Match=f'"old", W/"{SHA}"')
    assert (response.status_code, body(response)) == (304, b"")


def test_it_tells_the_length_without_the_sound_when_only_asked_about_it() -> None:
    response = get(method="HEAD")
    assert (response["Content-Length"], body(response)) == ("300000", b"")


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-99", 0, 99),
        ("bytes=262140-262150", 262140, 262150),
        ("bytes=299990-", 299990, 299999),
        ("bytes=-10", 299990, 299999),
        ("bytes=299990-999999", 299990, 299999),
    ],
)
def test_it_serves_a_part(asked: str, first: int, last: int) -> None:
    response = get(Range=asked)
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/300000"
    assert body(response) == AUDIO[first : last + 1]


@pytest.mark.parametrize("asked", ["bytes=300000-", "bytes=300000-300010", "bytes=-0"])
def test_it_says_when_a_part_lies_beyond_the_end(asked: str) -> None:
    response = get(Range=asked)
    assert (response.status_code, response["Content-Range"]) == (416, "bytes */300000")
    assert response["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize(
    "asked", ["bytes=9-3", "bytes=-", "bytes=0-1,5-6", "lines=1-2", "bytes=0x1-2", "bytes=²-3"]
)
def test_it_serves_the_whole_when_the_part_cannot_be_read(asked: str) -> None:
    response = get(Range=asked)
    assert (response.status_code, response["Content-Length"]) == (200, "300000")


def test_it_serves_the_whole_when_the_listener_holds_a_part_of_another_file() -> None:
    assert get(Range="bytes=0-9", If_Range='"another"').status_code == 200
    assert get(Range="bytes=0-9", If_Range=f'"{SHA}"').status_code == 206


@pytest.mark.parametrize("sha", ["0" * 64, "nonsense", "..\\x", "x\0y", "../../settings", "say/x"])
def test_who_asks_for_a_sound_that_is_gone_hears_an_apology_that_nobody_keeps(sha: str) -> None:
    response = get(sha)
    assert (response.status_code, response["Content-Type"]) == (200, "audio/wav")
    assert response["Cache-Control"] == "no-store"
    assert body(response) == SOUNDS["sorry"]


def test_what_was_asked_for_before_is_served_without_storage_and_database() -> None:
    get()
    default_storage.delete(f"prompts/{SHA}.wav")
    shelf().delete(f"prompts/{SHA}.wav")
    assert body(get()) == AUDIO


def test_memory_holds_the_last_sounds_and_no_more_than_fit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(prompt_audio, "_MOST_IN_MEMORY", 100)
    memory = prompt_audio._Memory()
    for path in "abab":
        memory.keep(path, bytes(40))
    memory.find("a")
    memory.keep("c", bytes(40))
    assert [memory.find(path) is not None for path in "abc"] == [True, False, True]


def test_it_is_served_without_a_session_or_a_person() -> None:
    assert "Set-Cookie" not in get()
    assert "Vary" not in get()
