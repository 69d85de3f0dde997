"""A caller that follows a script: the same script gives the same call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from webhooks.standin.caller import Answers, Behaviour, HungUp, Question, Sound, Take
from webhooks.standin.clock import Clock

KEY_SECONDS: Final = 0.5
# Longer than a server that answers callers can want to wait.
PATIENCE: Final = 15.0


@dataclass(frozen=True)
class Presses:
    """Silent until the named round of the question, then these keys."""

    keys: str
    in_round: int = 1


@dataclass(frozen=True)
class HangsUp:
    """Hears the question once and puts the phone down."""


@dataclass(frozen=True)
class Speech:
    """What is said into one recording; `hash` presses # at its end."""

    seconds: float = 4.0
    audio: bytes | None = None
    hash: bool = False


Reply = str | Presses | HangsUp


@dataclass
class ScriptedCaller:
    """`keys` answers the questions in turn; past its end, and for "", the caller is silent.

    A script is for one call: it remembers which question it has reached and how long it has waited.
    `patience`: a sound that cannot be skipped and comes again at once means that the server waits
    for somebody else, whom no skipped second helps. So many seconds of that are really waited.
    """

    keys: Sequence[Reply] = ()
    called: Mapping[str, Behaviour] = field(default_factory=dict)
    others: Behaviour = field(default_factory=Answers)
    says: Sequence[Speech] = ()
    skips_after: float | None = None
    hangs_up_after: float | None = None
    clock: Clock = field(default_factory=Clock)
    patience: float = 0.0
    _last: str = ""
    _questions: int = 0
    _takes: int = 0
    _spent: float = 0.0

    async def hear(self, sound: Sound, *, skippable: bool) -> bool:
        again = sound.reference == self._last and not skippable
        self._last = sound.reference
        bears = self.skips_after if skippable else None
        if bears is None or bears >= sound.seconds:
            await (self._wait_really if again else self.wait)(sound.seconds)
            return False
        await self.wait(bears)
        return True

    async def press(self, question: Question) -> str:
        self._last = ""
        if question.round == 1:
            self._questions += 1
        await self.wait(question.sound.seconds)
        keys = self._keys_for(question)
        await self.wait(KEY_SECONDS * len(keys) if keys else question.timeout)
        return keys

    async def say(self, take: Take) -> bytes | None:
        speech = self.says[self._takes] if self._takes < len(self.says) else Speech()
        self._takes += 1
        if take.silence is not None:
            length = speech.seconds + take.silence
        else:
            length = speech.seconds if speech.hash else take.limit
        try:
            await self.wait(min(length, take.limit))
        except HungUp as gone:
            raise HungUp(said=speech.audio) from gone
        return speech.audio

    async def ring(self, number: str, *, timeout: float) -> Behaviour:
        return self.called.get(number, self.others)

    async def wait(self, seconds: float) -> None:
        """Let the time go by, or as much of it as there is before hanging up."""
        await self._wait(seconds, self.clock.sleep)

    async def _wait_really(self, seconds: float) -> None:
        """As long as there is patience."""
        really = self.clock.sleep_really if self.patience >= seconds else self.clock.sleep
        self.patience -= seconds
        await self._wait(seconds, really)

    async def _wait(self, seconds: float, sleep: Callable[[float], Awaitable[None]]) -> None:
        left = seconds if self.hangs_up_after is None else self.hangs_up_after - self._spent
        await sleep(max(0.0, min(seconds, left)))
        self._spent += min(seconds, left)
        if self.hangs_up_after is not None and seconds >= left:
            raise HungUp

    def _keys_for(self, question: Question) -> str:
        index = self._questions - 1
        reply = self.keys[index] if index < len(self.keys) else ""
        match reply:
            case HangsUp():
                raise HungUp
            case Presses(keys=keys, in_round=round_):
                return keys if round_ == question.round else ""
            case _:
                return reply
