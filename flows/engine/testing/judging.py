"""Whether a walk was the expected one; if not, at which step it went another way."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal

from flows.engine import configuration
from flows.engine.compiler import Program
from flows.engine.parts import WITHIN, way_port
from flows.engine.reach import Graph
from flows.engine.testing.driving import Stop, Walk, walk_through
from flows.engine.testing.pretending import Sounds
from flows.engine.testing.saved import Expectation, How, SavedTest
from flows.engine.world import EMPTY, World

Wrong = Literal[
    "gone", "astray", "left", "ended", "other_end", "never", "many_steps", "many_seconds"
]


@dataclass(frozen=True)
class Miss:
    """An expectation that was not met, and the step at which the call went another way.

    It left `node` by `port` (pressing `keys`, if any) and came to `to`; `wanted` is the step that
    was expected. `found` is how many steps or seconds it took, or how the call ended. `visit` says
    the how-manieth time it was at the step.
    """

    wrong: Wrong
    expectation: Expectation
    node: str = ""
    port: str = ""
    keys: str = ""
    to: str = ""
    wanted: str = ""
    found: str = ""
    visit: int = 1


@dataclass(frozen=True)
class Verdict:
    """What became of a test. `gone` are steps it speaks of that the flow no longer has."""

    walk: Walk
    misses: tuple[Miss, ...] = ()
    gone: frozenset[str] = field(default_factory=frozenset)

    @property
    def passed(self) -> bool:
        return not self.misses


def run_test(
    program: Program,
    test: SavedTest,
    world: World = EMPTY,
    sounds: Sounds | None = None,
    *,
    route: Sequence[str] = (),
) -> Verdict:
    """Walk through the program as the test says and judge it. The same always gives the same.

    `route` are the steps it came by when it last passed, so that it can be told where it strays.
    """
    sounds = sounds or Sounds({}, {})
    walk = walk_through(program, test, world, sounds)
    judge = _Judge(program, walk, sounds, route)
    misses = tuple(miss for one in test.expects if (miss := judge.judged(one)) is not None)
    return Verdict(walk, misses, frozenset(test.steps() - program.steps.keys()))


class _Judge:
    def __init__(self, program: Program, walk: Walk, sounds: Sounds, route: Sequence[str]) -> None:
        self.program, self.walk, self.sounds, self.route = program, walk, sounds, route

    def judged(self, asked: Expectation) -> Miss | None:
        for step in asked.steps or ([asked.step] if asked.step else []):
            if step not in self.program.steps:
                return Miss("gone", asked, wanted=step)
        met = self._met(asked)
        return met if isinstance(met, Miss) else self._in_time(asked, *met)

    def _met(self, asked: Expectation) -> tuple[int, float] | Miss:
        """At which stop it was met and after how many seconds, or how it was missed."""
        stops = self.walk.stops
        match asked.kind:
            case "follows":
                return self._along(asked, asked.steps)
            case "ends":
                if self.walk.end != asked.how:
                    return self._miss("other_end", asked, self.walk.last, found=self.walk.end)
                return len(stops) - 1, self.walk.seconds
            case "reaches":
                met = [(i, stop.after) for i, stop in enumerate(stops) if stop.node == asked.step]
            case "leaves":
                met = [
                    (i, stops[i + 1].after if i + 1 < len(stops) else self.walk.seconds)
                    for i, stop in enumerate(stops)
                    if stop.way == (asked.step, asked.port)
                ]
            case "hears":
                audio = self.sounds.of(asked.prompt, self.program.prompts)
                met = [(told.stop, told.after) for told in self.walk.heard if told.what == audio]
            case _connects:
                met = [
                    (told.stop, told.after) for told in self.walk.rung if told.what == asked.number
                ]
        return met[0] if met else self._missed(asked)

    def _missed(self, asked: Expectation) -> Miss:
        """Where the walk took a way that does not lead to what is expected."""
        stops, goals = self.walk.stops, goals_of(self.program, asked, self.sounds)
        if asked.kind == "leaves":
            there = [stop for stop in stops if stop.way and stop.way[0] == asked.step]
            if there:
                return self._miss("left", asked, there[-1])
        return (
            self._off_route(asked)
            or self._no_return(asked, goals)
            or self._miss("ended" if goals else "never", asked, self.walk.last)
        )

    def _off_route(self, asked: Expectation) -> Miss | None:
        """Where it left the way it went when it last passed."""
        known = [step for step in self.route if step in self.program.steps]
        strayed = self._along(asked, known) if known else None
        return strayed if isinstance(strayed, Miss) and strayed.to else None

    def _no_return(self, asked: Expectation, goals: Collection[str]) -> Miss | None:
        """The last step with a way to the goal, or else that at which the caller chose a way."""
        stops, near = self.walk.stops, leading_to(self.program, goals)
        passed = [stop for stop in stops if stop.to is not None]
        if any(stop.node in near for stop in stops):
            strays = [stop for stop in passed if stop.node in near and stop.to not in near]
        else:
            strays = [stop for stop in passed if stop.keys] if goals else []
        return self._miss("astray", asked, strays[-1]) if strays else None

    def _along(self, asked: Expectation, steps: Sequence[str]) -> tuple[int, float] | Miss:
        """These steps in their order; between them only steps that are not among them."""
        before: Stop | None = None
        wanted = list(steps)
        for place, stop in enumerate(self.walk.stops):
            if stop.node == wanted[0]:
                before = stop
                if len(wanted) == 1:
                    return place, stop.after
                wanted.pop(0)
            elif before is not None and stop.node in steps:
                break
        last = before or self.walk.stops[0]
        return self._miss("astray" if last.to else "ended", asked, last, wanted=wanted[0])

    def _in_time(self, asked: Expectation, place: int, after: float) -> Miss | None:
        stop = self.walk.stops[place]
        steps = sum(self._counts(one.node) for one in self.walk.stops[: place + 1])
        if asked.most_steps is not None and steps > asked.most_steps:
            return self._miss("many_steps", asked, stop, found=str(steps))
        if asked.most_seconds is not None and after > asked.most_seconds:
            return self._miss("many_seconds", asked, stop, found=str(round(after)))
        return None

    def _counts(self, node: str) -> bool:
        """Whether callers notice a step: not where calls begin or are caught or parts end."""
        kind = self.program.steps[node].kind
        return not (kind.entry or kind.catches or kind.part == "leaves")

    def _miss(
        self, wrong: Wrong, asked: Expectation, at: Stop, *, wanted: str = "", found: How | str = ""
    ) -> Miss:
        return Miss(
            wrong,
            asked,
            node=at.node,
            port=at.port or "",
            keys=at.keys,
            to=at.to or "",
            wanted=wanted or asked.step,
            found=found,
            visit=self._visit(at),
        )

    def _visit(self, at: Stop) -> int:
        before = takewhile(lambda stop: stop is not at, self.walk.stops)
        return 1 + sum(stop.node == at.node for stop in before)


def goals_of(program: Program, asked: Expectation, sounds: Sounds) -> set[str]:
    """The steps at which it can be met, as far as the drawing tells."""
    if asked.step:
        inner = f"{asked.step}{WITHIN}{asked.port.removeprefix(way_port(''))}"
        return {inner if inner in program.steps else asked.step}
    if asked.kind == "hears":
        wanted = {asked.prompt, sounds.of(asked.prompt, program.prompts)}
    else:
        wanted = {asked.number}
    return {id for id in program.steps if wanted & set(_texts(program, id))}


def _texts(program: Program, node: str) -> Iterator[str]:
    """Each text of a step's configuration, and the audio of those that are messages."""
    for _, _, value in configuration.values(program.steps[node].config):
        if isinstance(value, str):
            yield value
            yield program.prompts.get(value, value)


def leading_to(program: Program, goals: Collection[str]) -> set[str]:
    """The goals and every step from which one of them can be reached."""
    back: dict[str, set[str]] = {id: set() for id in program.steps}
    for id, step in program.steps.items():
        for target in step.exits.values():
            back[target].add(id)
        if program.handler is not None and step.trouble - step.exits.keys():
            back[program.handler].add(id)
    graph = Graph({id: frozenset(sources) for id, sources in back.items()})
    return graph.reachable(goals)
