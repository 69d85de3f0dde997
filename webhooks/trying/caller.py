"""The person in the browser as the stand-in carrier's caller."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from flows.engine.testing.pretending import KEY_SECONDS
from flows.engine.testing.saved import Does, Happening
from webhooks.standin import tones
from webhooks.standin.caller import (
    Answers,
    Behaviour,
    Busy,
    HungUp,
    NoAnswer,
    Question,
    Sound,
    Take,
)
from webhooks.standin.clock import Clock
from webhooks.trying.page import Page
from webhooks.trying.playing import Playing, spoken_seconds, typed
from webhooks.trying.wish import How, Wish

# How much longer than it should take a page may need for what it is asked: it is a slow one, or
# its tab is not looked at.
PATIENCE: Final = 45.0
SAMPLE_BYTES: Final = 2


@dataclass
class BrowserCaller:
    """Prompts are heard and keys pressed in real time; phones ring and people talk by the clock."""

    page: Page
    wish: Wish
    clock: Clock
    playing: Playing | None = None
    _happens: Happening | None = None
    _ringing: list[str] = field(default_factory=list)
    _picked_up: list[str] = field(default_factory=list)
    _sent: set[str] = field(default_factory=set)

    @property
    def _plays(self) -> Playing | None:
        """What answers instead of the person, as long as it does."""
        if self.page.gone.is_set():
            raise HungUp
        return self.playing if self.playing is not None and self.playing.is_on else None

    async def hear(self, sound: Sound, *, skippable: bool) -> bool:
        name = await self._send(sound)
        if (playing := self._plays) is not None:
            _take(playing, "hears", "cannot_play")
            self.clock.skip(sound.seconds)
            return False
        longest = sound.seconds + PATIENCE
        answer = await self.page.ask(
            longest, do="hear", sound=name, seconds=sound.seconds, skippable=skippable
        )
        if answer.ahead:
            self.clock.skip(max(0.0, sound.seconds - answer.heard))
        return skippable and answer.skipped

    async def press(self, question: Question) -> str:
        name = await self._send(question.sound)
        seconds = question.sound.seconds
        if (playing := self._plays) is not None:
            # The rounds of a question are one thing that happens.
            taken = _take(playing, "press", "silent") if question.round == 1 else None
            keys = typed(taken, wanted=question.wanted)
            self.clock.skip(seconds + (KEY_SECONDS * len(keys) or question.timeout))
            return keys
        answer = await self.page.ask(
            # After each key there is as much time for the next.
            seconds + question.timeout * (question.wanted + 1) + PATIENCE,
            do="press",
            sound=name,
            seconds=seconds,
            wanted=question.wanted,
            timeout=question.timeout,
            round=question.round,
            rounds=question.rounds,
        )
        if answer.ahead:
            self.clock.skip(max(0.0, seconds + question.timeout - answer.heard))
        return answer.keys

    async def say(self, take: Take) -> bytes | None:
        if (playing := self._plays) is not None:
            spoken = spoken_seconds(_take(playing, "speaks", "cannot_record"))
            self.clock.skip(min(spoken + (take.silence or 0.0), take.limit))
            return None
        self.page.listen(take.limit, bytes_a_second=tones.RATE * SAMPLE_BYTES)
        try:
            answer = await self.page.ask(
                take.limit + PATIENCE, do="say", limit=take.limit, silence=take.silence
            )
        except HungUp as gone:
            raise HungUp(said=tones.wav(self.page.spoken())) from gone
        said = self.page.spoken()
        if answer.sample is None:
            return tones.wav(said)
        self.clock.skip(min(answer.sample + (take.silence or 0.0), take.limit))
        return None

    async def ring(self, number: str, *, timeout: float) -> Behaviour:
        if self.playing is not None and not self._ringing:
            self._happens = _take(self.playing, "answers", "busy", "no_answer")
        self._ringing.append(number)
        return self._behaviour(number)

    async def wait(self, seconds: float) -> None:
        """The first wait after phones rang is for them; what comes then is talk."""
        phones = {number: self._how(number) for number in self._ringing}
        if self._ringing:
            self._picked_up = self._who_answers()
            self._ringing = []
            await self._while(seconds, {"do": "ring", "phones": phones})
        else:
            await self._while(seconds, {"do": "talk", "with": self._picked_up})

    def _behaviour(self, number: str) -> Behaviour:
        """As the test says that plays itself, also at the step at which the person is left."""
        told = self.playing.behaviour(number, self._happens) if self.playing else None
        return told or self.wish.behaviour(number)

    def _how(self, number: str) -> How:
        match self.playing.behaviour(number, self._happens) if self.playing else None:
            case Answers():
                return "answers"
            case Busy():
                return "busy"
            case NoAnswer():
                return "no_answer"
        return self.wish.how(number)

    def _who_answers(self) -> list[str]:
        waits = {
            number: behaviour.after
            for number in self._ringing
            if isinstance(behaviour := self._behaviour(number), Answers)
        }
        return [min(waits, key=waits.__getitem__)] if waits else []

    async def _while(self, seconds: float, what: dict[str, object]) -> None:
        """The time goes by, unless the person wants to see what comes next."""
        if self._plays is not None:
            self.clock.skip(seconds)
            return
        waited = seconds * self.clock.scale
        began = asyncio.get_running_loop().time()
        answer = await self.page.ask(waited, **what, seconds=round(waited, 1))
        really = min(asyncio.get_running_loop().time() - began, waited)
        # Whoever puts the phone down ends the talk there; the ringing goes on to its end.
        if not answer.skipped:
            self.clock.skip(seconds - really)

    async def _send(self, sound: Sound) -> str:
        """The very bytes that were delivered, once in a call; the name they are known by."""
        name = sha256(sound.content).hexdigest()[:16]
        if name not in self._sent:
            self._sent.add(name)
            await self.page.show({"type": "sound", "sound": name, "reference": sound.reference})
            await self.page.show(sound.content)
        return name


def _take(playing: Playing, *does: Does) -> Happening | None:
    """What happens next, unless it is that the caller hangs up."""
    taken = playing.takes(*does)
    if taken is not None and taken.does == "hangs_up":
        raise HungUp
    return taken
