"""Callers who leave messages, a carrier that has the recordings, a mail server that listens."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.utils import timezone
from pytest_django import Settings

from flows.models import VoicemailBox
from flows.voicemail.editing import create_box
from tests.archive.carrier import Carrier, audio
from tests.archive.conftest import carrier
from tests.archive.sounds import wav
from tests.builders import OURS, an_answered_number
from tests.calls.conftest import Line, _call_face
from tests.graphs import flow
from webhooks import tasks as tasks
from webhooks.ending.endings import archive_report
from webhooks.ending.recordings import due_recordings, fetch_recording
from webhooks.errands.doing import do_next_errand
from webhooks.models import Errand, Report

__all__ = ["_call_face", "carrier"]
ANNA = "anna@example.com"


@dataclass
class MailServer:
    """Keeps what it gets; `answer` is what it says to a message, `to_address` to an address."""

    answer: str = "250 OK"
    to_address: str = "250 OK"
    got: list[tuple[list[str], EmailMessage]] = field(default_factory=list)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        if self.to_address.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_address

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        read = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(read, EmailMessage)
        self.got.append((list(envelope.rcpt_tos), read))
        if self.answer == "hang up":
            assert server.transport is not None
            server.transport.close()
        return self.answer


@pytest.fixture
def mail(settings: Settings) -> Iterator[MailServer]:
    server = MailServer()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_IS_SET_UP = True
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    settings.EMAIL_USE_TLS = False
    settings.EMAIL_TIMEOUT = 2
    yield server
    controller.stop()


@pytest.fixture
def box(db: None) -> VoicemailBox:
    return create_box("Office")


def voicemail(**config: object) -> dict[str, Any]:
    """A flow of one voicemail, and a goodbye."""
    told = {"box": "office", "beep": False, "shortest": 0, **config}
    return flow(
        {"in": "incoming_call", "mail": ("voicemail", told), "bye": ("hang_up", {"prompt": "bye"})},
        "in next > mail",
        "mail left > bye",
        "mail failed > bye",
    )


class Talk:
    """One call to a flow, and its recordings."""

    def __init__(self, carrier: Carrier, document: dict[str, Any]) -> None:
        self.carrier = carrier
        self.line = Line(an_answered_number(document))
        self.first = self.now = self.line.start()

    def after(self, result: str, **fields: str) -> dict[str, Any]:
        self.now = self.line.after(self.now, result, **fields)
        return self.now

    def announce(self, seconds: float, name: str = "c1-r0") -> bytes:
        """What the carrier posts when the recording the call stands at has ended."""
        sound: bytes = wav(seconds)
        url = self.carrier.serve(f"/a1/Recordings/{name}.wav", audio(sound))
        form = {"wav": url, "duration": str(int(seconds)), "from": "+46701234567", "to": OURS}
        assert self.line.post(self.now["record"], form).status_code == 200
        return sound

    def hang_up(self, **told: str) -> None:
        form = {"id": "c1", "direction": "incoming", "from": "+46701234567", "to": OURS}
        form |= {"state": "success", "duration": "12", "start": timezone.now().isoformat()}
        form |= told
        assert self.line.post(self.first["whenhangup"], form).status_code == 200


def work() -> None:
    """Whatever the worker finds: recordings, reports, errands, until nothing is due."""
    now = timezone.now() + timedelta(seconds=1)
    for recording_id in due_recordings(now=now, most=10):
        fetch_recording(recording_id, now=now)
    for report_id in Report.objects.filter(archived_at=None).values_list("pk", flat=True):
        archive_report(report_id, now=timezone.now())
    while do_next_errand():
        pass


def later() -> None:
    """As if the pauses between two tries were over."""
    Errand.objects.filter(state="waiting").update(next_attempt_at=timezone.now())
    work()
