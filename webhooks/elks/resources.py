"""What the carrier's REST API answers, as values: pure, lenient, total.

Unlike in its posts, numbers and lists are real JSON here, and any key may be missing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from webhooks.elks.forms import read_int, read_time

Item = Mapping[str, Any]


@dataclass(frozen=True)
class CarrierNumber:
    """A number as the account holds it. `voice_start` may carry somebody's secret."""

    id: str
    number: str
    active: bool
    voice: bool
    name: str
    country: str
    voice_start: str
    sms_url: str = ""


@dataclass(frozen=True)
class CarrierRecording:
    """A recording the carrier still keeps; `url` is where its audio is."""

    id: str
    callid: str
    url: str
    created: datetime | None
    duration: int | None


@dataclass(frozen=True)
class MadeCall:
    """A call the carrier has begun: `ongoing`, or how it went if that is known at once."""

    id: str
    state: str
    created: datetime | None


@dataclass(frozen=True)
class SentSms:
    """`cost` in 1/10 000 of the account's currency."""

    id: str
    status: str
    created: datetime | None
    cost: int | None
    parts: int | None


def read_number(item: Item) -> CarrierNumber:
    capabilities = item.get("capabilities")
    return CarrierNumber(
        id=text(item, "id"),
        number=text(item, "number"),
        active=text(item, "active") != "no",
        # Older answers name no capabilities at all.
        voice="voice" in capabilities if isinstance(capabilities, list) else True,
        name=text(item, "name"),
        country=text(item, "country"),
        voice_start=_start(item),
        sms_url=text(item, "sms_url"),
    )


def read_recording_item(item: Item, *, base: str) -> CarrierRecording:
    """`base` is the address of the API. The id is `<callid>-r<n>`, so it names the call too."""
    recording_id = text(item, "id")
    return CarrierRecording(
        id=recording_id,
        callid=text(item, "callid") or recording_id.rpartition("-r")[0],
        url=f"{base}/recordings/{recording_id}.wav",
        created=read_time(text(item, "created")),
        duration=read_int(text(item, "duration")),
    )


def read_made_call(item: Item) -> MadeCall:
    return MadeCall(text(item, "id"), text(item, "state"), read_time(text(item, "created")))


def read_sent_sms(item: Item) -> SentSms:
    return SentSms(
        id=text(item, "id"),
        status=text(item, "status"),
        created=read_time(text(item, "created")),
        cost=read_int(text(item, "cost")),
        parts=read_int(text(item, "parts")),
    )


def _start(item: Item) -> str:
    """An address, or a document: as the text it was given as, or as JSON in JSON."""
    held = item.get("voice_start")
    return json.dumps(held) if isinstance(held, dict) else text(item, "voice_start")


def as_form(item: Item) -> dict[str, str]:
    """The fields as a post of the carrier's brings them: all text, lists as JSON text."""
    return {
        name: json.dumps(value) if isinstance(value, (dict, list)) else text(item, name)
        for name, value in item.items()
        if value is not None
    }


def text(item: Item, key: str) -> str:
    value = item.get(key)
    return "" if value is None else str(value).replace("\x00", "")


def stamp(moment: datetime) -> str:
    """A time as the carrier writes it: UTC, no zone, six decimals."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")
