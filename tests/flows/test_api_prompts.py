"""Prompts over REST: uploaded, played in parts, replaced, refused."""

from __future__ import annotations

import hashlib

import pytest
from django.core.files.storage import default_storage
from pytest_django import Settings

from flows.models import Prompt, StoredFile
from flows.prompts import add_prompt
from tests.builders import the_prompts
from tests.drawings import sound, upload
from tests.personas import Persona
from tests.voices.making import make_waiting_takes
from tests.voices.recordings import speech, wav


def post(persona: Persona, **fields: object) -> tuple[int, dict[str, object]]:
    answer = persona.api.post("/api/prompts/", fields, format="multipart")
    return answer.status_code, answer.json()


def patch(persona: Persona, key: str, **fields: object) -> dict[str, object]:
    answer: dict[str, object] = persona.api.patch(
        f"/api/prompts/{key}/", fields, format="json"
    ).json()
    return answer


def played(persona: Persona, url: str, **headers: str) -> tuple[int, bytes]:
    answer = persona.api.get(url, headers=headers)
    return answer.status_code, b"".join(answer)


def test_an_uploaded_message_can_be_heard(dora: Persona) -> None:
    status, prompt = post(dora, name="Summer greeting", audio=upload(wav(speech())))
    assert (status, prompt["key"], prompt["url"]) == (201, "summer-greeting", "")
    made = make_waiting_takes()
    prompt = dora.api.get("/api/prompts/summer-greeting/").json()
    assert (prompt["seconds"], prompt["sha256"]) == (made.seconds, made.sha256)
    status, heard = played(dora, prompt["url"])
    assert (status, hashlib.sha256(heard).hexdigest()) == (200, made.sha256)


def test_a_message_can_be_written_before_it_is_recorded(dora: Persona) -> None:
    answer = dora.api.post("/api/prompts/", {"name": "Hello", "script": "Hi!"})
    told = answer.json()
    assert (answer.status_code, told["script"], told["sha256"]) == (201, "Hi!", "")
    assert played_status(dora, "/api/prompts/hello/audio/") == 404


def test_a_player_gets_the_part_it_asks_for(dora: Persona) -> None:
    add_prompt("Hello", audio=upload(sound()))
    url = "/api/prompts/hello/audio/"
    assert played(dora, url, Range="bytes=4-11") == (206, sound()[4:12])


def test_a_player_that_has_the_sound_gets_nothing_again(dora: Persona) -> None:
    prompt = add_prompt("Hello", audio=upload(sound()))
    headers = {"If-None-Match": f'"{prompt.sound}"'}
    assert played(dora, "/api/prompts/hello/audio/", **headers) == (304, b"")


def played_status(persona: Persona, url: str) -> int:
    return int(persona.api.get(url).status_code)


def test_names_that_differ_in_little_get_keys_of_their_own(dora: Persona) -> None:
    names = ("Hello", "Hello!", "HELLO")
    keys = [post(dora, name=name, audio=upload(sound()))[1]["key"] for name in names]
    assert keys == ["hello", "hello-2", "hello-3"]


def test_a_second_message_of_one_name_is_refused(dora: Persona) -> None:
    add_prompt("Hello", audio=upload(sound()))
    status, refused = post(dora, name="Hello", audio=upload(sound(level=7)))
    sentence = "There is already a message called “Hello”: choose another name."
    assert (status, refused) == (400, {"detail": sentence, "name": [sentence]})


def test_a_message_gets_another_name_and_keeps_its_key(dora: Persona) -> None:
    add_prompt("Helo", audio=upload(sound()), script="Hi!")
    answer = patch(dora, "helo", name="Hello")
    assert [answer[field] for field in ("key", "name", "script")] == ["helo", "Hello", "Hi!"]


def test_the_script_of_a_message_can_be_corrected(dora: Persona) -> None:
    add_prompt("Hello", audio=upload(sound()), script="Helo!")
    assert patch(dora, "hello", script="Hello!")["script"] == "Hello!"


def test_a_message_cannot_take_the_name_of_another(dora: Persona) -> None:
    for name in ("Hello", "Goodbye"):
        add_prompt(name, audio=upload(sound()))
    refused = patch(dora, "goodbye", name="Hello")
    assert refused["name"] == ["There is already a message called “Hello”: choose another name."]


def test_a_message_cannot_get_a_name_nobody_can_read(dora: Persona) -> None:
    add_prompt("Hello", audio=upload(sound()))
    refused = patch(dora, "hello", name="Hel\u202elo")
    assert refused["name"] == ["This name holds characters that nobody can see: type it again."]


def test_a_name_without_a_letter_gets_a_key_too(dora: Persona) -> None:
    assert post(dora, name="…!", audio=upload(sound()))[1]["key"] == "message"


def test_the_same_sound_is_stored_once(dora: Persona) -> None:
    for name in ("Hello", "Welcome"):
        post(dora, name=name, audio=upload(wav(speech())))
        make_waiting_takes()
    assert len(default_storage.listdir("prompts")[1]) == 1


def test_an_empty_file_is_refused(dora: Persona) -> None:
    status, refusal = post(dora, name="Hello", audio=upload(b""))
    assert (status, refusal["audio"]) == (400, [refusal["detail"]])
    assert not Prompt.objects.exists()


def test_a_sound_larger_than_the_setting_is_too_large(dora: Persona, settings: Settings) -> None:
    settings.PROMPT_MAX_BYTES = 1024 * 1024
    status, refusal = post(dora, name="Long", audio=upload(sound(seconds=70)))
    sentence = "This recording is too large: at most 1 MB are taken."
    assert (status, refusal["detail"]) == (413, sentence)


def test_two_gigabytes_are_refused_before_they_are_read(dora: Persona) -> None:
    answer = dora.api.generic(
        "POST", "/api/prompts/", "", content_type="multipart/form-data", CONTENT_LENGTH=str(2**31)
    )
    assert answer.status_code == 413


@pytest.mark.parametrize("name", ["", "x" * 81])
def test_a_message_needs_a_name(dora: Persona, name: str) -> None:
    status, refusal = post(dora, name=name, audio=upload(sound()))
    assert (status, "name" in refusal) == (400, True)


@pytest.mark.parametrize("language", ["english please", "e\u0000n", "..", "sv" * 20])
def test_a_language_that_is_none_is_refused(dora: Persona, language: str) -> None:
    assert post(dora, name="Hello", audio=upload(sound()), language=language)[0] == 400


def test_a_message_that_is_not_there_is_told_in_a_sentence(dora: Persona) -> None:
    answer = dora.api.get("/api/prompts/hello/audio/")
    assert (answer.status_code, answer.json()) == (404, {"detail": "There is no such message."})


def test_a_reviewer_hears_messages_and_brings_none(rut: Persona) -> None:
    assert rut.api.get("/api/prompts/").status_code == 200
    assert post(rut, name="Hello", audio=upload(sound()))[0] == 403


def test_a_stranger_hears_none(stranger: Persona) -> None:
    add_prompt("Hello", audio=upload(sound()))
    assert stranger.api.get("/api/prompts/hello/audio/").status_code == 403


def test_a_message_whose_sound_is_gone_says_so(dora: Persona) -> None:
    the_prompts()
    StoredFile.objects.all().delete()
    answer = dora.api.get("/api/prompts/welcome/audio/")
    assert (answer.status_code, answer.json()) == (404, {"detail": "This sound is missing here."})
