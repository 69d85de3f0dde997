"""What we answer: an engine action and our addresses as one flat 46elks action, pure.

One verb, one absolute `next`; never `next` beside `success`, `failed` or `busy` (their order is not
documented). Numbers that have a default at the carrier are always said.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from flows.engine.actions import (
    Action,
    Ask,
    Audio,
    Beep,
    Connect,
    Hangup,
    Play,
    Record,
    Said,
    Shipped,
    Sound,
    Tones,
)
from flows.engine.audio import is_reference

REJECT = '{"hangup":"reject"}'
# The carrier asks about a call that is over: nothing to do.
NOTHING = "{}"
_ENCODER = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False)


class Links(Protocol):
    """Where the carrier finds us: absolute addresses, each worked out when it is asked for."""

    @property
    def next(self) -> str: ...
    @property
    def hangup(self) -> str: ...
    @property
    def recording(self) -> str: ...
    def prompt(self, key: str) -> str: ...
    def shipped(self, name: str) -> str: ...
    def audio(self, sound: str) -> str: ...
    def said(self, said: Said) -> str: ...


@dataclass(frozen=True)
class FixedLinks:
    """Links that are known beforehand; `prompts` gives the address of each prompt's key.

    `sounds` are those that come with Antler, by name.
    """

    next: str
    hangup: str
    recording: str
    prompts: Mapping[str, str]
    sounds: Mapping[str, str] = field(default_factory=dict)

    def prompt(self, key: str) -> str:
        return self.prompts[key]

    def shipped(self, name: str) -> str:
        return self.sounds[name]

    def audio(self, sound: str) -> str:
        # What is in force when a call comes stands in no document.
        return self.prompts[sound]

    def said(self, said: Said) -> str:
        """What depends on the call is known of none beforehand."""
        raise NotImplementedError("No value is known before the call.")


def answer(
    action: Action,
    links: Links,
    *,
    first: bool,
    record_call: bool = False,
    experimental: bool = False,
) -> str:
    """The exact body to send.

    `first` sets `whenhangup` (the same address would be allowed on every action, once is enough);
    `record_call` asks for a recording of everything from here on, to be set once in a call;
    `experimental` allows keys that the carrier does not document.
    """
    body = action_body(action, links, experimental=experimental)
    if not isinstance(action, Hangup):
        body["next"] = links.next
    if record_call:
        body["recordcall"] = links.recording
    if first:
        body["whenhangup"] = links.hangup
    return compact(body)


def apology(url: str, *, when_hangup: str | None = None) -> str:
    """Plays a file and, since nothing follows, ends the call."""
    body: dict[str, Any] = {"play": url, "skippable": False}
    return compact(body if when_hangup is None else body | {"whenhangup": when_hangup})


def action_body(action: Action, links: Links, *, experimental: bool = False) -> dict[str, Any]:
    """The verb and what belongs to it, without where to go on."""
    match action:
        case Play():
            sound = _sound(action.sound, links)
            return {"play": sound, "skippable": action.skippable}
        case Ask():
            # One round: silence and wrong keys are counted by the flow.
            return {
                "ivr": _asked(action.prompt, links),
                "digits": action.digits,
                "timeout": action.timeout,
                "repeat": 1,
            }
        case Connect():
            return _connect(action, experimental=experimental)
        case Record():
            return {
                "record": links.recording,
                "timelimit": action.time_limit,
                "silencedetection": "yes" if action.stop_on_silence else "no",
            }
        case Hangup():
            # An explicit end is safer than an empty body; the carrier has no plain “end”.
            return {"hangup": "reject" if action.reason == "end" else action.reason}


def _connect(action: Connect, *, experimental: bool) -> dict[str, Any]:
    body: dict[str, Any] = {"connect": ",".join(action.targets), "timeout": action.ring_time}
    if action.caller_id is not None:
        body["callerid"] = action.caller_id
    if action.talk_limit is not None and experimental:
        body["timelimit"] = action.talk_limit
    return body


def _sound(sound: Sound, links: Links) -> str:
    match sound:
        case Beep():
            return "sound/beep"
        case Tones():
            return f"sound/dtmf/{sound.keys}"
        case Shipped():
            return links.shipped(sound.name)
        case Audio():
            return links.audio(sound.sound)
        case Said():
            return links.said(sound)
        case _:
            return _audio(sound.prompt, links)


def _asked(prompt: str | Said, links: Links) -> str:
    return links.said(prompt) if isinstance(prompt, Said) else _audio(prompt, links)


def _audio(prompt: str, links: Links) -> str:
    return prompt if is_reference(prompt) else links.prompt(prompt)


def compact(body: dict[str, Any]) -> str:
    return _ENCODER.encode(body)
