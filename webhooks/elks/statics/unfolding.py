"""What a step asks of the carrier and where each outcome leads, worked out before any call.

The step itself is asked, with events made up for it: a new kind of step needs nothing here. One
that looks at its call (its variables, the clock) cannot be answered for, and tells so by looking.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn

from flows.engine.actions import Action, Ask, Connect, Hangup
from flows.engine.compiler import Step
from flows.engine.events import Finished, Outcome
from flows.engine.node import Act, CallView, Leave
from webhooks.elks.statics.remarks import Remark

KEYS = "1234567890"
# A step that acts more often than this in a row, or asks more often, is not unfolded.
_MOST_ACTS = 12
_MOST_ROUNDS = 30


class DependsOnCall(Exception):
    """The step does something else in different calls."""


class _NobodyYet(CallView):
    """A call that nobody has made: whoever looks at it learns that."""

    def __init__(self) -> None:
        pass

    def __getattribute__(self, name: str) -> NoReturn:
        raise DependsOnCall


@dataclass(frozen=True)
class Asked:
    """An action and what follows it.

    `ways` has `success`, `failed`, `busy`; for a question `no_input`, the digits that lead
    somewhere of their own, and `success` for all others. `rounds` is how often it is asked.
    """

    action: Action
    ways: Mapping[str, Asked | Leave]
    rounds: int = 1


Note = Callable[[Remark], None]
_CALL = _NobodyYet()


def unfold(step: Step, *, name: str, note: Note) -> Asked | Leave:
    """Raises DependsOnCall. `note` is told of what gets lost, the step called by its `name`."""
    return _Unfolding(step, name, note).follow(step.kind.enter(step.config, _CALL), acts=0)


@dataclass(frozen=True)
class _Unfolding:
    step: Step
    name: str
    note: Note

    def follow(self, answer: Act | Leave, *, acts: int) -> Asked | Leave:
        if isinstance(answer, Leave):
            return Leave(answer.port, record_call=answer.record_call, otherwise=answer.otherwise)
        if acts >= _MOST_ACTS:
            raise DependsOnCall
        action = answer.action
        if isinstance(action, Hangup):
            return Asked(action, {})
        if isinstance(action, Ask):
            return self._question(answer, action, acts=acts + 1)
        outcomes: tuple[Outcome, ...] = ("success", "failed")
        if isinstance(action, Connect):
            outcomes = ("success", "busy", "failed")
        ways: dict[str, Asked | Leave] = {
            outcome: self.follow(self._resume(answer, outcome), acts=acts + 1)
            for outcome in outcomes
        }
        return Asked(action, ways)

    def _question(self, act: Act, action: Ask, *, acts: int) -> Asked:
        silence, rounds, explained = self._until_left(act, "no_input", acts=acts)
        entered = self._entered(act, action, acts=acts)
        if explained or any(again for _, _, again in entered.values()):
            self._lose("“{step}” leaves out what it says before it asks again.")
        if any(asked > 1 for _, asked, _ in entered.values()):
            self._lose("“{step}” does not ask again after a wrong key.")
        ways = {digits: way for digits, (way, _, _) in entered.items()}
        return Asked(action, {"no_input": silence, **ways}, rounds)

    def _entered(
        self, act: Act, action: Ask, *, acts: int
    ) -> dict[str, tuple[Asked | Leave, int, bool]]:
        """What each entry leads to: the digits by themselves, all others as `success`."""
        if action.digits > 1:
            return {"success": self._any_length(act, action, acts=acts)}
        keys = {key: self._until_left(act, "digits", digits=key, acts=acts) for key in KEYS}
        first = keys[KEYS[0]]
        if all(way == first for way in keys.values()):
            return {"success": first}
        other = self._until_left(act, "digits", digits="*", acts=acts)
        return {"success": other} | {
            key: found for key, found in sorted(keys.items()) if found[0] != other[0]
        }

    def _any_length(self, act: Act, action: Ask, *, acts: int) -> tuple[Asked | Leave, int, bool]:
        lengths = [
            self._until_left(act, "digits", digits="1" * length, acts=acts)
            for length in range(1, action.digits + 1)
        ]
        if any(way != lengths[-1] for way in lengths):
            self._lose("“{step}” takes any number of digits.")
        return lengths[-1]

    def _until_left(
        self, act: Act, outcome: Outcome, *, digits: str = "", acts: int
    ) -> tuple[Asked | Leave, int, bool]:
        """Where the same answer leads in the end, how often it is asked, and if it explains."""
        rounds, explained = 1, False
        answer = self._resume(act, outcome, digits)
        while isinstance(answer, Act) and isinstance(answer.action, Ask):
            if rounds >= _MOST_ROUNDS:
                raise DependsOnCall
            if answer.action == act.action:
                rounds += 1
            else:
                explained = True
            answer = self._resume(answer, outcome, digits)
        return self.follow(answer, acts=acts), rounds, explained

    def _resume(self, act: Act, outcome: Outcome, digits: str = "") -> Act | Leave:
        finished = Finished(1, outcome, digits)
        return self.step.kind.resume(self.step.config, _CALL, finished, act.memory)

    def _lose(self, text: str) -> None:
        self.note(Remark(text, {"step": self.name}))
