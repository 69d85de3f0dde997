"""The carrier's posts about a call that is over, as its documentation shows them."""

from __future__ import annotations

from django.utils import timezone

from webhooks.elks.forms import read_recording, read_report
from webhooks.ending.endings import end_call
from webhooks.ending.recordings import announce

CALLID = "ca63e279d8a343b7da49f87569a108f82"

REPORT = {
    "id": CALLID,
    "direction": "incoming",
    "from": "+46706861004",
    "to": "+46766861004",
    "created": "2016-11-03T08:46:00.900484",
    "start": "2016-11-03T08:46:00.877263",
    "state": "success",
    "duration": "8",
    "cost": "1500",
    "actions": '["https://calls.example/start", {"connect": "+4634090510", "result": "success"}]',
    "legs": '[{"duration": 7, "to": "+4634090510", "state": "success", "from": "+46706861004"}]',
}


def report(**changes: str) -> int | None:
    """What the hangup webhook does with such a post."""
    raw = {**REPORT, **changes}
    return end_call(read_report(raw), raw=raw, now=timezone.now())


def recording(url: str, **changes: str) -> int | None:
    """What the recording webhook does with such a post."""
    raw = {"callid": CALLID, "wav": url, "from": REPORT["from"], "to": REPORT["to"], **changes}
    return announce(read_recording(raw), raw=raw, step_seq=3, now=timezone.now())
