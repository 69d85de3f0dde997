"""Prompt audio over HTTP: whole, in part, or not at all."""

from __future__ import annotations

from hashlib import sha256
from random import Random

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpResponseBase, StreamingHttpResponse
from django.test import RequestFactory

from webhooks.line.prompt_audio import prompt_audio

pytestmark = pytest.mark.django_db
AUDIO = Random(2).randbytes(300_000)
SHA = sha256(AUDIO).hexdigest()


@pytest.fixture(autouse=True)
def _kept() -> None:
    default_storage.save(f"prompts/{SHA}.wav", ContentFile(AUDIO))


def get(sha: str = SHA, method: str = "GET", **headers: str) -> HttpResponseBase:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return prompt_audio(RequestFactory().generic(method, "/p/x.wav", headers=names), sha)


def body(response: HttpResponseBase) -> bytes:
    if isinstance(response, StreamingHttpResponse):
        return b"".join(response)
    return response.content  # type: ignore[attr-defined, no-any-return]  # a plain response


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
    assert response["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    "asked", ["bytes=9-3", "bytes=-", "bytes=0-1,5-6", "lines=1-2", "bytes=0x1-2", "bytes=²-3"]
)
def test_it_serves_the_whole_when_the_part_cannot_be_read(asked: str) -> None:
    response = get(Range=asked)
    assert (response.status_code, response["Content-Length"]) == (200, "300000")


def test_it_serves_the_whole_when_the_listener_holds_a_part_of_another_file() -> None:
    assert get(Range="bytes=0-9", If_Range='"another"').status_code == 200
    assert get(Range="bytes=0-9", If_Range=f'"{SHA}"').status_code == 206


@pytest.mark.parametrize("sha", ["0" * 64, "nonsense", "..\\x", "x\0y"])
def test_it_knows_nothing_of_other_prompts(sha: str) -> None:
    assert get(sha).status_code == 404
