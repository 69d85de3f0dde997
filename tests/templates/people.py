"""Whoever calls and whoever is called, doing at each fork what they are told to."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.templates.line import Line
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

YES_OR_NO = {"yes": "1", "no": "2"}
HANGS_UP = "hangs up"
NOTHING = "presses nothing"
SPEAKS, SPEAKS_ONE, CUT_OFF = (
    "speaks for 4 s and presses #",
    "speaks for 1 s and presses #",
    "hangs up while speaking",
)
_SPEAKS_FOR = {SPEAKS: 4.0, SPEAKS_ONE: 1.0, CUT_OFF: 4.0}


class Enough(HungUp):
    """From here on the call would go as one did before, so nobody waits for it."""


@dataclass(frozen=True)
class Fork:
    """Somebody could do one of `options` here, and did `taken`. `stands` is where the call was."""

    node: str
    stands: str
    options: tuple[str, ...]
    taken: str
    line: int


@dataclass
class Everybody:
    """The caller of the stand-in carrier, and all whom it rings.

    `choose` is given where the call stands and what can be done there; `told` grows line by line.
    """

    line: Line
    clock: Clock
    choose: Callable[[int, str, Sequence[str]], str]
    named: Callable[[str], str]
    names: Mapping[str, str]
    entries: Sequence[str]
    told: list[str] = field(default_factory=list)
    forks: list[Fork] = field(default_factory=list)
    _ringing: dict[str, Behaviour] | None = None
    _leaves: bool = False
    _gone: bool = False

    async def hear(self, sound: Sound, *, skippable: bool) -> bool:
        self.told.append(f"hears {self.named(sound.reference)}")
        await self.clock.sleep(sound.seconds)
        return False

    async def press(self, question: Question) -> str:
        self.told.append(f"hears {self.named(question.sound.reference)}")
        await self.clock.sleep(question.sound.seconds)
        keys = self._keys() if question.wanted == 1 else self.entries
        can = [*(f"presses {each}" for each in keys), NOTHING, HANGS_UP]
        does = self._does(self._asked_again(can))
        self.told.append(does)
        if does == HANGS_UP:
            raise HungUp
        await self.clock.sleep(question.timeout if does == NOTHING else 1.0)
        return "" if does == NOTHING else does.removeprefix("presses ")

    async def say(self, take: Take) -> bytes | None:
        does = self._does([SPEAKS, SPEAKS_ONE, CUT_OFF])
        self.told.append(does)
        await self.clock.sleep(_SPEAKS_FOR[does])
        if does == CUT_OFF:
            raise HungUp
        return None

    async def ring(self, number: str, *, timeout: float) -> Behaviour:
        """All are rung side by side; what they do is decided once for all of them."""
        if self._gone:
            raise Enough
        if self._ringing is None:
            self._gone = True
            self._ringing = self._who_does_what()
            self._gone = False
        return self._ringing[number]

    async def wait(self, seconds: float) -> None:
        """The first wait after phones rang is for them; what comes then is talk."""
        self._ringing = None
        if self._leaves:
            raise HungUp
        await self.clock.sleep(seconds)

    def _who_does_what(self) -> dict[str, Behaviour]:
        numbers = str(self.line.asked["connect"]).split(",")
        called = [self.names.get(number, number) for number in numbers]
        self.told.append(f"rings {' and '.join(called)}")
        all_of = "both are" if len(called) > 1 else f"{called[0]} is"
        busy, nobody, leaves = f"{all_of} busy", "nobody answers", "hangs up while it rings"
        answers = {f"{name} answers": number for name, number in zip(called, numbers, strict=True)}
        does = self._does([*answers, busy, nobody, leaves])
        self.told.append(does)
        self._leaves = does == leaves
        otherwise: Behaviour = Busy() if does == busy else NoAnswer()
        winner = answers.get(does)
        return {each: Answers() if each == winner else otherwise for each in numbers}

    def _keys(self) -> list[str]:
        """Those that lead on from the step, and one that does not."""
        node = self.line.state.node or ""
        exits = self.line.program.steps[node].exits
        wired = [port.removeprefix("key:") for port in exits if port.startswith("key:")]
        wired += [key for port, key in YES_OR_NO.items() if port in exits]
        wrong = next(key for key in "9876543210" if key not in wired)
        return [*sorted(wired, key="1234567890*#".index), wrong]

    def _asked_again(self, can: list[str]) -> list[str]:
        """Whoever is asked again does it right now, or makes the same mistake once more."""
        last = self.forks[-1] if self.forks else None
        if last is None or last.node != self.line.state.node or last.taken not in can:
            return can
        return [can[0], last.taken]

    def _does(self, options: Sequence[str]) -> str:
        stands = self._stands(options)
        taken = self.choose(len(self.forks), stands, options)
        node = self.line.state.node or ""
        self.forks.append(Fork(node, stands, tuple(options), taken, len(self.told)))
        return taken

    def _stands(self, options: Sequence[str]) -> str:
        """Where the call is, so far as it decides what comes next."""
        state = self.line.state
        memory = {name: value for name, value in state.memory.items() if name != "at"}
        known = [state.node, memory, state.variables, state.recording, state.trouble]
        return json.dumps([*known, list(options)], sort_keys=True)
