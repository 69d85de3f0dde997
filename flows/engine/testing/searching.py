"""The shortest way for a caller to get to a step or a way out, found by trying all there is.

States of the call are visited in the order of how many things must happen to get there, each once,
and only those from which the goal can be reached by the wires.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import product

from flows.engine import configuration
from flows.engine.actions import Action, Ask
from flows.engine.compiler import Program
from flows.engine.digits import EXAMPLES
from flows.engine.events import Finished, Started
from flows.engine.facts import NOTHING, Facts
from flows.engine.fields import VARIABLE
from flows.engine.hours.stretches import stretches
from flows.engine.runner import State, Turn, take_turn
from flows.engine.testing.driving import Stop, Way
from flows.engine.testing.judging import goals_of, leading_to, run_test
from flows.engine.testing.pretending import CAN, OUTCOMES, Sounds
from flows.engine.testing.saved import Does, Expectation, Happening, SavedTest
from flows.engine.testing.setting import set_as
from flows.engine.world import World

# So many turns are tried: about a second's work.
MOST_TURNS = 20_000
# So many callers and times are tried out.
MOST_BEGINNINGS = 60
# Where a flow divides calls by number or by chance, these come out differently.
_LOTS = "1234567890"
# As often as a flow can ask for.
MOST_PASSED = 1000
_BEFORE = timedelta(hours=1)
_KEYS = "1234567890*#"
_PHONE = re.compile(r"\+[0-9]{1,15}")
_DIGITS = re.compile(r"[0-9]{1,20}")
_AHEAD = timedelta(days=370)
_MOST_STRETCHES = 2_000
# What happens to an action when nothing is said, by each that can happen to it.
_USUALLY: dict[Does, Does] = {does: can[0] for can in CAN.values() for does in can}


@dataclass(frozen=True)
class Beginning:
    """Who calls whom, and when."""

    caller: str
    called: str
    at: datetime
    seed: str = ""
    again: bool = False
    switches: Mapping[str, str] = field(default_factory=dict)
    announced: tuple[str, ...] = ()
    off_duty: tuple[str, ...] = ()

    def facts(self, names: Collection[str]) -> Facts:
        """Somebody who calls again has passed every place that counts, more often than any flow
        asks for."""
        if not self.again:
            return NOTHING
        before = self.at - _BEFORE
        return Facts(earlier=before, passed=dict.fromkeys(names, (before,) * MOST_PASSED))


@dataclass(frozen=True)
class _Reached:
    """A state of the call and how it came to it."""

    turn: Turn
    begins: Beginning
    world: World
    before: _Reached | None = None
    happened: Happening | None = None

    def story(self) -> list[Happening]:
        told: list[Happening] = []
        here: _Reached | None = self
        while here is not None:
            told += [here.happened] if here.happened else []
            here = here.before
        return told[::-1]


def find_test(
    program: Program,
    goal: Expectation,
    plain: Beginning,
    world: World,
    sounds: Sounds,
) -> SavedTest | None:
    """A test that meets a goal of the kind `reaches` or `leaves`, as short and plain as there is.

    `plain` is how calls usually begin. None where trying found no way.
    """
    reached = _search(program, goal, plain, world, sounds)
    if reached is None:
        return None
    begins = reached.begins
    test = SavedTest(
        caller=begins.caller,
        called=begins.called,
        at=begins.at,
        seed=begins.seed,
        switches=dict(begins.switches),
        announced=begins.announced,
        off_duty=begins.off_duty,
        earlier=begins.at - _BEFORE if begins.again else None,
        passed=dict.fromkeys(_names(program), MOST_PASSED) if begins.again else {},
        happens=tuple(_worth_saying(reached.story())),
        expects=(goal,),
    )
    # Time stands still while searching, and goes by in a test.
    return test if run_test(program, test, world, sounds).passed else None


def _search(
    program: Program, goal: Expectation, plain: Beginning, world: World, sounds: Sounds
) -> _Reached | None:
    if goal.step not in program.steps:
        return None
    names = _names(program)
    near = leading_to(program, goals_of(program, goal, sounds))
    waiting: deque[_Reached] = deque()
    seen: set[str] = set()
    for begins in _beginnings(program, plain, world):
        event, facts = Started(begins.caller, begins.called), begins.facts(names)
        set_world, seed = set_as(world, begins), begins.seed
        first = take_turn(program, None, event, begins.at, set_world, facts=facts, seed=seed)
        waiting.append(_Reached(first, begins, set_world))
    for _ in range(MOST_TURNS):
        if not waiting:
            return None
        here = waiting.popleft()
        if _meets(program, here.turn, goal):
            return here
        state = here.turn.state
        if state.node not in near or here.turn.action is None:
            continue
        begins = here.begins
        known = state.model_dump_json(exclude={"turn"})
        marks = f"{replace(begins, caller='', called='')} {known}"
        if marks in seen:
            continue
        seen.add(marks)
        facts, seed = begins.facts(names), begins.seed
        for happening, done in _possible(program, state, here.turn.action):
            turn = take_turn(program, state, done, begins.at, here.world, facts=facts, seed=seed)
            waiting.append(_Reached(turn, begins, here.world, here, happening))
    return None


def _meets(program: Program, turn: Turn, goal: Expectation) -> bool:
    """Whether the turn came by the step, or took the way out."""
    if goal.kind == "reaches":
        passed = {passed.node for passed in turn.path}
        return goal.step in passed or turn.state.node == goal.step
    return (goal.step, goal.port) in _ways(turn)


def _ways(turn: Turn) -> Iterator[Way | None]:
    return (Stop(passed.node, 0.0, passed.port or None).way for passed in turn.path)


def _possible(
    program: Program, state: State, action: Action
) -> Iterator[tuple[Happening, Finished]]:
    """All that can happen while an action goes on."""
    node = state.node or ""
    for does in CAN.get(type(action), ()):
        if does != "press":
            yield Happening(step=node, does=does), Finished(state.turn, OUTCOMES[does])
            continue
        assert isinstance(action, Ask)  # noqa: S101  (nothing else can be answered by keys)
        for keys in _entered(program, action.digits):
            yield (
                Happening(step=node, does="press", keys=keys),
                Finished(state.turn, "digits", keys),
            )


def _entered(program: Program, most: int) -> list[str]:
    """Each key where one is wanted; else numbers of all lengths, and those the flow speaks of."""
    if most == 1:
        return list(_KEYS.rstrip("#"))
    texts = list(_spoken(program))
    of_kinds = [number for text in texts for number in EXAMPLES.get(text, ())]
    spoken = [text for text in [*texts, *of_kinds] if _DIGITS.fullmatch(text) and len(text) <= most]
    return list(dict.fromkeys([*spoken, *("1" * length for length in range(most, 0, -1))]))


def _spoken(program: Program) -> list[str]:
    """The texts that the steps' configurations hold, each once."""
    found: dict[str, None] = {}
    for step in program.steps.values():
        for _, _, value in configuration.values(step.config):
            if isinstance(value, str):
                found[value.strip()] = None
    return list(found)


def _beginnings(program: Program, plain: Beginning, world: World) -> list[Beginning]:
    """The usual one first; then other callers and other times."""
    spoken = _spoken(program)
    numbers = [text for text in spoken if _PHONE.fullmatch(text)]
    # Whole as it stands, and with more digits for who only asks how a number begins.
    whole = [number for given in numbers for number in (given, given.ljust(12, "1"))]
    callers = [plain.caller, "", *whole]
    times = [plain.at, *_times(spoken, plain.at, world)]
    pairs = product(dict.fromkeys(times), dict.fromkeys(callers))
    ordered = sorted(pairs, key=lambda pair: (pair[0] != plain.at) + (pair[1] != plain.caller))
    found = [Beginning(caller, plain.called, at) for at, caller in ordered[:MOST_BEGINNINGS]]
    again = [replace(plain, again=True)] if program.needs else []
    chances = [replace(plain, seed=lot, caller=f"{plain.caller[:-1]}{lot}") for lot in _LOTS]
    by_hand = _by_hand(plain, spoken, world)
    return [*found, *again, *by_hand, *chances]


def _by_hand(plain: Beginning, spoken: list[str], world: World) -> Iterator[Beginning]:
    """Each switch the flow names in each other position, its announcements, all off duty."""
    for key in spoken:
        switch = world.switches.get(key)
        for position in switch.definition.positions if switch else ():
            yield replace(plain, switches={key: position})
        if world.announcements.get(key):
            yield replace(plain, announced=(key,))
    if world.people:
        yield replace(plain, off_duty=tuple(sorted(world.people)))


def _names(program: Program) -> list[str]:
    """What places that count may be called, where the flow asks for that."""
    if "passed" not in program.needs:
        return []
    return [text for text in _spoken(program) if VARIABLE.fullmatch(text)]


def _times(spoken: list[str], start: datetime, world: World) -> Iterator[datetime]:
    """For each of the opening hours the flow names: a moment of every kind in the year ahead."""
    for key in spoken:
        calendar = world.hours.get(key)
        if calendar is None:
            continue
        told: set[tuple[str, str]] = set()
        ahead = stretches(calendar, start, start + _AHEAD)
        for _, stretch in zip(range(_MOST_STRETCHES), ahead, strict=False):
            kind = (stretch.verdict.way, stretch.verdict.name)
            if kind not in told:
                told.add(kind)
                yield stretch.start + min((stretch.end - stretch.start) / 2, timedelta(hours=1))


def _worth_saying(story: list[Happening]) -> Iterator[Happening]:
    """Without what happens anyway, unless something else happens there to the same later on."""
    needed: dict[tuple[str, Does], int] = {}
    for place, happening in enumerate(story):
        if happening.does != _USUALLY[happening.does]:
            needed[happening.step, _USUALLY[happening.does]] = place
    for place, happening in enumerate(story):
        if place <= needed.get((happening.step, _USUALLY[happening.does]), -1):
            yield happening
