"""One function for each verb: its action as steps of a flow, with its ways wired."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, Protocol
from urllib.parse import unquote, urlsplit

from flows.engine import audio
from flows.engine.fields import PHONE, SIP
from webhooks.elks.statics import values
from webhooks.elks.statics.drawing import Drawing
from webhooks.elks.statics.reading import Entry, Object
from webhooks.elks.statics.remarks import Remark, shown
from webhooks.elks.statics.verbs import BUSY, DIGITS, FAILED, SUCCESS, way

# What the carrier does where a document is silent (46elks voice-ivr, voice-record).
DIGITS_UNSAID, WAIT_UNSAID, ROUNDS_UNSAID = 1, 10, 3
RECORD_UNSAID = 120
RING_UNSAID = 60
# A call to a Swedish mobile number is connected to Swedish mobiles only (46elks voice-connect);
# those that begin with 00 are the carrier's own, for softphones.
_SWEDISH_LANDLINE: Final = re.compile(r"\+46(?!7|00)")


class Painter(Protocol):
    drawing: Drawing
    prompts: Mapping[str, str]

    def note(self, remark: Remark) -> None: ...
    def go(self, way: Entry | None) -> str | None: ...
    def ends(self) -> str: ...


class Draw(Protocol):
    def __call__(self, painter: Painter, said: Object, *, first: bool) -> str: ...


def _play(painter: Painter, said: Object, *, first: bool) -> str:
    sound = values.sound(said.entries["play"], prompts=painter.prompts, note=painter.note)
    skippable = values.switch(said, "skippable", default=True, note=painter.note)
    after, failed = way(said, SUCCESS), way(said, FAILED)
    if audio.is_built_in(sound):
        step = painter.drawing.add("play_tones", _tones(sound) | {"skippable": skippable})
    else:
        config = {"prompt": sound, "skippable": skippable}
        step = painter.drawing.add("play", config, name=_file_name(sound))
    painter.drawing.wire(step, "done", painter.go(after))
    # A built-in sound cannot fail; and what is not wired goes the way of what was played.
    if failed is not after and not audio.is_built_in(sound):
        painter.drawing.wire(step, "failed", painter.go(failed) or painter.ends())
    return step


def _ask(painter: Painter, said: Object, *, first: bool) -> str:
    note = painter.note
    digits = values.number(said, "digits", default=DIGITS_UNSAID, least=1, most=20, note=note)
    rounds = values.number(said, "repeat", default=ROUNDS_UNSAID, least=1, most=10, note=note)
    config: dict[str, Any] = {
        "prompt": values.sound(said.entries["ivr"], prompts=painter.prompts, note=note),
        "timeout": _wait(painter, said),
        "silence_tries": rounds,
        "wrong_tries": 1,
    }
    keys = [key for key in said.entries if DIGITS.fullmatch(key)]
    if digits == 1 and any(len(key) == 1 for key in keys):
        return _menu(painter, said, config, keys=[key for key in keys if len(key) == 1])
    config |= {"min_digits": 1, "max_digits": digits}
    step = painter.drawing.add("ask_digits", config, name=_file_name(config["prompt"]))
    entered = _branches(painter, said, keys) if keys else painter.go(way(said, SUCCESS))
    painter.drawing.wire(step, "done", entered or painter.ends())
    painter.drawing.wire(step, "invalid", entered)
    painter.drawing.wire(step, "no_input", painter.go(way(said, FAILED)))
    return step


def _menu(painter: Painter, said: Object, config: dict[str, Any], *, keys: list[str]) -> str:
    choices = [{"key": key, "label": ""} for key in keys]
    name = _file_name(config["prompt"])
    step = painter.drawing.add("menu", config | {"choices": choices}, name=name)
    for key in keys:
        painter.drawing.wire(step, f"key:{key}", painter.go(said.entries[key]) or painter.ends())
    painter.drawing.wire(step, "wrong_key", painter.go(way(said, SUCCESS)))
    painter.drawing.wire(step, "no_input", painter.go(way(said, FAILED)))
    return step


def _branches(painter: Painter, said: Object, keys: list[str]) -> str:
    """Keys of several digits: a question, then a step that compares what was entered."""
    rows = [
        {"id": key, "label": key, "left": "{digits}", "operator": "is", "right": key}
        for key in keys
    ]
    step = painter.drawing.add("compare", {"rows": rows})
    for key in keys:
        painter.drawing.wire(step, f"row:{key}", painter.go(said.entries[key]) or painter.ends())
    rest = painter.go(way(said, SUCCESS)) or painter.ends()
    painter.drawing.wire(step, "otherwise", rest)
    return step


def _connect(painter: Painter, said: Object, *, first: bool) -> str:
    note = painter.note
    ring = values.number(said, "timeout", default=RING_UNSAID, least=5, most=60, note=note)
    config: dict[str, Any] = {"targets": _targets(painter, said.entries["connect"])}
    config["ring_time"] = ring
    if "callerid" in said.entries:
        config["caller_id"] = values.phone(said.entries["callerid"], note=note)
    if "timelimit" in said.entries:
        limit = values.number(said, "timelimit", default=14_400, least=10, most=14_400, note=note)
        config["talk_limit"] = limit
    step = painter.drawing.add("connect", config)
    for port, keys in (("talked", SUCCESS), ("busy", BUSY), ("no_answer", FAILED)):
        painter.drawing.wire(step, port, painter.go(way(said, keys)))
    return step


def _record(painter: Painter, said: Object, *, first: bool) -> str:
    note, to = painter.note, said.entries["record"]
    text = "What is recorded comes to Antler instead of “{address}”."
    note(Remark(text, {"address": shown(to.value)}, to.line))
    config = {
        "beep": False,
        "time_limit": values.number(
            said, "timelimit", default=RECORD_UNSAID, least=5, most=600, note=note
        ),
        "stop_on_silence": values.switch(said, "silencedetection", default=True, note=note),
    }
    step = painter.drawing.add("record_message", config)
    painter.drawing.wire(step, "done", painter.go(way(said, SUCCESS)))
    painter.drawing.wire(step, "failed", painter.go(way(said, FAILED)))
    return step


def _hangup(painter: Painter, said: Object, *, first: bool) -> str:
    entry = said.entries["hangup"]
    reason = str(entry.value)
    if reason not in ("reject", "busy", "404"):
        text = "“hangup” is “{value}”: 46elks knows reject, busy and 404. The call is ended."
        painter.note(Remark(text, {"value": shown(entry.value)}, entry.line))
        reason = "end"
    # Later on the carrier only ever ends the call.
    return painter.drawing.add("hang_up", {"reason": reason if first else "end"})


DRAW: Final[Mapping[str, Draw]] = {
    "play": _play,
    "ivr": _ask,
    "connect": _connect,
    "record": _record,
    "hangup": _hangup,
}


def _wait(painter: Painter, said: Object) -> int:
    """Seconds to wait for keys; the carrier takes any it does not like for ten."""
    wait = values.number(
        said, "timeout", default=WAIT_UNSAID, least=0, most=1_000_000, note=painter.note
    )
    if 1 <= wait <= 30:
        return wait
    text = "“timeout” is {wait}: 46elks takes 1 to 30, and 10 instead of any other."
    painter.note(Remark(text, {"wait": str(wait)}, said.entries["timeout"].line))
    return WAIT_UNSAID


def _targets(painter: Painter, entry: Entry) -> list[dict[str, str]]:
    value = "" if isinstance(entry.value, Object | list) else str(entry.value or "")
    numbers = [number.strip() for number in value.split(",") if number.strip()]
    if not numbers:
        painter.note(Remark("“connect” names nobody to ring: fill it in.", {}, entry.line))
    for number in numbers:
        if not PHONE.fullmatch(number) and not SIP.fullmatch(number):
            text = "“{number}” can be neither rung nor reached by SIP: mend it in the step."
            painter.note(Remark(text, {"number": shown(number)}, entry.line))
        elif _SWEDISH_LANDLINE.match(number):
            text = (
                "“{number}” is a landline: 46elks connects calls that came to a Swedish mobile "
                "number to Swedish mobiles only."
            )
            painter.note(Remark(text, {"number": shown(number)}, entry.line))
    return [{"number": number, "name": ""} for number in dict.fromkeys(numbers)]


def _tones(sound: str) -> dict[str, Any]:
    keys = sound.removeprefix("sound/dtmf/")
    return {"sound": "beep"} if keys == sound else {"sound": "keys", "keys": keys}


def _file_name(sound: str) -> str:
    """“Welcome back” for https://…/welcome-back.wav; empty for what is no address."""
    if not audio.is_address(sound):
        return ""
    stem = unquote(urlsplit(sound).path).rpartition("/")[2].rpartition(".")[0]
    words = stem.replace("-", " ").replace("_", " ").strip()
    printable = "".join(sign for sign in words if sign.isprintable())
    # A digest says nothing to anybody.
    return "" if len(printable) > 40 else printable[:1].upper() + printable[1:]
