"""Voicemail over REST: boxes, messages, their sound, and what each role may."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from pytest_django import Settings

from flows.drafts import create_flow
from flows.models import VoicemailBox
from flows.voicemail.editing import create_box
from tests.graphs import flow
from tests.made_up_calls import make_call, make_flow, make_number, publish
from tests.personas import Persona
from tests.voicemail.conftest import MailServer, mail
from webhooks.models import Errand, Recording, TextMessage, VoicemailMessage

__all__ = ["mail"]
SOUND = b"0123456789"


@pytest.fixture
def box(db: None) -> VoicemailBox:
    return create_box("Office")


@pytest.fixture
def message(box: VoicemailBox) -> VoicemailMessage:
    version = publish(make_flow())
    call = make_call(version, number=make_number(version.flow))
    now = timezone.now()
    recording = Recording.objects.create(
        call=call,
        raw={},
        url="https://api.46elks.com/r.wav",
        announced_at=now,
        next_attempt_at=now,
        state="stored",
        stored_at=now,
        file=default_storage.save("recordings/r.wav", ContentFile(SOUND)),
        size=len(SOUND),
        sha256="a" * 64,
        seconds=4.2,
    )
    return VoicemailMessage.objects.create(
        call=call, seq=3, recording=recording, box=box, left_at=now
    )


def one(persona: Persona, message: VoicemailMessage) -> dict[str, Any]:
    found: dict[str, Any] = persona.api.get(f"/api/voicemail/messages/{message.pk}/").json()
    return found


def change(persona: Persona, message: VoicemailMessage, **changes: object) -> Any:
    return persona.api.patch(f"/api/voicemail/messages/{message.pk}/", changes)


def told(message: VoicemailMessage, **changes: Any) -> Errand:
    now = timezone.now()
    fields = {"position": 1000, "state": "failed", "why": "The mail server cannot be reached."}
    return Errand.objects.create(
        call=message.call,
        seq=message.seq,
        kind="email",
        body={"to": "anna@example.com", "voicemail": message.pk},
        wanted_at=now,
        **{**fields, **changes},
    )


def test_boxes_tell_how_much_is_unheard(rut: Persona, message: VoicemailMessage) -> None:
    assert rut.api.get("/api/voicemail/boxes/").json() == [
        {"key": "office", "name": "Office", "messages": 1, "unheard": 1}
    ]


def test_what_lies_in_no_box_is_found(rut: Persona, message: VoicemailMessage) -> None:
    VoicemailBox.objects.all().delete()
    assert rut.api.get("/api/voicemail/boxes/").json()[0]["key"] == "none"
    [shown] = rut.api.get("/api/voicemail/messages/?box=none").json()["results"]
    assert (shown["id"], shown["box"]) == (message.pk, None)


def test_a_box_is_made_named_otherwise_and_deleted(dora: Persona) -> None:
    made = dora.api.post("/api/voicemail/boxes/", {"name": "Sales"})
    assert (made.status_code, made.json()["key"]) == (201, "sales")
    assert dora.api.patch("/api/voicemail/boxes/sales/", {"name": "Shop"}).status_code == 200
    assert VoicemailBox.objects.get().name == "Shop"
    assert dora.api.delete("/api/voicemail/boxes/sales/").status_code == 204


def test_two_boxes_of_one_name_are_refused(dora: Persona, box: VoicemailBox) -> None:
    answer = dora.api.post("/api/voicemail/boxes/", {"name": "Office"})
    assert (answer.status_code, "already" in answer.json()["detail"]) == (400, True)


def test_a_box_that_a_flow_uses_is_not_deleted(dora: Persona, box: VoicemailBox) -> None:
    document = flow(
        {"in": "incoming_call", "mail": ("voicemail", {"box": "office"})}, "in next > mail"
    )
    create_flow("Main", document=document, user=None, now=timezone.now())
    answer = dora.api.delete("/api/voicemail/boxes/office/")
    assert (answer.status_code, "“Main”" in answer.json()["detail"]) == (409, True)
    [use] = dora.api.get("/api/voicemail/boxes/office/uses/").json()
    assert use["flow"]["name"] == "Main"


def test_a_message_tells_who_when_and_how_long(rut: Persona, message: VoicemailMessage) -> None:
    shown = one(rut, message)
    assert (shown["caller"], shown["seconds"], shown["box"]) == (message.call.caller, 4.2, "office")
    assert (shown["heard_at"], shown["heard_by"], shown["told"]) == (None, None, [])


def test_who_heard_it_first_is_kept(
    rut: Persona, oskar: Persona, message: VoicemailMessage
) -> None:
    assert change(rut, message, heard=True).json()["heard_by"] == "rut"
    assert change(oskar, message, heard=True).json()["heard_by"] == "rut"
    assert change(oskar, message, heard=False).json()["heard_at"] is None


def test_a_note_is_kept(rut: Persona, message: VoicemailMessage) -> None:
    assert change(rut, message, note="Call back").json()["note"] == "Call back"
    assert one(rut, message)["heard_at"] is None


def test_only_what_is_unheard_is_asked_for(rut: Persona, message: VoicemailMessage) -> None:
    change(rut, message, heard=True)
    assert rut.api.get("/api/voicemail/messages/?unheard=true").json()["results"] == []


def test_the_sound_is_played_in_parts(rut: Persona, message: VoicemailMessage) -> None:
    part = rut.api.get(one(rut, message)["url"], HTTP_RANGE="bytes=2-4")
    assert (part.status_code, part.getvalue()) == (206, b"234")


def test_who_may_see_need_not_be_able_to_listen(oskar: Persona, message: VoicemailMessage) -> None:
    assert one(oskar, message)["url"] is None
    sound = oskar.api.get(f"/api/voicemail/messages/{message.pk}/audio/")
    assert sound.status_code == 403


def test_who_may_listen_need_not_be_able_to_delete(
    rut: Persona, oskar: Persona, message: VoicemailMessage
) -> None:
    place = f"/api/voicemail/messages/{message.pk}/"
    assert rut.api.delete(place).status_code == 403
    assert oskar.api.delete(place).status_code == 204
    assert Recording.objects.count() == 1


def test_who_draws_sees_boxes_and_no_messages(dora: Persona, message: VoicemailMessage) -> None:
    assert dora.api.get("/api/voicemail/boxes/").status_code == 200
    assert dora.api.get("/api/voicemail/messages/").status_code == 403


def test_a_stranger_sees_nothing(stranger: Persona, message: VoicemailMessage) -> None:
    places = ("boxes/", "messages/", f"messages/{message.pk}/", f"messages/{message.pk}/audio/")
    assert {stranger.api.get(f"/api/voicemail/{place}").status_code for place in places} == {403}


def test_who_was_told_and_why_not(rut: Persona, message: VoicemailMessage) -> None:
    told(message)
    [shown] = one(rut, message)["told"]
    assert (shown["kind"], shown["to"], shown["state"]) == ("email", "anna@example.com", "failed")
    assert shown["why"] == "The mail server cannot be reached."


def test_what_failed_is_tried_again_and_what_is_unknown_is_not(
    rut: Persona, message: VoicemailMessage
) -> None:
    failed = told(message)
    unknown = told(message, position=1001, state="unknown")
    again = rut.api.post(f"/api/voicemail/messages/{message.pk}/tell-again/")
    assert again.status_code == 202
    failed.refresh_from_db()
    unknown.refresh_from_db()
    assert (failed.state, unknown.state) == ("waiting", "unknown")


def test_an_sms_stands_with_the_e_mails(rut: Persona, message: VoicemailMessage) -> None:
    TextMessage.objects.create(
        call=message.call,
        seq=message.seq,
        position=1000,
        sender="+46766861004",
        to="+46701740605",
        text="",
        state="delivered",
        wanted_at=timezone.now(),
    )
    [shown] = one(rut, message)["told"]
    assert (shown["kind"], shown["state"]) == ("sms", "done")


def test_older_messages_come_after_the_last_one(rut: Persona, message: VoicemailMessage) -> None:
    page = rut.api.get(f"/api/voicemail/messages/?before={message.pk}").json()
    assert page == {"results": [], "more": False}


def test_a_message_that_is_gone_is_told(rut: Persona, db: None) -> None:
    answer = rut.api.get("/api/voicemail/messages/1/")
    assert (answer.status_code, "does not exist" in answer.json()["detail"]) == (404, True)


def test_a_test_e_mail_goes_to_whoever_asks(oskar: Persona, mail: MailServer) -> None:
    oskar.user.email = "oskar@example.com"
    oskar.user.save()
    answer = oskar.api.post("/api/test-email/")
    assert answer.json() == {"detail": "The mail server has taken the e-mail to oskar@example.com."}
    assert mail.got[0][0] == ["oskar@example.com"]


def test_a_test_e_mail_without_an_address_is_refused(oskar: Persona, mail: MailServer) -> None:
    answer = oskar.api.post("/api/test-email/")
    assert (answer.status_code, mail.got) == (409, [])
    assert answer.json()["detail"].startswith("You have no e-mail address here")


def test_what_the_mail_server_says_of_a_test_is_told(oskar: Persona, mail: MailServer) -> None:
    oskar.user.email = "oskar@example.com"
    oskar.user.save()
    mail.to_address = "550 Nobody of that name"
    answer = oskar.api.post("/api/test-email/")
    assert answer.json()["detail"] == "The mail server does not take it (550)."


def test_without_a_mail_server_a_test_e_mail_lies_in_the_folder(
    oskar: Persona, settings: Settings, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH, settings.EMAIL_IS_SET_UP = str(tmp_path), True
    oskar.user.email = "oskar@example.com"
    oskar.user.save()
    answer = oskar.api.post("/api/test-email/")
    assert str(tmp_path) in answer.json()["detail"]
    [file] = tmp_path.iterdir()
    assert "A test from Antler" in file.read_text()


def test_only_who_operates_may_ask_for_a_test_e_mail(rut: Persona, mail: MailServer) -> None:
    assert rut.api.post("/api/test-email/").status_code == 403
