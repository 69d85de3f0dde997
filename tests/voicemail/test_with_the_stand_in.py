"""A whole call over HTTP: the stand-in carrier records, plays back, records anew and hangs up."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field

import pytest
from django.utils import timezone
from pytest_django import Settings

from flows.models import VoicemailBox
from tests.builders import OURS, an_answered_number
from tests.outgoing.conftest import face
from tests.voicemail.conftest import ANNA, MailServer, later, voicemail, work
from webhooks.management.standin_server import carrier_at
from webhooks.models import Call, Report, VoicemailMessage
from webhooks.numbers import start_url
from webhooks.standin.asgi import Account
from webhooks.standin.scripts import CallScript, play_out
from webhooks.standin.transcript import Heard, Recorded, Transcript

__all__ = ["face"]
pytestmark = pytest.mark.django_db(transaction=True)
# A pause that the carrier plays by itself stands for the words of the menu.
MENU = "sound/dtmf/P"


@dataclass
class Calling:
    """A call on a thread of its own; meanwhile the test is the worker."""

    script: CallScript
    address: str = ""
    listening: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)
    transcript: Transcript | None = None

    def run(self) -> None:
        asyncio.run(self._run())

    async def _run(self) -> None:
        account = Account("u123", "hush-hush")
        async with carrier_at("127.0.0.1", 0, account=account) as running:
            self.address = running.address
            self.listening.set()
            await asyncio.to_thread(self.go.wait)
            self.transcript = await play_out(self.script, running.carrier, watch=lambda _: None)


def call(settings: Settings, **script: object) -> Transcript:
    number = an_answered_number(
        voicemail(menu=MENU, beep=True, emails=ANNA)
        | {"nodes": [*voicemail(menu=MENU, beep=True, emails=ANNA)["nodes"][:2]], "edges": _EDGES}
    )
    told = {"voice_start": start_url(number), "to_number": OURS, "scale": 0.2, **script}
    calling = Calling(CallScript.model_validate(told))
    thread = threading.Thread(target=calling.run, daemon=True)
    thread.start()
    assert calling.listening.wait(10)
    settings.ELKS_API_URL, settings.ELKS_MEDIA_HOSTS = f"{calling.address}/a1", ["127.0.0.1"]
    settings.ELKS_API_USERNAME, settings.ELKS_API_PASSWORD = "u123", "hush-hush"
    calling.go.set()
    until = timezone.now().timestamp() + 40
    while thread.is_alive() and timezone.now().timestamp() < until:
        work()
        thread.join(0.05)
    assert calling.transcript is not None
    assert Report.objects.exists()
    later()
    assert calling.transcript.faults == []
    return calling.transcript


_EDGES = [{"source": "in", "port": "next", "target": "mail"}]


def test_a_caller_listens_records_anew_and_sends(
    face: str, box: VoicemailBox, mail: MailServer, settings: Settings
) -> None:
    transcript = call(settings, keys=["2", "3", "1"], say=3)
    heard = [entry.sound for entry in transcript.each(Heard) if "/heard/" in entry.sound]
    assert len(heard) == 1
    assert len(list(transcript.each(Recorded))) == 2
    message = VoicemailMessage.objects.get()
    assert message.recording.url.endswith("-r1.wav")
    [(to, sent)] = mail.got
    [attached] = list(sent.iter_attachments())
    assert (to, attached.get_payload(decode=True)[:4]) == ([ANNA], b"RIFF")


def test_a_caller_who_hangs_up_in_the_menu_has_left_a_message(
    face: str, box: VoicemailBox, mail: MailServer, settings: Settings
) -> None:
    call(settings, keys=["hangup"], say=3)
    assert VoicemailMessage.objects.get().call == Call.objects.get()
    assert len(mail.got) == 1
