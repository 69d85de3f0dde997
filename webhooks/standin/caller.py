"""The seam: what the carrier asks of whoever is on the line.

Time passes inside these methods and nowhere else: a method returns when the thing has happened,
and the carrier reads from `clock` how long it took. A caller who hangs up raises `HungUp` from
whichever method is running; the carrier then ends the call as it would for a person.

A browser is a caller like any other (`webhooks/trying/caller.py`): `hear` sends the sound and waits
for the page to say that it has ended; `press` waits for the keys; `say` gathers what the microphone
hears; `wait` races the time with the hang-up button. The button, or the socket closing, sets one
event that every wait races and answers by raising `HungUp`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from webhooks.standin.clock import Clock


class HungUp(Exception):
    """The caller put the phone down; `said` is the WAV of a recording it cut short."""

    def __init__(self, *, said: bytes | None = None) -> None:
        super().__init__("The caller hung up.")
        self.said = said


@dataclass(frozen=True)
class Sound:
    """Audio on its way to the caller's ear; `reference` is what the server named."""

    reference: str
    seconds: float
    content: bytes


@dataclass(frozen=True)
class Question:
    """One round of an ivr: the prompt, how many keys are wanted, the silence that ends it."""

    sound: Sound
    wanted: int
    timeout: float
    round: int
    rounds: int


@dataclass(frozen=True)
class Take:
    """A recording about to begin: it ends at `limit`, or after `silence` seconds; None: at `#`."""

    limit: float
    silence: float | None


@dataclass(frozen=True)
class Answers:
    """A called person who picks up after ringing for `after` seconds and talks for `talks`."""

    after: float = 5.0
    talks: float = 30.0


@dataclass(frozen=True)
class Busy:
    after: float = 1.0


@dataclass(frozen=True)
class NoAnswer:
    """It rings until the carrier gives up."""


@dataclass(frozen=True)
class Invalid:
    """A number nobody has."""


Behaviour = Answers | Busy | NoAnswer | Invalid


class Caller(Protocol):
    """A person's ears, fingers and voice, and the people whose phones ring."""

    @property
    def clock(self) -> Clock: ...

    async def hear(self, sound: Sound, *, skippable: bool) -> bool:
        """Listen to the sound; True when a key ended it early (only if it is skippable)."""

    async def press(self, question: Question) -> str:
        """Hear the prompt and give back the keys pressed, raw, `#` included; empty: silence."""

    async def say(self, take: Take) -> bytes | None:
        """Speak into a recording until it ends; the WAV, or None for a tone of that length."""

    async def ring(self, number: str, *, timeout: float) -> Behaviour:
        """How the called number behaves. Phones ring side by side, so no time need pass here."""

    async def wait(self, seconds: float) -> None:
        """Hold the line: ringing, or talking to whoever answered."""
