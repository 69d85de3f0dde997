"""Sounds made when a flow is published: rows of messages as one, values of clips."""

from __future__ import annotations

import io
import wave
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.files.storage import default_storage

from flows.audio.bank import Bank, read_bank
from flows.checking import check_drawing
from flows.engine.saying import LANGUAGES, vocabulary
from flows.engine.voices import CLIPS, all_of, pick
from flows.models import Clips, FlowVersion
from flows.prompts import add_prompt, replace_audio, stored_name
from flows.voices import engines, putting_together
from tests.call_face import CallFace
from tests.drawings import goodbye, published, sound, upload
from tests.voices.recordings import speech, wav
from webhooks.line.saying import said_url

pytestmark = pytest.mark.django_db


def seconds(audio: bytes) -> float:
    with wave.open(io.BytesIO(audio)) as file:
        return float(file.getnframes() / file.getframerate())


def stored(sha256: str) -> bytes:
    with default_storage.open(stored_name(sha256)) as file:
        return bytes(file.read())


def with_step(type: str, **config: Any) -> dict[str, Any]:
    drawing = goodbye()
    drawing["nodes"].append({"id": "say", "type": type, "name": "Say", "config": config})
    drawing["edges"] = [
        {"source": "start", "port": "next", "target": "say"},
        {"source": "say", "port": "done", "target": "end"},
    ]
    return drawing


def row(*keys: str) -> dict[str, Any]:
    return with_step("play", prompt=keys[0], more=[{"prompt": key} for key in keys[1:]])


def program() -> dict[str, Any]:
    found: dict[str, Any] = FlowVersion.objects.latest("pk").program
    return found


def test_messages_in_a_row_become_one_sound() -> None:
    add_prompt("A", audio=upload(sound(seconds=1)))
    add_prompt("B", audio=upload(sound(seconds=2)))
    published(row("a", "b", "a"))
    whole = program()["made"]["a+b+a"]
    assert seconds(stored(whole)) == pytest.approx(4.3)
    assert program()["steps"]["say"]["config"]["prompt"] == "a+b+a"


def test_a_row_is_made_in_each_language() -> None:
    add_prompt("A", audio=upload(sound(seconds=1)))
    add_prompt("B", audio=upload(sound(seconds=2)))
    replace_audio("b", audio=upload(sound(seconds=5)), language="sv")
    published(row("a", "b"))
    whole = program()["made"]["a+b"]
    lengths = [seconds(stored(pick(whole, language))) for language in ("en", "sv")]
    assert lengths == pytest.approx([3.15, 6.15])


def test_a_message_that_sounds_anew_makes_the_row_anew() -> None:
    add_prompt("A", audio=upload(sound(seconds=1)))
    add_prompt("B", audio=upload(sound(seconds=2)))
    published(row("a", "b"), name="One")
    before = program()["made"]
    replace_audio("b", audio=upload(sound(seconds=3)))
    published(row("a", "b"), name="Another")
    assert program()["made"] != before


def test_audio_of_another_form_is_played_one_by_one() -> None:
    add_prompt("A", audio=upload(wav(speech(), channels=2)))
    add_prompt("B", audio=upload(sound(seconds=2)))
    published(row("a", "b"))
    config = program()["steps"]["say"]["config"]
    assert (config["prompt"], config["more"]) == ("a", [{"prompt": "b"}])


def test_values_are_said_with_clips_of_every_word_made_once() -> None:
    for name in ("One", "Another"):
        published(with_step("say_value", value="21", kind="number"), name=name)
    clips = program()["made"][CLIPS]
    assert Clips.objects.count() == len(LANGUAGES) == len(all_of(clips))
    for language in LANGUAGES:
        bank = bank_of(pick(clips, language))
        assert set(bank.places) == set(vocabulary(language))
        lengths = {word: length / 8000 for word, (_start, length) in bank.places.items()}
        assert min(lengths.values()) > 0.05
        question = lengths.pop(LANGUAGES[language].right())
        assert max(lengths.values()) < 1.6 < question < 8


def test_a_value_cannot_be_said_where_no_voice_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engines, "engines", dict)
    (issue,) = check_drawing(with_step("say_value", value="21", kind="number"))
    assert (issue.code, issue.severity) == ("no_voice", "error")


def test_a_caller_hears_the_value_from_the_address_of_the_answer() -> None:
    published(with_step("say_value", value="21", kind="number", language="sv"))
    path = address("tjugo", "ett")
    heard = CallFace().get(path)
    assert (heard.status_code, heard["Content-Type"]) == (200, "audio/wav")
    assert heard["Cache-Control"] == "public, max-age=31536000, immutable"
    assert 0.5 < seconds(heard.content) < 2
    assert CallFace().get(path, headers={"If-None-Match": heard["ETag"]}).status_code == 304


def test_the_same_value_is_the_same_address_and_the_same_bytes() -> None:
    published(with_step("say_value", value="21", kind="number"))
    assert address("två") == address("två") != address("tre")
    assert CallFace().get(address("två")).content == CallFace().get(address("två")).content


def test_nobody_else_can_have_something_said() -> None:
    published(with_step("say_value", value="21", kind="number"))
    forged = address("ett").replace("ett", "miljon")
    assert CallFace().get(forged)["Cache-Control"] == "no-store"


def bank_of(sha256: str) -> Bank:
    return read_bank(stored(sha256))


def address(*words: str) -> str:
    bank = pick(putting_together.clips(), "sv")
    return urlsplit(said_url(bank, words)).path
