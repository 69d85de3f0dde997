"""A saved test that plays itself in the phone up to a step, from which on the person goes on.

It sets what the test says around the call too: what people had set by hand, who called before,
where chance comes from. Otherwise the phone would show another call than the one that failed.
"""

from __future__ import annotations

import json
from collections import Counter, deque
from dataclasses import replace
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from flows.engine.errands import Mark
from flows.engine.facts import Facts
from flows.engine.runner import State
from flows.engine.testing.pretending import RINGS, SPEAKS, TALKS, Pretence, Sounds
from flows.engine.testing.saved import Does, Happening, SavedTest
from flows.engine.testing.setting import set_as
from flows.worlds import current
from webhooks.elks.forms import CallPost
from webhooks.line.steps import Around, Step
from webhooks.standin.caller import Answers, Behaviour, Busy, NoAnswer

_NO_SOUNDS: Final = Sounds({}, {})


class Played(BaseModel):
    """`visit` is the how-manieth time the call comes to the step `until`; empty: to its end."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    test: SavedTest
    until: str = Field(default="", max_length=400)
    visit: int = Field(default=1, ge=1, le=600)


class Playing:
    """Hears of each step that was worked out, and knows by that what is done next."""

    def __init__(self, played: Played) -> None:
        self._until, self._visit, self.test = played.until, played.visit, played.test
        self._pretence = Pretence(played.test, _NO_SOUNDS, {})
        self._people = {person.number: person for person in played.test.people}
        self._coming: dict[str, deque[Happening]] = {}
        for happening in played.test.happens:
            if happening.does != "learns":
                self._coming.setdefault(happening.step, deque()).append(happening)
        self._visits: Counter[str] = Counter()
        self._at = ""

    @property
    def is_on(self) -> bool:
        """Whether the person has nothing to do yet."""
        return not (self._until and self._visits[self._until] >= self._visit)

    def begins(self, post: CallPost) -> CallPost:
        return replace(post, direction=self.test.direction)

    def around(self) -> Around:
        return Around(set_as(current(), self.test), self.test.seed, self.test.given)

    def facts(self, state: State | None) -> Facts:
        return self._pretence.facts(state)

    def came(self, step: Step) -> None:
        """Called once for each step, in their order, before the carrier hears of it."""
        for passed in json.loads(step.path):
            self._come(passed["node"])
            if passed["port"]:
                self._at = ""
        if step.node:
            self._come(step.node)
        marks = [errand for errand in json.loads(step.sends) if errand["kind"] == Mark.kind]
        self._pretence.keep((Mark(mark["what"], mark["name"]) for mark in marks), step.at)

    def _come(self, node: str) -> None:
        if node != self._at:
            self._visits[node] += 1
        self._at = node

    def takes(self, *does: Does) -> Happening | None:
        """What the test says of what is asked now; what cannot happen to it waits for its own."""
        coming = self._coming.get(self._at)
        if not coming or coming[0].does not in (*does, "hangs_up"):
            return None
        return coming.popleft()

    def behaviour(self, number: str, happening: Happening | None) -> Behaviour | None:
        """How somebody who is rung behaves; None where the test says nothing of it."""
        if happening is not None:
            return _behaving(happening.does, happening.seconds)
        person = self._people.get(number)
        return _behaving(person.does, person.seconds) if person else None


def _behaving(does: str, seconds: int | None) -> Behaviour:
    if does == "busy":
        return Busy()
    if does == "no_answer":
        return NoAnswer()
    return Answers(after=RINGS, talks=TALKS if seconds is None else seconds)


def spoken_seconds(happening: Happening | None) -> float:
    return SPEAKS if happening is None or happening.seconds is None else happening.seconds


def typed(happening: Happening | None, *, wanted: int) -> str:
    """Keys that are fewer than wanted count only with a hash after them."""
    keys = happening.keys if happening and happening.does == "press" else ""
    return f"{keys}#" if keys and "#" not in keys and len(keys) < wanted else keys
