"""What we answer: an engine action and our addresses as one flat 46elks action, pure.

One verb, one absolute `next`; never `next` beside `success`, `failed` or `busy` (their order is not
documented). Numbers that have a default at the carrier are always said.
"""

from __future__ import annotations

import json
from typing import Any, Protocol

from flows.engine.actions import Action, Ask, Beep, Connect, Hangup, Play, Record, Sound

REJECT = '{"hangup":"reject"}'
# The carrier asks about a call that is over: nothing to do.
NOTHING = "{}"


class Links(Protocol):
    """Where the carrier finds us: absolute addresses, each worked out when it is asked for."""

    @property
    def next(self) -> str: ...
    @property
    def hangup(self) -> str: ...
    @property
    def recording(self) -> str: ...
    def prompt(self, key: str) -> str: ...


def answer(action: Action, links: Links, *, first: bool, record_call: bool = False) -> str:
    """The exact body to send.

    `first` sets `whenhangup` (the same address would be allowed on every action, once is enough);
    `record_call` asks for a recording of everything from here on, to be set once in a call.
    """
    body = _action(action, links)
    if record_call:
        body["recordcall"] = links.recording
    if first:
        body["whenhangup"] = links.hangup
    return _json(body)


def apology(url: str, *, when_hangup: str | None = None) -> str:
    """Plays a file and, since nothing follows, ends the call."""
    body: dict[str, Any] = {"play": url, "skippable": False}
    return _json(body if when_hangup is None else body | {"whenhangup": when_hangup})


def _action(action: Action, links: Links) -> dict[str, Any]:
    match action:
        case Play():
            sound = _sound(action.sound, links)
            return {"play": sound, "skippable": action.skippable, "next": links.next}
        case Ask():
            # One round: silence and wrong keys are counted by the flow.
            return {
                "ivr": links.prompt(action.prompt),
                "digits": action.digits,
                "timeout": action.timeout,
                "repeat": 1,
                "next": links.next,
            }
        case Connect():
            caller_id = {} if action.caller_id is None else {"callerid": action.caller_id}
            targets = ",".join(action.targets)
            return (
                {"connect": targets, "timeout": action.ring_time} | caller_id | {"next": links.next}
            )
        case Record():
            return {
                "record": links.recording,
                "timelimit": action.time_limit,
                "silencedetection": "yes" if action.stop_on_silence else "no",
                "next": links.next,
            }
        case Hangup():
            # An explicit end is safer than an empty body; the carrier has no plain “end”.
            return {"hangup": "reject" if action.reason == "end" else action.reason}


def _sound(sound: Sound, links: Links) -> str:
    return "sound/beep" if isinstance(sound, Beep) else links.prompt(sound.prompt)


def _json(body: dict[str, Any]) -> str:
    return json.dumps(body, separators=(",", ":"), ensure_ascii=False)
