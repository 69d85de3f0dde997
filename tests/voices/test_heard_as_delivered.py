"""Whoever listens in the studio hears what callers get, byte by byte."""

from __future__ import annotations

import pytest

from flows.prompts import add_prompt, replace_audio
from tests.call_face import CallFace
from tests.drawings import announcement, published, sound, upload
from tests.personas import Persona

pytestmark = pytest.mark.django_db


def heard(persona: Persona, url: str) -> bytes:
    answer = persona.api.get(url)
    assert answer.status_code == 200
    return b"".join(answer)


def delivered(sha256: str) -> bytes:
    answer = CallFace().get(f"/p/{sha256}.wav")
    assert answer.status_code == 200
    return bytes(answer.content)


def test_a_message_is_heard_as_callers_get_it(dora: Persona) -> None:
    add_prompt("Hello", audio=upload(sound()))
    prompt = dora.api.get("/api/prompts/hello/").json()
    assert heard(dora, prompt["url"]) == delivered(prompt["sha256"])


def test_another_sound_has_another_address(dora: Persona) -> None:
    """Chromium plays what it fetched from an address within five minutes without asking."""
    add_prompt("Hello", audio=upload(sound()))
    before = dora.api.get("/api/prompts/hello/").json()["url"]
    replace_audio("hello", audio=upload(sound(level=7)))
    assert dora.api.get("/api/prompts/hello/").json()["url"] != before


def test_a_take_is_heard_as_callers_get_it(dora: Persona) -> None:
    add_prompt("Hello", audio=upload(sound()))
    replace_audio("hello", audio=upload(sound(level=7)), language="sv")
    takes = dora.api.get("/api/prompts/hello/takes/").json()
    assert [heard(dora, take["url"]) == delivered(take["sha256"]) for take in takes] == [True] * 2


def test_a_version_is_heard_as_its_callers_hear_it(petra: Persona) -> None:
    first = add_prompt("Closed", audio=upload(sound())).sound
    flow = published(announcement("closed"))
    replace_audio("closed", audio=upload(sound(level=7)))
    address = f"/api/flows/{flow.pk}/versions/1/prompts"
    assert heard(petra, f"{address}/closed/audio/") == delivered(first)
    assert petra.api.get(f"{address}/other/audio/").status_code == 404
