"""What an action comes to, and how long it takes, with a made-up caller on the line.

How long things take is estimated as the stand-in carrier does it: messages by their length, other
sounds by guess.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from flows.engine.actions import (
    Action,
    Ask,
    Audio,
    Beep,
    Connect,
    Play,
    Record,
    Sound,
    Spoken,
    Tones,
)
from flows.engine.errands import Errand, Mark
from flows.engine.events import Outcome
from flows.engine.facts import Facts
from flows.engine.runner import State
from flows.engine.testing.saved import Does, Happening, Person, SavedTest
from flows.engine.voices import pick

KEY_SECONDS: Final = 0.5
RINGS: Final = 5.0
BUSY_AFTER: Final = 1.0
TALKS: Final = 30
SPEAKS: Final = 4
SILENCE: Final = 3.0
BEEP: Final = 0.25
TONE: Final = {"p": 0.05, "P": 0.5}
TONE_SECONDS: Final = 0.15
# Audio that lies elsewhere, or comes with Antler: nobody has measured it here.
UNKNOWN_SOUND: Final = 5.0

# What can happen to an action; the first happens when nothing else is said.
CAN: Final[Mapping[type, tuple[Does, ...]]] = {
    Play: ("hears", "cannot_play"),
    Ask: ("silent", "press"),
    Connect: ("answers", "busy", "no_answer"),
    Record: ("speaks", "cannot_record"),
}
OUTCOMES: Final[Mapping[Does, Outcome]] = {
    "hears": "success",
    "cannot_play": "failed",
    "silent": "no_input",
    "answers": "success",
    "busy": "busy",
    "no_answer": "failed",
    "speaks": "success",
    "cannot_record": "failed",
}


@dataclass(frozen=True)
class Sounds:
    """The messages there are: each one's sound (engine/voices.py) by its key, and how long audio
    lasts, in seconds by its sha256."""

    audio: Mapping[str, str]
    seconds: Mapping[str, float]

    def of(self, prompt: str, prompts: Mapping[str, str]) -> str:
        """The sound of a prompt as a program names it, which is its own name if it lies elsewhere.

        `prompts` are those of the program.
        """
        return prompts.get(prompt) or self.audio.get(prompt, prompt)


@dataclass(frozen=True)
class Done:
    """How an action went. `hung_up`: the caller did, and nothing more comes of it."""

    outcome: Outcome
    seconds: float
    digits: str = ""
    hung_up: bool = False


class Pretence:
    """The caller of a test and the people of its calls; it remembers what has happened already."""

    def __init__(self, test: SavedTest, sounds: Sounds, prompts: Mapping[str, str]) -> None:
        self._sounds, self._prompts = sounds, prompts
        self._people = {person.number: person for person in test.people}
        self._busy = frozenset(person.number for person in test.people if person.does == "busy")
        self._earlier = test.earlier
        before = test.earlier or test.at - timedelta(hours=1)
        self._passed = {name: [before] * times for name, times in test.passed.items()}
        self._rung: dict[str, datetime] = {}
        self._coming: dict[str, deque[Happening]] = defaultdict(deque)
        self._answers: dict[str, deque[Happening]] = defaultdict(deque)
        for happening in test.happens:
            queue = self._answers if happening.does == "learns" else self._coming
            queue[happening.step].append(happening)

    def facts(self, state: State | None) -> Facts:
        """What the journal of all calls would tell now."""
        answers = self._answers.get(state.node or "") if state and state.asked is not None else None
        answer = answers.popleft().answer if answers else None
        return Facts(
            answer=answer,
            busy=self._busy,
            rung=dict(self._rung),
            earlier=self._earlier,
            passed={name: tuple(times) for name, times in self._passed.items()},
        )

    def keep(self, errands: Iterable[Errand], now: datetime) -> None:
        """What the call writes down for later calls is known to its own later turns, too."""
        for errand in errands:
            if not isinstance(errand, Mark):
                continue
            if errand.what == "passed":
                self._passed.setdefault(errand.name, []).append(now)
            else:
                # Only numbers are asked for; goals among them disturb nobody.
                self._rung[errand.name] = now

    def meet(self, step: str, action: Action, language: str = "") -> Done:
        """What becomes of an action at a step, in a call of that language."""
        self._language = language
        happening = self._next(step, action)
        if happening is not None and happening.does == "hangs_up":
            return Done("failed", 0.0, hung_up=True)
        if isinstance(action, Ask):
            return self._ask(action, happening)
        if isinstance(action, Connect):
            return _ring(action, happening, self._people)
        if isinstance(action, Record):
            return _record(action, happening)
        does = happening.does if happening else "hears"
        sound = action.sound if isinstance(action, Play) and does == "hears" else None
        return Done(OUTCOMES[does], self._length(sound) if sound else 0.0)

    def _next(self, step: str, action: Action) -> Happening | None:
        """What the test says of this; what cannot happen to this action waits for its own."""
        coming = self._coming.get(step)
        if not coming or coming[0].does not in (*CAN.get(type(action), ()), "hangs_up"):
            return None
        return coming.popleft()

    def _ask(self, action: Ask, happening: Happening | None) -> Done:
        asked = action.prompt
        heard = self._length(Spoken(asked) if isinstance(asked, str) else asked)
        keys = happening.keys if happening else ""
        digits = keys.partition("#")[0][: action.digits]
        if not digits:
            return Done("no_input", heard + action.timeout)
        return Done("digits", heard + KEY_SECONDS * len(keys), digits)

    def _length(self, sound: Sound) -> float:
        if isinstance(sound, Spoken | Audio):
            of = sound.sound if isinstance(sound, Audio) else sound.prompt
            audio = pick(self._sounds.of(of, self._prompts), self._language)
            return self._sounds.seconds.get(audio, UNKNOWN_SOUND)
        if isinstance(sound, Tones):
            return sum(TONE.get(key, TONE_SECONDS) for key in sound.keys)
        return BEEP if isinstance(sound, Beep) else UNKNOWN_SOUND


def _ring(action: Connect, happening: Happening | None, people: Mapping[str, Person]) -> Done:
    if happening is None:
        does, talks = _whoever_answers(action, people)
    else:
        does, talks = happening.does, happening.seconds
    if does == "busy":
        return Done("busy", BUSY_AFTER)
    if does == "no_answer":
        return Done("failed", action.ring_time)
    limit = action.talk_limit or 14_400
    return Done("success", RINGS + min(TALKS if talks is None else talks, limit))


def _whoever_answers(action: Connect, people: Mapping[str, Person]) -> tuple[Does, int | None]:
    """As the phones of all who are rung behave: one who answers is enough."""
    rung = [people.get(number) or Person(number=number) for number in action.targets]
    for person in rung:
        if person.does == "answers":
            return "answers", person.seconds
    return ("busy" if all(person.does == "busy" for person in rung) else "no_answer"), None


def _record(action: Record, happening: Happening | None) -> Done:
    if happening is not None and happening.does == "cannot_record":
        return Done("failed", 0.0)
    said = happening.seconds if happening else None
    said = SPEAKS if said is None else said
    lasts = said + (SILENCE if action.stop_on_silence else 0.0)
    return Done("success", min(lasts, action.time_limit))
