"""The walk of a made-up call through a program, turn by turn, and the verdict about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from flows.engine.actions import Action, Ask, Audio, Connect, Hangup, Play, Spoken
from flows.engine.compiler import Program
from flows.engine.events import Event, Finished, Started
from flows.engine.parts import INSIDE, OUTSIDE, WITHIN, way_port
from flows.engine.runner import State, Turn, take_turn
from flows.engine.testing.pretending import Pretence, Sounds
from flows.engine.testing.saved import How, SavedTest
from flows.engine.testing.setting import set_as
from flows.engine.voices import LANGUAGE
from flows.engine.world import World

# A step and a way out of it.
Way = tuple[str, str]


@dataclass(frozen=True)
class Stop:
    """A step the call came to, after so many seconds, and how it was left.

    `port` is None where the call ended, or was taken out of the step because something went wrong;
    `to` is where it came next. `keys` were pressed there last.
    """

    node: str
    after: float
    port: str | None = None
    to: str | None = None
    keys: str = ""

    @property
    def way(self) -> Way | None:
        """The way out that was taken as it is drawn: a part is left by the ways of its user."""
        if self.port is None or self.port == INSIDE:
            return None
        outer, _, inner = self.node.rpartition(WITHIN)
        return (
            (outer, way_port(inner)) if outer and self.port == OUTSIDE else (self.node, self.port)
        )


@dataclass(frozen=True)
class Told:
    """Something that a caller met at the stop of that place: a message's audio, or who was rung."""

    stop: int
    what: str
    after: float


@dataclass(frozen=True)
class Walk:
    """A whole call: where it came by, what was heard, who was rung, how it ended and when."""

    stops: tuple[Stop, ...]
    heard: tuple[Told, ...]
    rung: tuple[Told, ...]
    end: How
    seconds: float

    @property
    def last(self) -> Stop:
        """Where it came to an end; the last words of a call that went round are said elsewhere."""
        return self.stops[-2:][0] if self.end == "fault" else self.stops[-1]


class _Walker:
    def __init__(self, program: Program, test: SavedTest, world: World, sounds: Sounds) -> None:
        self.program, self.test, self.sounds = program, test, sounds
        self.world = set_as(world, test)
        self.pretence = Pretence(test, sounds, program.prompts)
        self.stops = [Stop(program.start, 0.0)]
        self.heard: list[Told] = []
        self.rung: list[Told] = []
        self.after = 0.0

    def walk(self) -> Walk:
        test = self.test
        begins = Started(test.caller, test.called, test.direction, test.given)
        turn = self.turn(None, begins)
        while (at := turn.state.node) is not None and turn.action is not None:
            self.meet(turn.action)
            done = self.pretence.meet(at, turn.action, turn.state.variables.get(LANGUAGE, ""))
            if done.hung_up:
                return self.ended("caller")
            self.after += done.seconds
            if done.digits:
                self.stops[-1] = replace(self.stops[-1], keys=done.digits)
            turn = self.turn(turn.state, Finished(turn.state.turn, done.outcome, done.digits))
        if turn.state.trouble == "sorry":
            return self.ended("fault")
        return self.ended(turn.action.reason if isinstance(turn.action, Hangup) else "end")

    def turn(self, state: State | None, event: Event) -> Turn:
        now = self.test.at + timedelta(seconds=self.after)
        facts, seed = self.pretence.facts(state), self.test.seed
        turn = take_turn(self.program, state, event, now, self.world, facts=facts, seed=seed)
        self.pretence.keep(turn.sends, now)
        stands = turn.state.node
        comes_to = [*(passed.node for passed in turn.path), *([stands] if stands else [])]
        for place, passed in enumerate(turn.path):
            self.come(passed.node)
            if not passed.port:
                continue
            exits = self.program.steps[passed.node].exits
            caught = comes_to[place + 1] if place + 1 < len(comes_to) else None
            to = exits.get(passed.port, caught)
            self.stops[-1] = replace(self.stops[-1], port=passed.port, to=to)
            if to is not None:
                self.stops.append(Stop(to, self.after))
        if stands:
            self.come(stands)
        return turn

    def come(self, node: str) -> None:
        """To a step where the call does not stand, because something went wrong."""
        if self.stops[-1].node != node:
            self.stops[-1] = replace(self.stops[-1], to=node)
            self.stops.append(Stop(node, self.after))

    def meet(self, action: Action) -> None:
        """What the caller hears, or who is rung."""
        here = len(self.stops) - 1
        match action:
            case Ask(prompt=str(prompt)) | Play(sound=Spoken(prompt) | Audio(prompt)):
                audio = self.sounds.of(prompt, self.program.prompts)
                self.heard.append(Told(here, audio, self.after))
            case Connect(targets=targets):
                self.rung.extend(Told(here, number, self.after) for number in targets)

    def ended(self, end: How) -> Walk:
        return Walk(tuple(self.stops), tuple(self.heard), tuple(self.rung), end, self.after)


def walk_through(program: Program, test: SavedTest, world: World, sounds: Sounds) -> Walk:
    """The call that a test tells of. Never raises for a program that was compiled."""
    return _Walker(program, test, world, sounds).walk()
