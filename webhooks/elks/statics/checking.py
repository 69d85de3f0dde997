"""What is odd about one action, though it can be read: remarks for whoever brought it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from webhooks.elks.statics.reading import Object
from webhooks.elks.statics.remarks import Remark, shown
from webhooks.elks.statics.verbs import DIGITS, KEYS, MODIFIERS, verb_of


def odd_keys(said: Object, verb: str) -> Iterator[Remark]:
    """Keys the carrier passes over beside this verb."""
    known = KEYS[verb] | MODIFIERS | {verb}
    for key, entry in said.entries.items():
        if key in known or (verb == "ivr" and DIGITS.fullmatch(key)):
            continue
        if key in KEYS:
            text = "“{key}” stands beside “{verb}”: one action holds one of them. It is left out."
            yield Remark(text, {"key": key, "verb": verb}, entry.line)
            continue
        if verb == "hangup" and key == "next":
            yield Remark("Nothing comes after “hangup”: “next” is left out.", {}, entry.line)
            continue
        close = difflib.get_close_matches(key[:40], sorted(known), n=1, cutoff=0.6)
        if close:
            text = "“{key}” means nothing to 46elks; “{close}” may be meant. It is left out."
            yield Remark(text, {"key": shown(key), "close": close[0]}, entry.line)
        else:
            text = "“{key}” means nothing to 46elks beside “{verb}”. It is left out."
            yield Remark(text, {"key": shown(key), "verb": verb}, entry.line)


def odd_ways(said: Object, verb: str) -> Iterator[Remark]:
    """Ways on that are doubtful or lead nowhere."""
    keys = said.entries.keys()
    if verb == "connect" and "next" not in keys:
        if "busy" in keys and "failed" not in keys:
            yield Remark("“failed” is missing: where nobody answers the call ends.", {}, said.line)
        if "failed" in keys and "busy" not in keys:
            # Nobody knows whether the carrier follows “failed” then.
            text = "“busy” is missing: callers to somebody busy go the way of “failed”."
            yield Remark(text, {}, said.line)
    if verb == "ivr":
        longest = said.entries.get("digits")
        digits = str(longest.value) if longest else "1"
        if not any(DIGITS.fullmatch(key) for key in keys) and not keys & {"next", "success"}:
            yield Remark("Whatever is pressed here, the call ends.", {}, said.line)
        for key, entry in said.entries.items():
            if DIGITS.fullmatch(key) and digits.isdecimal() and len(key) > int(digits[:3]):
                text = "Nobody can enter “{key}” where {digits} digits are taken."
                yield Remark(text, {"key": shown(key), "digits": digits}, entry.line)
    if "next" in keys and keys & {"success", "failed", "busy"}:
        text = "“next” beside success, failed or busy is drawn for what those do not name."
        yield Remark(text, {}, said.line)


def unannounced(said: Object, verb: str, *, first: bool) -> Iterator[Remark]:
    """Recordings that begin although nothing was heard before: the carrier has no beep of its own.

    What is heard while somebody is rung tells nobody to speak.
    """
    ways = [way.value for way in said.entries.values()]
    for each in ways if verb == "connect" else [said] * first:
        if isinstance(each, Object) and verb_of(each) == "record":
            text = "Nothing is played before the recording: callers do not know when to speak."
            yield Remark(text, {}, each.entries["record"].line)
