"""A caller listens to what has just been recorded."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client

from flows.models import VoicemailBox
from tests.archive.carrier import Carrier
from tests.voicemail.conftest import Talk, voicemail, work
from webhooks.models import Call, Errand
from webhooks.review.timeline import timeline
from webhooks.voicemail import hearing

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(box: VoicemailBox, carrier: Carrier, monkeypatch: pytest.MonkeyPatch) -> Talk:
    """The caller speaks, and a menu follows."""
    monkeypatch.setattr(hearing, "_SECONDS", 0.5)
    return Talk(carrier, voicemail(menu="menu", sorry="bye"))


def get(address: str) -> tuple[int, bytes]:
    answer = Client().get(urlsplit(address).path)
    return answer.status_code, answer.getvalue()


def test_what_was_recorded_is_heard_and_the_menu_comes_again(talk: Talk) -> None:
    sound = talk.announce(4)
    menu = talk.after("success")
    assert talk.after("2")["play"] == "sound/dtmf/PP"
    assert talk.after("success")["play"] == "sound/dtmf/PP"
    work()
    heard = talk.after("success")["play"]
    assert get(heard) == (200, sound)
    assert talk.after("success")["ivr"] == menu["ivr"]


def test_only_the_last_one_is_heard(talk: Talk) -> None:
    talk.announce(4)
    talk.after("success")
    talk.after("3")
    sound = talk.announce(5, "c1-r1")
    talk.after("success")
    talk.after("2")
    work()
    assert get(talk.after("success")["play"]) == (200, sound)


def test_a_recording_the_carrier_has_not_told_of_is_apologised_for(talk: Talk) -> None:
    talk.after("success")
    talk.after("2")
    work()
    assert talk.after("success")["play"].endswith(f"/p/{'c' * 64}.wav")
    assert "ivr" in talk.after("success")


def test_nobody_waits_longer_than_ten_seconds(talk: Talk) -> None:
    talk.after("success")
    talk.after("2")
    played = [talk.after("success").get("play") for _ in range(10)]
    assert played[:9] == ["sound/dtmf/PP"] * 9
    assert played[9] != "sound/dtmf/PP"


def test_the_address_is_good_for_the_call_alone(talk: Talk) -> None:
    talk.announce(4)
    talk.after("success")
    talk.after("2")
    work()
    heard = talk.after("success")["play"]
    assert get(heard.replace(".wav", "x.wav"))[0] == 404
    talk.hang_up()
    assert get(heard)[0] == 404


def test_the_address_is_shown_to_nobody(talk: Talk) -> None:
    talk.announce(4)
    talk.after("success")
    talk.after("2")
    work()
    heard = talk.after("success")["play"]
    assert Errand.objects.get(kind="voicemail_heard").result == {"address": heard}
    shown = str([moment.answer for moment in timeline(Call.objects.get())])
    assert "/heard/" in shown
    assert heard not in shown


def test_the_proxy_hands_the_address_on_to_the_call_face(talk: Talk) -> None:
    served = (Path(__file__).parents[2] / "deploy" / "Caddyfile").read_text()
    first = urlsplit(hearing.address(1)).path.split("/")[1]
    assert f"/{first}/*" in served
