"""Switches flipped by phone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from flows.panel.afar import flip_by_pin
from webhooks.errands.doing import DOERS, Doer
from webhooks.errands.pins import taken_pin
from webhooks.errands.rows import Errand


def _flip(errand: Errand) -> Mapping[str, Any]:
    pin, body = taken_pin(errand), errand.body
    way = flip_by_pin(
        body["switch"],
        person=body["person"],
        pin=pin,
        position=body["position"],
        until=datetime.fromisoformat(body["until"]) if body["until"] else None,
        number=body["number"],
        now=timezone.now(),
    )
    return {"way": way}


DOERS["flip"] = Doer(_flip)
