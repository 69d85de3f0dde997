"""Events told to another system: JSON, signed, tried again for a day."""

from __future__ import annotations

import hmac
import json
import time
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_noop

from webhooks.errands.doing import DOERS, Doer, Later, Refused
from webhooks.errands.rows import Errand
from webhooks.outside.asking import fetch
from webhooks.outside.told import Limits, Trouble

_LIMITS = Limits(seconds=10, most_bytes=64 * 1024)
# What asking again does not mend.
_FOR_GOOD = ("address", "header", "inside", "redirect")
_NO_KEY = gettext_noop("Events are not signed yet: set EVENT_SIGNING_KEY (docs/events.md).")
_ANSWERED = gettext_noop("The other system answered {n}.")


def tell_event(errand: Errand) -> None:
    """Raises Later or Refused."""
    if not settings.EVENT_SIGNING_KEY:
        raise Refused(_NO_KEY)
    body = json.dumps(_event(errand), ensure_ascii=False, separators=(",", ":")).encode()
    headers = {
        "content-type": "application/json",
        "antler-event-id": _id(errand),
        "antler-signature": signature(body, at=int(time.time()), key=settings.EVENT_SIGNING_KEY),
    }
    told = fetch("POST", str(errand.body.get("address", "")), headers, body, _LIMITS)
    if isinstance(told, Trouble):
        raise (Refused if told.kind in _FOR_GOOD else Later)(told.sentence)
    if 200 <= told.status < 300:
        return
    why = _ANSWERED.format(n=told.status)
    # 408, 425 and 429 ask for patience.
    patience = told.status >= 500 or told.status in {408, 425, 429}
    raise Later(why) if patience else Refused(why)


def signature(body: bytes, *, at: int, key: str) -> str:
    """`t=<seconds>,v1=<hex>`: HMAC-SHA256 of the seconds, a dot and the body."""
    digest = hmac.digest(key.encode(), b"%d." % at + body, "sha256").hex()
    return f"t={at},v1={digest}"


def _event(errand: Errand) -> dict[str, Any]:
    call = errand.call
    return {
        "id": _id(errand),
        "event": errand.body.get("name", ""),
        "at": errand.wanted_at.isoformat(),
        "call": {
            "id": call.callid,
            "direction": call.direction,
            "caller": call.caller,
            "called": call.called,
        },
        "fields": errand.body.get("fields", {}),
    }


def _id(errand: Errand) -> str:
    """The same each time it is told, so that the other system can know it again."""
    return f"{errand.call.callid}-{errand.seq}-{errand.position}"


DOERS["event"] = Doer(tell_event, twice=True)
