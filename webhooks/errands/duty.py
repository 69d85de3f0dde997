"""People put on duty and off by phone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from flows.people.duty import set_duty_by_pin
from webhooks.errands.doing import DOERS, Doer
from webhooks.errands.pins import taken_pin
from webhooks.errands.rows import Errand


def _change(errand: Errand) -> Mapping[str, Any]:
    pin, body = taken_pin(errand), errand.body
    way = set_duty_by_pin(
        body["person"], pin, on=body["on"], number=body["number"], now=timezone.now()
    )
    return {"way": way}


DOERS["duty"] = Doer(_change)
