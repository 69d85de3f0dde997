"""Recordings that were never announced: found in the carrier's list, and kept as if they had been.

Only those of calls we know: an account may serve other systems too, whose recordings are not ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import islice

from webhooks.carrier.accounts import carrier
from webhooks.elks.client import CarrierRecording
from webhooks.elks.forms import MAX_RECORDING_ID, MAX_URL, RecordingReady
from webhooks.elks.resources import stamp
from webhooks.ending.recordings import CARRIER_KEEPS, FOUND, announce
from webhooks.models import Call, Recording

# The announcement, which also tells the step, may still be on its way or be repeated.
_ON_ITS_WAY = timedelta(minutes=15)
_BATCH = 100


def find_recordings(*, now: datetime) -> int:
    """Go through all that the carrier still keeps; how many were new here."""
    with carrier() as client:
        listed = client.recordings(start=now - CARRIER_KEEPS, end=now - _ON_ITS_WAY)
        kept = 0
        # Batch by batch, so that what was found stays found when the carrier goes away.
        while batch := list(islice(listed, _BATCH)):
            kept += keep_unannounced(batch, now=now)
        return kept


def keep_unannounced(listed: Iterable[CarrierRecording], *, now: datetime) -> int:
    found = {each.id: each for each in listed if _can_be_kept(each)}
    known = set(Recording.objects.filter(carrier_id__in=found).values_list("carrier_id", flat=True))
    calls = {
        call.callid: call
        for call in Call.objects.filter(callid__in={each.callid for each in found.values()})
    }
    return sum(
        _keep(each, calls[each.callid], now=now)
        for each in found.values()
        if each.id not in known and each.callid in calls
    )


def _can_be_kept(found: CarrierRecording) -> bool:
    return 0 < len(found.id) <= MAX_RECORDING_ID and len(found.url) <= MAX_URL


def _keep(found: CarrierRecording, call: Call, *, now: datetime) -> bool:
    """Through the same door as the carrier's own post, told as that would have told it."""
    raw = {
        "callid": found.callid,
        "wav": found.url,
        FOUND: "yes",
        "direction": call.direction,
        "from": call.caller,
        "to": call.called,
        **({"duration": str(found.duration)} if found.duration is not None else {}),
        **({"created": stamp(found.created)} if found.created else {}),
    }
    ready = RecordingReady(found.callid, found.id, found.url, found.duration, found.created)
    return announce(ready, raw=raw, step_seq=None, now=now) is not None
