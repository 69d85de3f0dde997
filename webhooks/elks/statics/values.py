"""Single values of a foreign document: lenient, and every change of meaning remarked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flows.engine import audio
from flows.engine.fields import PHONE
from webhooks.elks.statics.reading import Entry, Object
from webhooks.elks.statics.remarks import Remark, shown

Note = Callable[[Remark], None]
_SWITCH = {"true": True, "yes": True, "false": False, "no": False}


def number(said: Object, key: str, *, default: int, least: int, most: int, note: Note) -> int:
    """A whole number, also as text, brought between `least` and `most`."""
    entry = said.entries.get(key)
    if entry is None:
        return default
    value = entry.value
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        value = int(value.strip()[:9])
    if isinstance(value, bool) or not isinstance(value, int):
        text = "“{key}” is “{value}”, which is no whole number: {used} is used."
        note(Remark(text, _places(key, entry, default), entry.line))
        return default
    used = min(max(value, least), most)
    if used != value:
        text = "“{key}” is {value}, beyond what Antler takes: {used} is used."
        note(Remark(text, _places(key, entry, used), entry.line))
    return used


def switch(said: Object, key: str, *, default: bool, note: Note) -> bool:
    entry = said.entries.get(key)
    if entry is None:
        return default
    if isinstance(entry.value, bool):
        return entry.value
    known = _SWITCH.get(str(entry.value).lower())
    if known is None:
        text = "“{key}” is “{value}”, which is neither yes nor no: {used} is used."
        note(Remark(text, _places(key, entry, "yes" if default else "no"), entry.line))
        return default
    return known


def phone(entry: Entry, *, note: Note) -> str | None:
    if isinstance(entry.value, str) and PHONE.fullmatch(entry.value):
        return entry.value
    text = "“{number}” is no number to show: write it like +46701234567. It is left out."
    note(Remark(text, {"number": _shown(entry)}, entry.line))
    return None


def sound(entry: Entry, *, prompts: Mapping[str, str], note: Note) -> str:
    """What a prompt field holds for a sound; empty, with a remark, where nothing fits."""
    value = entry.value if isinstance(entry.value, str) else ""
    if value in prompts:
        return prompts[value]
    if value == "beep":
        note(Remark("46elks knows no “beep”: “sound/beep” is drawn.", {}, entry.line))
        return "sound/beep"
    if audio.is_reference(value):
        if value.startswith("http:"):
            text = "“{sound}” is fetched without encryption: use https."
            note(Remark(text, {"sound": shown(value)}, entry.line))
        return value
    note(Remark(_no_sound(value), {"sound": _shown(entry)}, entry.line))
    return ""


def _no_sound(value: str) -> str:
    if value.startswith("local/"):
        return "“{sound}”, a recording played in its own call, cannot be kept: choose a message."
    if value.startswith("en_US/"):
        return "The carrier's speech “{sound}” cannot be kept: record it as a message."
    if value.startswith(("http://", "https://")):
        return "“{sound}” holds what no address may: write %20 for a space and %C3%A5 for an å."
    return "“{sound}” is no whole address: begin it with https://, or choose a message."


def _places(key: str, entry: Entry, used: object) -> dict[str, str]:
    return {"key": shown(key), "value": _shown(entry), "used": str(used)}


def _shown(entry: Entry) -> str:
    value = entry.value
    return (
        "{…}" if isinstance(value, Object) else "[…]" if isinstance(value, list) else shown(value)
    )
