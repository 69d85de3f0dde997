"""Whether somebody had answered when the caller hung up, where the carrier tells of no legs."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from webhooks.models import AFTER_SEQ, Call, CallState, CallStep

CONNECTS = '"connect"'
# Phones ring a little longer than they are told to, and seconds are rounded.
_MARGIN = timedelta(seconds=5)


def talked_at_the_end(call: Call, last: CallStep) -> str:
    """`yes`, `no`, or empty where nobody can know; `last` is the step that rang somebody."""
    if call.answered_at is None and call.state in {CallState.BUSY, CallState.FAILED}:
        return "no"
    return _by_actions(call) or _by_time(call, last)


def _by_actions(call: Call) -> str:
    """What the carrier says came of the last connection, if it tells of all there were."""
    actions = call.actions if isinstance(call.actions, list) else []
    results = [
        each.get("result") for each in actions if isinstance(each, dict) and "connect" in each
    ]
    asked = CallStep.objects.filter(call=call, seq__lt=AFTER_SEQ, answer__contains=CONNECTS)
    if not results or len(results) != asked.count():
        return ""
    return {"success": "yes", "busy": "no", "failed": "no"}.get(str(results[-1]), "")


def _by_time(call: Call, last: CallStep) -> str:
    """Who is still connected when the ringing must have ended is talking.

    The carrier's clock counts how long it was, ours what came before: no clock is compared with
    another.
    """
    ring_time = _ring_time(last.answer)
    if call.duration is None or ring_time is None:
        return ""
    connected = timedelta(seconds=call.duration) - (last.at - call.started_at)
    return "yes" if connected > ring_time + _MARGIN else ""


def _ring_time(answer: str) -> timedelta | None:
    told: Any = json.loads(answer)
    seconds = str(told.get("timeout", "")) if isinstance(told, dict) else ""
    return timedelta(seconds=int(seconds)) if seconds.isdecimal() else None
