"""What the engine asks of the carrier, as frozen values without any address.

Each is one 46elks action. Where sounds, callbacks and recordings live is the shell's knowledge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

HangupReason = Literal["end", "busy", "reject", "404"]


@dataclass(frozen=True)
class Spoken:
    """A prompt, by its key, or audio that lies elsewhere (`audio.is_reference`)."""

    prompt: str


@dataclass(frozen=True)
class Audio:
    """A sound (flows/engine/voices.py) of ours that no version holds: an announcement's."""

    sound: str


@dataclass(frozen=True)
class Beep:
    """The carrier's built-in beep."""


@dataclass(frozen=True)
class Tones:
    """Key tones the carrier plays: `0-9*#`, `p` pauses for 50 ms and `P` for 500 ms."""

    keys: str


@dataclass(frozen=True)
class Shipped:
    """A sound that comes with Antler and can be played whatever else fails."""

    name: Literal["sorry", "silence"]


@dataclass(frozen=True)
class Said:
    """A value in words, put together of clips; `clips` names the file that holds them.

    A word is a clip's own text; `,` is a pause.
    """

    words: tuple[str, ...]
    language: str
    clips: str


Sound = Spoken | Audio | Beep | Tones | Shipped | Said


@dataclass(frozen=True)
class Play:
    """Plays a sound; any key ends it early when it is skippable. The key is not reported."""

    sound: Sound
    skippable: bool = True


@dataclass(frozen=True)
class Ask:
    """Plays a prompt, or a value in words, once and collects up to `digits` keys.

    `timeout` is in seconds (1 to 30).
    """

    prompt: str | Said
    digits: int
    timeout: int


@dataclass(frozen=True)
class Connect:
    """Rings all `targets` (E.164, SIP) at once for `ring_time` seconds; the first to answer talks.

    `caller_id` is a number of ours, or None to show the caller's own number; `talk_limit` ends
    the conversation after so many seconds, where the installation trusts the carrier to do it.
    """

    targets: tuple[str, ...]
    ring_time: int
    caller_id: str | None = None
    talk_limit: int | None = None


@dataclass(frozen=True)
class Record:
    """Records the caller for at most `time_limit` seconds, until `#` or until 3 s of silence."""

    time_limit: int
    stop_on_silence: bool


@dataclass(frozen=True)
class Hangup:
    """Ends the call. Busy and 404 mean something only before the call has been answered."""

    reason: HangupReason = "end"


Action = Play | Ask | Connect | Record | Hangup
