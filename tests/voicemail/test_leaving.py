"""Messages of callers: left, recorded anew, hung up on, too short; and who is told of them."""

from __future__ import annotations

import pytest
from django.utils import timezone

from flows.models import VoicemailBox
from tests.archive.carrier import Carrier
from tests.voicemail.conftest import ANNA, MailServer, Talk, later, voicemail, work
from webhooks.models import Errand, TextMessage, VoicemailMessage

pytestmark = pytest.mark.django_db


def left() -> list[str]:
    """The files of the messages in the office's box."""
    messages = VoicemailMessage.objects.filter(box__key="office").select_related("recording")
    return [message.recording.url.rpartition("/")[2] for message in messages]


def test_a_message_lies_in_its_box_with_its_call(box: VoicemailBox, carrier: Carrier) -> None:
    talk = Talk(carrier, voicemail())
    talk.announce(4)
    talk.after("success")
    work()
    message = VoicemailMessage.objects.get()
    assert (message.box, message.call.callid, message.heard_at) == (box, "c1", None)
    assert (message.recording.state, message.recording.seconds) == ("stored", 4)


def test_an_e_mail_brings_the_sound(box: VoicemailBox, carrier: Carrier, mail: MailServer) -> None:
    talk = Talk(carrier, voicemail(emails=f"{ANNA}, bo@example.com"))
    sound = talk.announce(4)
    talk.after("success")
    work()
    assert sorted(to for to, _ in mail.got) == [[ANNA], ["bo@example.com"]]
    message = mail.got[0][1]
    assert message["subject"] == "Voicemail from +46 70 123 45 67"
    [attached] = list(message.iter_attachments())
    assert attached.get_content_type() == "audio/wav"
    assert attached.get_payload(decode=True) == sound
    body = message.get_body()
    assert body is not None
    assert "a message of 4 seconds" in body.get_content()


def test_nothing_is_sent_twice_however_often_the_worker_looks(
    box: VoicemailBox, carrier: Carrier, mail: MailServer
) -> None:
    talk = Talk(carrier, voicemail(emails=ANNA, sms_to="+46701740605"))
    talk.announce(4)
    talk.after("success")
    work()
    Errand.objects.filter(kind="voicemail").update(state="waiting", next_attempt_at=timezone.now())
    later()
    assert len(mail.got) == 1
    assert VoicemailMessage.objects.count() == 1
    assert TextMessage.objects.count() == 1


def test_an_sms_tells_of_it_from_our_number(box: VoicemailBox, carrier: Carrier) -> None:
    talk = Talk(carrier, voicemail(sms_to="+46701740605"))
    talk.announce(4)
    talk.after("success")
    work()
    text = TextMessage.objects.get()
    assert (text.sender, text.to, text.state) == ("+46766861004", "+46701740605", "waiting")
    message = VoicemailMessage.objects.get()
    assert text.text.endswith(f"/voicemail/{message.pk}")
    assert "+46 70 123 45 67 left a message of 4 seconds" in text.text


def test_a_caller_who_hangs_up_while_speaking_has_left_a_message(
    box: VoicemailBox, carrier: Carrier
) -> None:
    talk = Talk(carrier, voicemail(shortest=2))
    talk.announce(3)
    talk.hang_up()
    work()
    assert left() == ["c1-r0.wav"]


def test_a_caller_who_hangs_up_at_once_has_left_none(box: VoicemailBox, carrier: Carrier) -> None:
    talk = Talk(carrier, voicemail(shortest=2))
    talk.announce(1)
    talk.hang_up()
    work()
    assert left() == []
    assert Errand.objects.get().state == "done"


def test_a_message_too_short_to_be_one_is_none(box: VoicemailBox, carrier: Carrier) -> None:
    talk = Talk(carrier, voicemail(shortest=10))
    talk.announce(11)
    talk.after("success")
    work()
    assert left() == []


def test_what_is_recorded_anew_takes_the_place_of_the_first(
    box: VoicemailBox, carrier: Carrier
) -> None:
    talk = Talk(carrier, voicemail(menu="menu"))
    talk.announce(4)
    talk.after("success")
    work()
    assert left() == []
    talk.after("3")
    talk.announce(5, "c1-r1")
    talk.after("success")
    talk.after("1")
    later()
    assert left() == ["c1-r1.wav"]


def test_a_caller_who_hangs_up_in_the_menu_has_left_the_last_one(
    box: VoicemailBox, carrier: Carrier
) -> None:
    talk = Talk(carrier, voicemail(menu="menu"))
    talk.announce(4)
    talk.after("success")
    work()
    talk.after("3")
    talk.announce(5, "c1-r1")
    talk.after("success")
    talk.hang_up()
    work()
    assert left() == ["c1-r1.wav"]


def test_a_recording_that_fails_is_no_message(box: VoicemailBox, carrier: Carrier) -> None:
    talk = Talk(carrier, voicemail())
    talk.after("failed")
    work()
    assert (left(), Errand.objects.get().state) == ([], "done")


def test_a_recording_announced_late_is_waited_for(box: VoicemailBox, carrier: Carrier) -> None:
    talk = Talk(carrier, voicemail())
    record = talk.now
    talk.after("success")
    work()
    assert Errand.objects.get().state == "waiting"
    talk.now = record
    talk.announce(4)
    later()
    assert left() == ["c1-r0.wav"]


def test_a_message_for_a_box_that_is_gone_lies_in_none(box: VoicemailBox, carrier: Carrier) -> None:
    talk = Talk(carrier, voicemail())
    VoicemailBox.objects.all().delete()
    talk.announce(4)
    talk.after("success")
    work()
    assert VoicemailMessage.objects.get().box is None
