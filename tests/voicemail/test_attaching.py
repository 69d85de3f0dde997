"""E-mails with what was recorded in the call: waited for, attached, or said to be missing."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from tests.archive.carrier import Carrier
from tests.graphs import codes, flow
from tests.voicemail.conftest import ANNA, MailServer, Talk, later, work
from webhooks.errands.doing import do_next_errand
from webhooks.models import Call, CallStep, Errand, Recording

pytestmark = pytest.mark.django_db
MAIL = {"to": ANNA, "subject": "Listen", "text": "Somebody spoke.", "attach": "latest"}


def recorded(**more: Any) -> dict[str, Any]:
    """A caller speaks twice if the first time fails, and Anna is sent what was said."""
    note = ("record_message", {"beep": False})
    return flow(
        {
            "in": "incoming_call",
            "note": note,
            "again": note,
            "mail": ("send_email", MAIL),
            "bye": ("hang_up", {"prompt": "bye"}),
            **more,
        },
        "in next > note",
        "note done > mail",
        "note failed > again",
        "again done > mail",
        "again failed > mail",
        "mail next > bye",
    )


@pytest.fixture
def talk(db: None, carrier: Carrier, mail: MailServer) -> Talk:
    return Talk(carrier, recorded())


def the_only(mail: MailServer) -> tuple[str, list[tuple[str | None, bytes]]]:
    """Its text, and its attachments by name."""
    [(_, message)] = mail.got
    assert isinstance(message, EmailMessage)
    body = message.get_body()
    assert isinstance(body, EmailMessage)
    attached = [(part.get_filename(), part.get_content()) for part in message.iter_attachments()]
    return "\n".join(body.get_content().split("\r\n")).strip(), attached


def waiting() -> tuple[str, str]:
    errand = Errand.objects.get()
    return errand.state, errand.why


def as_if_wanted(ago: timedelta) -> None:
    Errand.objects.update(wanted_at=timezone.now() - ago)


def test_the_flow_is_sound() -> None:
    assert codes(recorded()) == []


def test_what_was_recorded_comes_with_the_e_mail(talk: Talk, mail: MailServer) -> None:
    sound = talk.announce(3)
    talk.after("success")
    work()
    text, [(name, attached)] = the_only(mail)
    assert attached == sound
    assert name is not None
    assert name.endswith("-46701234567.wav")
    assert text.startswith("Somebody spoke.")
    assert f"/admin/webhooks/call/{Call.objects.get().pk}/change/" in text


def test_the_e_mail_waits_for_a_recording_that_is_told_of_late(
    talk: Talk, mail: MailServer
) -> None:
    talk.after("success")
    work()
    assert (mail.got, waiting()) == (
        [],
        ("waiting", "The carrier has not told of the recording yet."),
    )
    talk.now = talk.first
    sound = talk.announce(3)
    work()
    later()
    assert [attached for _, attached in the_only(mail)[1]] == [sound]


def test_a_recording_that_never_comes_is_not_waited_for_for_ever(
    talk: Talk, mail: MailServer
) -> None:
    talk.after("success")
    as_if_wanted(timedelta(hours=23, minutes=1))
    work()
    assert the_only(mail) == (
        "Somebody spoke.\n\nThe recording never came from the carrier.",
        [],
    )


def test_one_that_nobody_tells_of_is_waited_for_a_while_only(talk: Talk, mail: MailServer) -> None:
    talk.after("success")
    as_if_wanted(timedelta(hours=2, minutes=1))
    work()
    assert the_only(mail)[1] == []


def test_one_of_two_that_were_only_found_is_not_guessed(talk: Talk, mail: MailServer) -> None:
    talk.announce(3)
    talk.after("success")
    Recording.objects.update(step_seq=None)
    found = Recording.objects.get()
    found.pk, found.carrier_id, found.url = None, "another", found.url + "2"
    found.save(force_insert=True)
    talk.hang_up()
    Call.objects.update(ended_at=timezone.now() - timedelta(minutes=11))
    as_if_wanted(timedelta(hours=3))
    later()
    assert the_only(mail)[1] == []


def test_one_that_was_only_found_is_not_attached_where_all_of_the_call_was_recorded(
    talk: Talk, mail: MailServer
) -> None:
    talk.announce(3)
    talk.after("success")
    Recording.objects.update(step_seq=None)
    CallStep.objects.filter(seq=0).update(answer='{"recordcall": "https://antler.example"}')
    talk.hang_up()
    Call.objects.update(ended_at=timezone.now() - timedelta(minutes=11))
    as_if_wanted(timedelta(hours=3))
    later()
    assert the_only(mail)[1] == []


def test_one_that_is_announced_and_cannot_be_fetched_is_not_either(
    talk: Talk, mail: MailServer
) -> None:
    talk.announce(3)
    talk.after("success")
    assert do_next_errand()
    assert waiting() == ("waiting", "The recording is still being fetched.")
    as_if_wanted(timedelta(hours=23, minutes=1))
    Errand.objects.update(next_attempt_at=timezone.now())
    assert do_next_errand()
    assert the_only(mail)[1] == []


def test_one_that_is_lost_is_said_to_be(talk: Talk, mail: MailServer) -> None:
    talk.announce(3)
    talk.after("success")
    Recording.objects.update(state="lost")
    work()
    text, attached = the_only(mail)
    assert attached == []
    assert text.endswith("The recording could not be fetched from the carrier.")


def test_one_that_is_too_large_is_left_where_it_is(
    talk: Talk, mail: MailServer, settings: Settings
) -> None:
    settings.EMAIL_ATTACHMENT_MAX_BYTES = 100
    talk.announce(3)
    talk.after("success")
    work()
    text, attached = the_only(mail)
    assert attached == []
    assert "too large to be attached" in text


def test_a_recording_that_failed_is_none(talk: Talk, mail: MailServer) -> None:
    talk.after("failed")
    talk.after("failed")
    work()
    assert the_only(mail) == ("Somebody spoke.\n\nNothing was recorded in this call.", [])


def test_the_second_recording_is_the_one_after_the_first_has_failed(
    talk: Talk, mail: MailServer
) -> None:
    talk.after("failed")
    sound = talk.announce(2)
    talk.after("success")
    work()
    assert [attached for _, attached in the_only(mail)[1]] == [sound]


def test_what_the_carrier_lists_long_after_the_call_comes_with_it(
    talk: Talk, mail: MailServer
) -> None:
    sound = talk.announce(3)
    talk.after("success")
    Recording.objects.update(step_seq=None)
    talk.hang_up()
    work()
    assert mail.got == []
    Call.objects.update(ended_at=timezone.now() - timedelta(minutes=11))
    later()
    assert [attached for _, attached in the_only(mail)[1]] == [sound]


def test_an_e_mail_that_follows_the_call_brings_what_its_caller_said_last(
    db: None, carrier: Carrier, mail: MailServer
) -> None:
    document = flow(
        {
            "in": "incoming_call",
            "note": ("record_message", {"beep": False}),
            "bye": ("hang_up", {"prompt": "bye"}),
            "after": "after_call",
            "mail": ("send_email", MAIL),
        },
        "in next > note",
        "note done > bye",
        "note failed > bye",
        "after next > mail",
    )
    talk = Talk(carrier, document)
    sound = talk.announce(3)
    talk.hang_up()
    work()
    assert [attached for _, attached in the_only(mail)[1]] == [sound]


def test_an_e_mail_that_wants_none_waits_for_none(
    db: None, carrier: Carrier, mail: MailServer
) -> None:
    plain = ("send_email", {**MAIL, "attach": "none"})
    Talk(carrier, recorded(mail=plain)).after("success")
    work()
    assert the_only(mail) == ("Somebody spoke.", [])
