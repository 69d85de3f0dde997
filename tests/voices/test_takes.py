"""Takes over REST: brought, made by a worker, chosen, thrown away, flagged when the text is new."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from flows.checking import check_drawing, prompt_audio
from flows.engine.voices import pack
from flows.models import Flow, Prompt, StoredFile, Take
from flows.prompts import add_prompt
from flows.voices.making import due_takes, make_take
from tests.drawings import announcement, flow_of, sound, upload
from tests.personas import Persona
from tests.voices.making import make_waiting_takes
from tests.voices.recordings import KINDS, speech, wav

pytestmark = pytest.mark.django_db


@pytest.fixture
def hello(dora: Persona) -> Prompt:
    """Written, and silent."""
    dora.api.post("/api/prompts/", {"name": "Hello", "script": "Hello and welcome."})
    return Prompt.objects.get()


def bring(persona: Persona, content: bytes, *, name: str = "a.wav", **fields: Any) -> Any:
    form = {"audio": upload(content, name=name), **fields}
    return persona.api.post("/api/prompts/hello/takes/", form, format="multipart")


def told(persona: Persona) -> Any:
    return persona.api.get("/api/prompts/hello/").json()


def test_a_take_waits_for_a_worker_and_is_heard_afterwards(dora: Persona, hello: Prompt) -> None:
    answer = bring(dora, KINDS["webm"](), how="browser")
    assert (answer.status_code, answer.json()["state"]) == (202, "waiting")
    make_waiting_takes()
    take = dora.api.get(f"/api/takes/{answer.json()['id']}/").json()
    assert (take["state"], take["how"], take["progress"]) == ("ready", "browser", 1)
    assert (take["text"], take["created_by"]) == ("Hello and welcome.", "dora")
    heard = b"".join(dora.api.get(take["url"]))
    with default_storage.open(f"prompts/{take['sha256']}.wav") as delivered:
        assert heard == delivered.read()
    assert told(dora)["sha256"] == take["sha256"]


def test_a_drawing_that_plays_it_has_lost_a_problem(dora: Persona, hello: Prompt) -> None:
    """A ready-made flow is drawn before its messages are spoken."""
    flow = flow_of(announcement("hello"))
    Flow.objects.update(errors=1)
    bring(dora, wav(speech()))
    make_waiting_takes()
    flow.refresh_from_db()
    assert flow.errors == 0


def test_nothing_is_kept_under_the_name_it_was_brought_by(dora: Persona, hello: Prompt) -> None:
    bring(dora, wav(speech()), name="evil.html")
    make_waiting_takes()
    names = list(StoredFile.objects.values_list("name", flat=True))
    assert sorted(name.partition("/")[0] for name in names) == ["masters", "prompts"]
    assert not any("evil" in name or "html" in name for name in names)


def test_a_refused_take_says_why_and_callers_hear_what_they_heard(dora: Persona) -> None:
    before = add_prompt("Hello", audio=upload(sound()))
    answer = bring(dora, b"PK\x03\x04" + bytes(500), name="song.mp3")
    make_waiting_takes()
    take = dora.api.get(f"/api/takes/{answer.json()['id']}/").json()
    assert take["state"] == "refused"
    assert take["error"].startswith("This is no sound file that Antler can read")
    assert told(dora)["sha256"] == before.sound
    assert not default_storage.listdir("uploads")[1]


def test_a_reason_is_told_in_the_readers_language(dora: Persona, hello: Prompt) -> None:
    answer = bring(dora, wav(speech())[:3000])
    make_waiting_takes()
    url = f"/api/takes/{answer.json()['id']}/"
    take = dora.api.get(url, headers={"Accept-Language": "sv"}).json()
    assert take["error"].startswith("Filen är avklippt, den lovar mer ljud än den innehåller: ")


def test_a_draft_voice_speaks_what_is_written(dora: Persona, hello: Prompt) -> None:
    answer = dora.api.post("/api/prompts/hello/draft/", {})
    assert (answer.status_code, answer.json()["voice"]) == (202, "espeak-ng")
    take = make_waiting_takes()
    assert (take.state, take.how) == ("ready", "draft")
    assert 0.7 < take.seconds < 3


def test_each_language_has_takes_of_its_own(dora: Persona, hello: Prompt) -> None:
    dora.api.put("/api/prompts/hello/scripts/sv/", {"text": "Hej och välkommen."})
    for language in ("en", "sv"):
        dora.api.post("/api/prompts/hello/draft/", {"language": language})
        make_waiting_takes()
    takes = {script["language"]: script["take"] for script in told(dora)["scripts"]}
    sounds = {language: take["sha256"] for language, take in takes.items()}
    assert sounds["sv"] != sounds["en"]
    assert prompt_audio() == {"hello": pack("en", sounds)}


def test_nothing_is_spoken_of_what_is_not_written(dora: Persona, hello: Prompt) -> None:
    answer = dora.api.post("/api/prompts/hello/draft/", {"language": "sv"})
    sentence = "Write first what the message says: the draft voice reads that."
    assert (answer.status_code, answer.json()["detail"]) == (400, sentence)
    assert not Take.objects.exists()


def test_a_language_without_a_voice_is_told(dora: Persona, hello: Prompt) -> None:
    dora.api.put("/api/prompts/hello/scripts/xx/", {"text": "?"})
    answer = dora.api.post("/api/prompts/hello/draft/", {"language": "xx"})
    sentence = "No draft voice here speaks this language: record it or upload a file."
    assert (answer.status_code, answer.json()["detail"]) == (400, sentence)


def test_an_earlier_take_can_be_used_again(dora: Persona) -> None:
    add_prompt("Hello", audio=upload(sound()))
    first = Take.objects.get()
    bring(dora, wav(speech()))
    assert make_waiting_takes().sha256 == told(dora)["sha256"]
    assert dora.api.post(f"/api/takes/{first.pk}/use/").status_code == 200
    assert told(dora)["sha256"] == first.sha256


def test_a_take_may_be_listened_to_before_it_is_used(dora: Persona) -> None:
    before = add_prompt("Hello", audio=upload(sound()))
    answer = bring(dora, wav(speech()), use=False)
    make_waiting_takes()
    assert told(dora)["sha256"] == before.sound
    assert dora.api.get(f"/api/takes/{answer.json()['id']}/audio/").status_code == 200


def test_a_take_that_is_not_ready_cannot_be_used(dora: Persona, hello: Prompt) -> None:
    take = bring(dora, wav(speech())).json()
    assert dora.api.post(f"/api/takes/{take['id']}/use/").status_code == 409


def test_a_take_that_callers_hear_cannot_be_deleted(dora: Persona, hello: Prompt) -> None:
    bring(dora, wav(speech()))
    take = make_waiting_takes()
    answer = dora.api.delete(f"/api/takes/{take.pk}/")
    sentence = "Callers hear this take: choose another one before you delete it."
    assert (answer.status_code, answer.json()["detail"]) == (409, sentence)


@pytest.mark.django_db(transaction=True)
def test_a_deleted_take_takes_its_master_along_and_leaves_its_sound(
    dora: Persona, hello: Prompt
) -> None:
    bring(dora, wav(speech()), use=False)
    take = make_waiting_takes()
    assert dora.api.delete(f"/api/takes/{take.pk}/").status_code == 204
    assert default_storage.listdir("masters")[1] == []
    assert default_storage.exists(f"prompts/{take.sha256}.wav")


def test_a_recording_of_other_words_is_flagged_until_it_is_made_anew(
    dora: Persona, hello: Prompt
) -> None:
    dora.api.post("/api/prompts/hello/draft/", {})
    make_waiting_takes()
    assert not told(dora)["stale"]
    dora.api.patch("/api/prompts/hello/", {"script": "Hello and  welcome."})
    assert not told(dora)["stale"]
    dora.api.patch("/api/prompts/hello/", {"script": "Good morning."})
    assert told(dora)["stale"]
    dora.api.post("/api/prompts/hello/draft/", {})
    make_waiting_takes()
    assert not told(dora)["stale"]


def test_a_flow_that_plays_it_gets_a_hint(dora: Persona) -> None:
    prompt = add_prompt("Hello", audio=upload(sound()), script="Hello.")
    drawing = announcement("hello")
    assert check_drawing(drawing) == []
    dora.api.patch(f"/api/prompts/{prompt.key}/", {"script": "Good morning."})
    (issue,) = check_drawing(drawing)
    assert (issue.severity, issue.code, issue.field) == ("hint", "stale_prompt", "prompt")


def test_a_flow_cannot_be_published_with_a_silent_message(dora: Persona, hello: Prompt) -> None:
    (issue,) = check_drawing(announcement("hello"))
    assert (issue.severity, issue.code) == ("error", "unplayable")
    assert flow_of(announcement("hello")).errors == 1


def test_the_main_language_cannot_be_taken_away(dora: Persona, hello: Prompt) -> None:
    assert dora.api.delete("/api/prompts/hello/scripts/en/").status_code == 409
    dora.api.put("/api/prompts/hello/scripts/sv/", {"text": "Hej."})
    dora.api.patch("/api/prompts/hello/", {"language": "sv"})
    assert dora.api.delete("/api/prompts/hello/scripts/en/").status_code == 204
    assert [script["language"] for script in told(dora)["scripts"]] == ["sv"]


def test_a_worker_that_died_is_followed_by_another(dora: Persona, hello: Prompt) -> None:
    bring(dora, wav(speech()))
    now = timezone.now()
    Take.objects.update(attempts=1, next_attempt_at=now + timedelta(seconds=60))
    assert due_takes(now=now) == []
    later = now + timedelta(seconds=61)
    (take_id,) = due_takes(now=later)
    assert make_take(take_id, now=later)


def test_what_kills_its_workers_is_given_up(dora: Persona, hello: Prompt) -> None:
    bring(dora, wav(speech()))
    Take.objects.update(attempts=3)
    take = make_waiting_takes()
    assert take.error.startswith("The work on this file was broken off several times")


def test_a_take_is_made_once(dora: Persona, hello: Prompt) -> None:
    bring(dora, wav(speech()))
    (take_id,) = due_takes(now=timezone.now())
    assert make_take(take_id, now=timezone.now())
    assert not make_take(take_id, now=timezone.now() + timedelta(hours=1))


def test_a_take_whose_message_is_deleted_meanwhile_is_nobodys(dora: Persona, hello: Prompt) -> None:
    bring(dora, wav(speech()))
    (take_id,) = due_takes(now=timezone.now())
    assert dora.api.delete("/api/prompts/hello/").status_code == 204
    assert not make_take(take_id, now=timezone.now())


def test_a_reviewer_listens_and_brings_nothing(rut: Persona, hello: Prompt) -> None:
    assert rut.api.get("/api/prompts/hello/takes/").status_code == 200
    assert bring(rut, wav(speech())).status_code == 403
    assert rut.api.post("/api/prompts/hello/draft/", {}).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_messages_of_before_become_texts_with_a_current_take() -> None:
    add_prompt("Hello", audio=upload(sound()), script="Hi!", language="sv")
    try:
        call_command("migrate", "flows", "0009", verbosity=0)
    finally:
        # All rooms: those that stand on this one have been taken back with it.
        call_command("migrate", verbosity=0)
    prompt = Prompt.objects.get()
    (script,) = prompt.scripts.all()
    assert script.take is not None
    assert (script.language, script.text, script.take.text) == ("sv", "Hi!", "Hi!")
    assert (script.take.state, script.take.seconds) == ("ready", 0.5)
    assert script.take.sha256 == prompt.sound
