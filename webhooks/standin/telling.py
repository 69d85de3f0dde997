"""A transcript in plain words: what the caller would hear and do, line by line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from webhooks.standin.transcript import (
    Ended,
    Entry,
    Event,
    Fetched,
    Heard,
    Noted,
    Placed,
    Pressed,
    Rang,
    Recorded,
    Talked,
    Transcript,
)


@dataclass(frozen=True)
class Named:
    """What a sound is called, and the words in it if they are known."""

    name: str
    script: str = ""


Names = Callable[[str], Named | None]

# For readers who know no names: every sound is told by its address.
NAMELESS: Final[dict[str, Named]] = {}
RINGING: Final = {"success": "is answered", "busy": "is busy", "failed": "is not answered"}


def tell(entry: Entry, *, names: Names = NAMELESS.get) -> str | None:
    """One line, or None for what a caller would not notice."""
    words = _words(entry.event, names)
    return words and f"{clock_face(entry.at)}  {words}"


def verdict(transcript: Transcript) -> str:
    """The last sentence: how the call went and whether anything is to be mended."""
    ended, faults = transcript.ended, transcript.faults
    if ended is None:
        return "The call did not come to an end."
    outcome = {"success": "was answered", "busy": "was busy"}.get(ended.state, "was not answered")
    mend = {0: "nothing is to be mended", 1: "one thing is to be mended (the line with !)"}.get(
        len(faults), f"{len(faults)} things are to be mended (the lines with !)"
    )
    return f"The call {outcome}, took {clock_face(ended.seconds)}, and {mend}."


def clock_face(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def _words(event: Event, names: Names) -> str | None:
    match event:
        case Heard():
            return _heard(event, names)
        case Pressed(keys=""):
            again = f" ({event.round} of {event.rounds})" if event.rounds > 1 else ""
            return f"The caller presses nothing{again}."
        case Pressed():
            return f"The caller presses {event.keys}."
        case Rang():
            numbers = (f"{number} {RINGING[state]}" for number, state in event.numbers.items())
            return f"It rings for {event.seconds:g} s: {', '.join(numbers)}."
        case Talked():
            return f"They talk for {event.seconds:g} s."
        case Recorded():
            what = "The call has been recorded" if event.whole_call else "The caller is recorded"
            return f"{what} ({event.seconds} s)."
        case _:
            return _words_around(event)


def _words_around(event: Event) -> str | None:
    """What frames the conversation rather than being heard in it."""
    match event:
        case Placed():
            return f"{event.from_number or 'Somebody unknown'} calls {event.to_number}."
        case Ended():
            return f"The call is over: {event.reason}."
        case Fetched():
            return "The recording has been fetched."
        case Noted():
            return f"{'~' if event.level == 'warning' else '!'} {event.text}"
    return None


def _heard(event: Heard, names: Names) -> str:
    named = names(event.sound)
    words = f": {named.script}" if named and named.script else "."
    length = f"{event.seconds:g} s{', until a key is pressed' if event.skipped else ''}"
    return f"The caller hears {_sound(event.sound, named)} ({length}){words}"


def _sound(reference: str, named: Named | None) -> str:
    if named:
        return f"“{named.name}”"
    if reference == "sound/beep":
        return "a beep"
    if reference.startswith("sound/dtmf/"):
        return f"the tones {reference.removeprefix('sound/dtmf/')}"
    if reference.startswith("local/"):
        return "what was recorded before"
    return f"the sound {reference.rpartition('/')[2]}"
