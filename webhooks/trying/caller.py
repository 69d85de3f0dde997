"""The person in the browser as the stand-in carrier's caller."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from webhooks.standin import tones
from webhooks.standin.caller import Answers, Behaviour, HungUp, Question, Sound, Take
from webhooks.standin.clock import Clock
from webhooks.trying.page import Page
from webhooks.trying.wish import Wish

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
    _ringing: list[str] = field(default_factory=list)
    _picked_up: list[str] = field(default_factory=list)
    _sent: set[str] = field(default_factory=set)

    async def hear(self, sound: Sound, *, skippable: bool) -> bool:
        name = await self._send(sound)
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
        self._ringing.append(number)
        return self.wish.behaviour(number)

    async def wait(self, seconds: float) -> None:
        """The first wait after phones rang is for them; what comes then is talk."""
        phones = {number: self.wish.how(number) for number in self._ringing}
        if self._ringing:
            self._picked_up = self._who_answers()
            self._ringing = []
            await self._while(seconds, {"do": "ring", "phones": phones})
        else:
            await self._while(seconds, {"do": "talk", "with": self._picked_up})

    def _who_answers(self) -> list[str]:
        waits = {
            number: behaviour.after
            for number in self._ringing
            if isinstance(behaviour := self.wish.behaviour(number), Answers)
        }
        return [min(waits, key=waits.__getitem__)] if waits else []

    async def _while(self, seconds: float, what: dict[str, object]) -> None:
        """The time goes by, unless the person wants to see what comes next."""
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
