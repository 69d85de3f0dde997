"""A call in words that a person can read: what was heard by what it says, and what was sent."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from flows.models import Prompt, VoicemailBox
from webhooks.line.shipped import SHA256

_SHIPPED = {sha256: name for name, sha256 in SHA256.items()}


def texts_by_sound() -> dict[str, str]:
    """What is said in each sound (sha256) there is."""
    return {
        script.take.sha256: script.text
        for prompt in Prompt.objects.prefetch_related("scripts__take")
        for script in prompt.scripts.all()
        if script.take
    }


def named(reference: str, texts: Mapping[str, str]) -> str:
    """A sound by the carrier's name for it or by its address."""
    if reference == "sound/beep":
        return "a beep"
    if reference.startswith("sound/dtmf/"):
        return f"the tones {reference.removeprefix('sound/dtmf/')}"
    _, _, place = reference.partition("/p/")
    name = place.removesuffix(".wav")
    if name.startswith("say/"):
        words = unquote(name).rpartition("/")[2].split("_")
        return f"a value said: {' '.join(words)}"
    return f"“{texts[name]}”" if name in texts else f"the sound “{_SHIPPED[name]}”"


def boxes() -> dict[str, str]:
    return dict(VoicemailBox.objects.values_list("key", "name"))


def sent(errands: str, boxes: Mapping[str, str]) -> Iterator[str]:
    """What a turn wants done beside the call, that anybody outside would notice."""
    for errand in json.loads(errands):
        if words := _errand(errand, boxes):
            yield words


def _errand(errand: Mapping[str, Any], boxes: Mapping[str, str]) -> str:
    match errand["kind"]:
        case "sms":
            return f"[an SMS to {errand['to']}: {errand['text']}]"
        case "email":
            return f"[an e-mail to {errand['to']}: {errand['text']}]"
        case "voicemail":
            told = [f"in the box “{boxes[errand['box']]}”", *errand["emails"]]
            told += [f"an SMS to {errand['sms_to']}"] if errand["sms_to"] else []
            return f"[what is said now is a message: {', '.join(told)}]"
        case "mark" if errand["what"] == "goal":
            return f"[goal reached: {errand['name']}]"
        case "mark":
            return ""
        case kind:
            raise AssertionError(f"Say what “{kind}” does.")
