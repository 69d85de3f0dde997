"""People put on duty and off by phone: the PIN is looked at here, and then forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_noop

from flows.people.duty import set_duty_by_pin
from webhooks.carrier.sealing import unseal
from webhooks.errands.doing import DOERS, Doer, Refused
from webhooks.errands.rows import Errand

# Nobody waits longer than the caller does, who was told then that nothing was changed.
_IN_TIME = timedelta(minutes=1)
_TOO_LATE = gettext_noop("The caller has long gone: nothing was changed.")


def _change(errand: Errand) -> Mapping[str, Any]:
    body = errand.body
    Errand.objects.filter(pk=errand.pk).update(body={**body, "pin": ""})
    if timezone.now() - errand.wanted_at > _IN_TIME:
        raise Refused(_TOO_LATE)
    pin = unseal(str(body.get("pin", ""))) or ""
    way = set_duty_by_pin(
        body["person"], pin, on=body["on"], number=body["number"], now=timezone.now()
    )
    return {"way": way}


DOERS["duty"] = Doer(_change)
