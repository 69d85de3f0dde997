"""A number that the carrier answers by itself for a time: its operator, worker and callers."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import httpx
from django.utils import timezone

from tests.builders import OURS
from tests.graphs import flow
from tests.standin.running import ACCOUNT
from webhooks.carrier.maintenance import begin_maintenance, end_maintenance
from webhooks.carrier.starts import set_start
from webhooks.models import Maintenance, Number, Rental
from webhooks.standin.client import following
from webhooks.standin.scripts import CallScript
from webhooks.standin.transcript import Entry

CALLER = "+46701112233"


def voicemail() -> dict[str, Any]:
    return flow(
        {"in": "incoming_call", "message": "record_message", "bye": "hang_up"},
        "in next > message",
        "message done > bye",
        "message failed > bye",
    )


def soon() -> datetime:
    return timezone.now() + timedelta(seconds=1)


def granted(number: Number) -> bool:
    """What the worker does when the bell rings."""
    return set_start(Rental.objects.get(number=number).pk, now=soon())


def held(standin: str, number: Number) -> str:
    rental = Rental.objects.get(number=number)
    found = httpx.get(f"{standin}/numbers/{rental.carrier_id}", auth=ACCOUNT).json()
    return str(found["voice_start"])


def call(standin: str, number: Number, *, to: str = OURS) -> list[Entry]:
    """Somebody calls the number, and the carrier does what it was told last."""
    script = CallScript(
        voice_start=held(standin, number), to_number=to, from_number=CALLER, fetch_patience=0
    )
    with following(standin.removesuffix("/a1"), script, account=ACCOUNT) as entries:
        return list(entries)


def begin(number: Number) -> Maintenance:
    begin_maintenance(number.pk, by=None, now=timezone.now())
    assert granted(number)
    return Maintenance.objects.get(number=number, ended_at=None)


def end(number: Number) -> None:
    end_maintenance(number.pk, by=None, now=timezone.now())
    assert granted(number)
