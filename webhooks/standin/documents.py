"""Reading what the server answers: as far as it can be read, and with every fault noted."""

from __future__ import annotations

import json
from typing import Final

from webhooks.standin.actions import (
    Action,
    Ask,
    Connect,
    Document,
    Finding,
    Hangup,
    Play,
    Record,
)
from webhooks.standin.values import Reader

OUTCOMES: Final = {"success", "failed", "busy"}
MODIFIERS: Final = {"recordcall", "whenhangup"}
KEYS: Final[dict[str, set[str]]] = {
    "connect": {"callerid", "timeout", "timelimit", "next"} | OUTCOMES,
    "play": {"skippable", "next", "success", "failed"},
    "ivr": {"digits", "timeout", "repeat", "next", "success", "failed"},
    "record": {"timelimit", "silencedetection", "next", "success", "failed"},
    "hangup": set(),
}
CAUSES: Final = ("reject", "busy", "404")
DEEPEST = 6
LONGEST = 4096


class NotADocument(ValueError):
    """The body is no JSON object, and a carrier can only end the call."""


def read_document(text: str) -> tuple[Document, tuple[Finding, ...]]:
    """The document and all a strict carrier would say about it; empty text asks for nothing."""
    reader = Reader()
    if len(text.encode()) > LONGEST:
        reader.note("too_long", f"The answer has over {LONGEST} bytes: use addresses instead.")
    try:
        data = json.loads(text) if text.strip() else {}
        if not isinstance(data, dict):
            raise NotADocument("The data received was not a JSON object")
        return _document(data, reader, depth=1), tuple(reader.findings)
    except (json.JSONDecodeError, RecursionError):
        raise NotADocument("The data received was not proper JSON") from None


def _document(data: dict[str, object], reader: Reader, *, depth: int) -> Document:
    if depth == DEEPEST + 1:
        reader.note("too_deep", f"Actions are nested deeper than {DEEPEST} levels.")
    verbs = [key for key in data if key in KEYS]
    if len(verbs) > 1:
        reader.note("two_verbs", f"One answer holds {' and '.join(verbs)}: send one verb.")
    verb = verbs[0] if verbs else None
    if verb is None and data:
        reader.note("no_verb", f"No verb beside {', '.join(data)}: the call ends here.")
    _check_keys(data, verb, reader)
    return Document(
        action=_action(verb, data, reader) if verb else None,
        ways=_ways(data, verb, reader, depth=depth),
        record_call=reader.optional_address(data, "recordcall"),
        when_hangup=reader.optional_address(data, "whenhangup"),
    )


def _check_keys(data: dict[str, object], verb: str | None, reader: Reader) -> None:
    known = MODIFIERS | (KEYS[verb] if verb else set())
    for key in data:
        if key in KEYS or key in known or (verb == "ivr" and _is_digits(key)):
            continue
        if verb == "hangup" and key == "next":
            reader.note("next_on_hangup", "“next” beside hangup is never followed: leave it out.")
        else:
            reader.note("unknown_key", f"“{key}” beside {verb or 'no verb'} means nothing.")
    if "next" in data and OUTCOMES & data.keys():
        reader.note("next_and_outcome", "“next” stands beside success, failed or busy: use one.")


def _ways(
    data: dict[str, object], verb: str | None, reader: Reader, *, depth: int
) -> dict[str, str | Document]:
    if verb is None or verb == "hangup":
        return {}
    ways: dict[str, str | Document] = {}
    for key, value in data.items():
        if key not in OUTCOMES | {"next"} and not (verb == "ivr" and _is_digits(key)):
            continue
        if isinstance(value, dict):
            ways[key] = _document(value, reader, depth=depth + 1)
        elif (address := reader.address(value, key)) is not None:
            ways[key] = address
    return ways


def _action(verb: str, data: dict[str, object], reader: Reader) -> Action:
    match verb:
        case "connect":
            return _connect(data, reader)
        case "play":
            return Play(
                sound=reader.sound(data["play"], "play"),
                skippable=reader.switch(data, "skippable", default=True),
            )
        case "ivr":
            return _ask(data, reader)
        case "record":
            return _record(data, reader)
        case _:
            return _hangup(data["hangup"], reader)


def _connect(data: dict[str, object], reader: Reader) -> Connect:
    caller_id = data.get("callerid")
    if caller_id is not None:
        reader.target(str(caller_id), "callerid")
    return Connect(
        targets=reader.targets(data["connect"]),
        caller_id=None if caller_id is None else str(caller_id),
        timeout=reader.number(data, "timeout"),
        time_limit=reader.number(data, "timelimit"),
    )


def _ask(data: dict[str, object], reader: Reader) -> Ask:
    timeout = reader.number(data, "timeout", least=0)
    if timeout is not None and not 1 <= timeout <= 30:
        reader.note("ivr_timeout", f"“timeout” is {timeout}: 46elks takes 1 to 30, and 10 instead.")
        timeout = None
    return Ask(
        sound=reader.sound(data["ivr"], "ivr"),
        digits=reader.number(data, "digits") or 1,
        timeout=timeout or 10,
        repeat=reader.number(data, "repeat") or 3,
    )


def _record(data: dict[str, object], reader: Reader) -> Record:
    to = data["record"]
    local = isinstance(to, str) and to.startswith("local/")
    return Record(
        to=str(to) if local else reader.address(to, "record") or "",
        time_limit=reader.number(data, "timelimit") or 120,
        stops_on_silence=reader.switch(data, "silencedetection", default=True),
    )


def _hangup(value: object, reader: Reader) -> Hangup:
    if value not in CAUSES:
        reader.note("bad_hangup", f"“hangup” is {value!r}: write reject, busy or 404 as text.")
    return Hangup(cause=value if isinstance(value, str) and value in CAUSES else "reject")


def _is_digits(key: str) -> bool:
    return key.isascii() and key.isdigit()
