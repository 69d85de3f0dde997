"""E-mails of flows: sent once, whatever the mail server says."""

from __future__ import annotations

import pytest
from django.utils import timezone
from pytest_django import Settings

from flows.models import VoicemailBox
from tests.archive.carrier import Carrier
from tests.made_up_calls import make_call, make_flow, make_number, publish
from tests.voicemail.conftest import ANNA, MailServer, Talk, later, voicemail, work
from webhooks.errands.doing import do_next_errand, give_up_unheard
from webhooks.models import Call, Errand

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    version = publish(make_flow())
    return make_call(version, number=make_number(version.flow))


def wanted(call: Call, **body: object) -> None:
    now = timezone.now()
    told = {"to": ANNA, "subject": "Hello", "text": "There", **body}
    Errand.objects.create(
        call=call, seq=0, position=1, kind="email", body=told, wanted_at=now, next_attempt_at=now
    )


def fared() -> tuple[str, str]:
    errand = Errand.objects.get()
    return errand.state, errand.why


def test_an_e_mail_is_sent_once(call: Call, mail: MailServer) -> None:
    wanted(call)
    assert [do_next_errand(), do_next_errand()] == [True, False]
    [(to, message)] = mail.got
    assert (to, message["Subject"], message.get_content().strip()) == ([ANNA], "Hello", "There")
    assert fared() == ("done", "")


def test_its_message_id_is_the_same_each_time(call: Call, mail: MailServer) -> None:
    mail.answer = "451 Not now"
    wanted(call)
    work()
    later()
    first, second = (message["Message-ID"] for _, message in mail.got)
    assert first == second


def test_a_server_that_will_not_now_is_asked_again(call: Call, mail: MailServer) -> None:
    mail.answer = "451 Not now"
    wanted(call)
    work()
    assert fared() == ("waiting", "The mail server will not take it now (451).")


def test_an_address_the_server_does_not_know_is_told(call: Call, mail: MailServer) -> None:
    mail.to_address = "550 Nobody of that name"
    wanted(call)
    work()
    assert fared() == ("failed", "The mail server does not take it (550).")


def test_an_answer_that_never_comes_leaves_it_open_and_nobody_sends_it_again(
    call: Call, mail: MailServer
) -> None:
    mail.answer = "hang up"
    wanted(call)
    work()
    later()
    assert len(mail.got) == 1
    assert fared()[0] == "unknown"


def test_a_worker_that_dies_leaves_it_open(call: Call, mail: MailServer) -> None:
    wanted(call)
    Errand.objects.update(state="doing", next_attempt_at=timezone.now())
    give_up_unheard(now=timezone.now())
    work()
    assert (mail.got, fared()[0]) == ([], "unknown")


def test_a_server_that_is_away_is_waited_for(
    call: Call, mail: MailServer, settings: Settings
) -> None:
    settings.EMAIL_PORT = 9
    wanted(call)
    work()
    assert fared() == ("waiting", "The mail server cannot be reached.")


@pytest.mark.parametrize("to", ["", "anna", "a@b.se\nBcc: c@d.se", "a@b.se, c@d.se"])
def test_what_is_no_address_is_told(call: Call, mail: MailServer, to: str) -> None:
    wanted(call, to=to)
    work()
    assert fared() == ("failed", "There was no e-mail address to send it to.")


def test_no_header_is_smuggled_into_the_subject(call: Call, mail: MailServer) -> None:
    wanted(call, subject="Hello\r\nBcc: eve@example.com")
    work()
    [(to, message)] = mail.got
    assert (to, message["Bcc"]) == ([ANNA], None)
    assert message["Subject"] == "Hello Bcc: eve@example.com"


def test_without_a_mail_server_it_is_told_what_to_set(call: Call, settings: Settings) -> None:
    settings.EMAIL_IS_SET_UP = False
    wanted(call)
    work()
    assert fared() == ("failed", "E-mail is not set up here: set EMAIL_HOST (docs/voicemail.md).")


def test_a_recording_that_is_too_large_is_told_where_to_be_heard(
    box: VoicemailBox, carrier: Carrier, mail: MailServer, settings: Settings
) -> None:
    settings.EMAIL_ATTACHMENT_MAX_BYTES = 1000
    talk = Talk(carrier, voicemail(emails=ANNA))
    talk.announce(4)
    talk.after("success")
    work()
    [(_, message)] = mail.got
    assert "too large to be attached" in message.get_content()
    assert f"{settings.STUDIO_URL}/voicemail/" in message.get_content()
