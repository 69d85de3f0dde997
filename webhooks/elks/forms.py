"""What the carrier posts, as values: pure, lenient, total.

All fields are text on the wire and any may be missing (46elks receive-call, voice-* pages). The
call's id is `callid`, in hangup reports and client calls `id`; both are read everywhere.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from flows.engine.events import Outcome

Form = Mapping[str, str]
DIRECTIONS = {"incoming", "outgoing"}
MAX_ID = 64
MAX_RECORDING_ID = 100
MAX_URL = 2000
MAX_KEYS = 40
YEARS = range(2000, 2101)
_KEYS = re.compile(r"[0-9*#]+")
# What stands for a key that nobody shall read; the engine writes the same into the journal.
MASK = "•"
# `play` ends with `success` in one edition of the documentation and with `ok` in another.
_SUCCESS = {"success", "ok"}


@dataclass(frozen=True)
class CallPost:
    """Who calls whom. `callid` is empty when the post names no call."""

    callid: str
    direction: str
    caller: str
    called: str


# A call that somebody tries in the studio is named like this; the carrier names none so.
TRIED = "try-"


def is_tried(callid: str) -> bool:
    return callid.startswith(TRIED)


@dataclass(frozen=True)
class NextPost:
    """How the last action ended; keys come without the closing `#`."""

    callid: str
    outcome: Outcome
    digits: str


@dataclass(frozen=True)
class HangupReport:
    """The end of a call. `duration` in seconds, `cost` in 1/10 000 of the currency.

    `direction` is empty when the report does not say.
    """

    callid: str
    direction: str
    caller: str
    called: str
    state: str
    created: datetime | None
    start: datetime | None
    duration: int | None
    cost: int | None
    actions: list[Any]
    legs: list[Any]

    @property
    def ended(self) -> datetime | None:
        """When it ended by what it says; a call nobody took ended about when it began."""
        begun = self.start or self.created
        return begun and begun + timedelta(seconds=max(self.duration or 0, 0))


@dataclass(frozen=True)
class RecordingReady:
    """A recording to fetch. The carrier gives it no id; the file's name serves (`<callid>-r0`)."""

    callid: str
    carrier_id: str
    url: str
    duration: int | None
    created: datetime | None


@dataclass(frozen=True)
class Delivery:
    """What became of a message: `sent`, `delivered` or `failed`; empty for anything else."""

    carrier_id: str
    status: str
    delivered: datetime | None


@dataclass(frozen=True)
class IncomingSms:
    """A message to a number of ours; `id` is empty where the carrier gives none that we keep.

    `written` is when, if the carrier tells: it may post it hours later.
    """

    id: str
    sender: str
    text: str
    written: datetime | None = None


def clean(form: Mapping[str, str]) -> dict[str, str]:
    """The post as it may be stored: PostgreSQL keeps no NUL characters."""
    return {_text(name): _text(value) for name, value in form.items()}


def read_call(form: Form) -> CallPost:
    return CallPost(
        callid=read_callid(form),
        direction="outgoing" if form.get("direction") == "outgoing" else "incoming",
        caller=_text(form.get("from", ""))[:MAX_ID],
        called=_text(form.get("to", ""))[:MAX_ID],
    )


def read_callid(form: Form) -> str:
    """The call's id as opaque text; empty when missing or longer than any the carrier gives."""
    callid = _text(form.get("callid") or form.get("id") or "")
    return callid if len(callid) <= MAX_ID else ""


def read_next(form: Form) -> NextPost:
    """An unknown result counts as a failure: every step has a way out for that."""
    result = form.get("result", "").strip()
    outcome: Outcome = "failed"
    digits = ""
    if result in _SUCCESS:
        outcome = "success"
    elif result == "busy":
        outcome = "busy"
    elif result == "failed" and form.get("why") == "noinput":
        outcome = "no_input"
    elif _KEYS.fullmatch(result):
        outcome, digits = "digits", result.removesuffix("#")[:MAX_KEYS]
    return NextPost(read_callid(form), outcome, digits)


def read_report(form: Form) -> HangupReport:
    call = read_call(form)
    return HangupReport(
        callid=call.callid,
        direction=call.direction if form.get("direction") in DIRECTIONS else "",
        caller=call.caller,
        called=call.called,
        state=_text(form.get("state", ""))[:16],
        created=read_time(form.get("created", "")),
        start=read_time(form.get("start", "")),
        duration=read_int(form.get("duration", "")),
        cost=read_int(form.get("cost", "")),
        actions=_list(form.get("actions", "")),
        legs=_list(form.get("legs", "")),
    )


def read_recording(form: Form) -> RecordingReady:
    url = _text(form.get("wav", ""))
    return RecordingReady(
        callid=read_callid(form),
        carrier_id=_file_name(url),
        url=url,
        duration=read_int(form.get("duration", "")),
        created=read_time(form.get("created", "")),
    )


def read_delivery(form: Form) -> Delivery:
    status = form.get("status", "").strip()
    return Delivery(
        carrier_id=_text(form.get("id", ""))[:MAX_ID],
        status=status if status in {"sent", "delivered", "failed"} else "",
        delivered=read_time(form.get("delivered", "")),
    )


def read_sms(form: Form) -> IncomingSms:
    message = _text(form.get("id", ""))
    return IncomingSms(
        id=message if len(message) <= MAX_ID else "",
        sender=_text(form.get("from", ""))[:MAX_ID],
        text=_text(form.get("message", "")),
        written=read_time(form.get("created", "")),
    )


def read_time(text: str) -> datetime | None:
    """A time, in UTC unless it names a zone; 3, 6 or no decimals, `T` or a space.

    None when malformed, or of a year no call is of.
    """
    try:
        found = datetime.fromisoformat(text.strip())
        found = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return found if found.year in YEARS else None


def read_int(text: str) -> int | None:
    """A whole number that PostgreSQL's integer holds, or None."""
    if not re.fullmatch(r"-?[0-9]{1,10}", text.strip()):
        return None
    number = int(text)
    return number if abs(number) < 2**31 else None


def may_hold_keys(form: Form) -> bool:
    """Whether the report of a call tells of anything that was asked of the caller."""
    return "ivr" in form.get("actions", "")


def without_keys(form: Form) -> dict[str, str]:
    """The report with a dot for each key that was pressed; all else stays as it came."""
    actions = [_without_keys(entry) for entry in _list(form.get("actions", ""))]
    return {**form, "actions": json.dumps(actions, ensure_ascii=False)}


def _without_keys(entry: Any) -> Any:
    if isinstance(entry, dict):
        result = str(entry.get("result", ""))
        pressed = "ivr" in entry and _KEYS.search(result)
        return {**entry, "result": MASK * len(result)} if pressed else entry
    if isinstance(entry, str) and "ivr" not in entry:
        return entry
    # Nothing that is documented, so keys could stand anywhere in it.
    return MASK


def _list(text: str) -> list[Any]:
    """JSON text of a list; anything else is kept as the single entry it is, nothing is none."""
    if not text.strip():
        return []
    try:
        found = _keepable(json.loads(text))
    except (ValueError, RecursionError):
        return [_text(text)]
    return found if isinstance(found, list) else [found]


def _keepable(value: Any) -> Any:
    """The value as PostgreSQL can keep it, which knows no NUL, no lone surrogate and no NaN."""
    if isinstance(value, str):
        return _text(value).encode(errors="replace").decode()
    if isinstance(value, list):
        return [_keepable(item) for item in value]
    if isinstance(value, dict):
        return {_keepable(name): _keepable(item) for name, item in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def _file_name(url: str) -> str:
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    return path.rpartition("/")[2].removesuffix(".wav")[:MAX_RECORDING_ID]


def _text(value: str) -> str:
    return value.replace("\x00", "")
