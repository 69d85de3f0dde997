"""The engine: one turn of a call as a pure function.

`take_turn(program, state, event, now, …)` gives the state after, the action to ask of the carrier,
and what to write into the journal. State is JSON: the shell writes it out and reads it back every
turn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from flows.engine.actions import Action, Hangup
from flows.engine.clock import clock
from flows.engine.compiler import Program, Step
from flows.engine.errands import Errand
from flows.engine.events import Event, Finished, Started
from flows.engine.facts import NOTHING, Facts
from flows.engine.node import Act, CallView, Leave
from flows.engine.parts import OUTSIDE
from flows.engine.tails import part_of
from flows.engine.voices import LANGUAGE
from flows.engine.world import EMPTY, World

# A flow that goes round for ever ends after so many turns: hours of menus, yet not for ever.
MAX_TURNS = 500
# So much more a call gets to say goodbye in, once its flow's own step has taken over.
GRACE_TURNS, GRACE = 50, timedelta(minutes=15)
# So much of the time between two turns counts at most. A clock may jump, and a long conversation is
# not what the longest call is meant to end.
MOST_BETWEEN_TURNS = timedelta(minutes=15)
# Errands cost money: whoever presses the same key again and again gets no more of them.
MAX_SENDS = 20


class State(BaseModel):
    """Where a call stands. `node` is the step that waits for the carrier; None when it is over.

    `turn` counts the actions given so far, `sends` the errands that cost something; `variables`
    are texts by name. `asked` is the turn that sent the errand whose answer the step waits for.
    `began` is when, less what does not count of the time since, and `seen` when it was last heard
    of (Unix time, 0 where nobody knows). `trouble`: the call came to the step that catches it, or
    hears its last words.
    """

    model_config = ConfigDict(frozen=True)

    node: str | None
    turn: int = 0
    memory: dict[str, Any] = {}
    variables: dict[str, str] = {}
    recording: Literal["off", "due", "on"] = "off"
    sends: int = 0
    asked: int | None = None
    began: int = 0
    seen: int = 0
    trouble: Literal["", "caught", "sorry"] = ""


@dataclass(frozen=True)
class Passed:
    """A step left behind, the way out that was taken, and why if that is not plain (JSON)."""

    node: str
    port: str
    why: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def to_json(self) -> dict[str, Any]:
        plain = {"node": self.node, "port": self.port}
        return plain | ({"why": dict(self.why)} if self.why else {})


@dataclass(frozen=True)
class Turn:
    """What one turn gives.

    `action` is None when the event changes nothing (it is late, or doubled): the shell gives back
    what it answered then. `record_call`: the whole call is recorded from this action on. `heard` is
    the event for the journal, without keys that must not be written down. `fault` names why the
    flow could not go on as drawn. `sends` go out beside the call.
    """

    state: State
    action: Action | None
    path: tuple[Passed, ...] = ()
    record_call: bool = False
    heard: Mapping[str, str] | None = None
    fault: str = ""
    sends: tuple[Errand, ...] = ()


def take_turn(
    program: Program,
    state: State | None,
    event: Event,
    now: datetime,
    world: World = EMPTY,
    *,
    facts: Facts = NOTHING,
    seed: str = "",
) -> Turn:
    """One turn: from an event to the next action.

    `state` is None before the call has begun. `facts` are those that the program needs, `seed` is
    the call's own. Never raises for a program that was compiled, whatever the event holds; a
    doubled or late event changes nothing.
    """
    if isinstance(event, Started):
        if state is not None:
            return Turn(state, None)
        known = {
            **event.variables,
            "caller": event.caller,
            "called": event.called,
            "direction": event.direction,
        }
        moment = int(now.timestamp())
        state = State(node=None, variables=known, began=moment, seen=moment)
        first = program.steps[program.start]
        view = _view(state, now, world, facts, f"{seed} 0", program.start)
        answer = first.kind.enter(first.config, view)
        return _follow(program, state, program.start, answer, view, {"kind": "started"})
    if state is None or state.node is None or event.turn != state.turn:
        return Turn(state or State(node=None), None)
    node, state = state.node, _later(state, now)
    step = program.steps[node]
    view = _view(state, now, world, facts, f"{seed} {state.turn}", node)
    answer = step.kind.resume(step.config, view, event, state.memory)
    heard = _heard(event, sensitive=step.kind.sensitive(step.config))
    return _follow(program, state, node, answer, view, heard)


def _view(
    state: State, now: datetime, world: World, facts: Facts, seed: str, step: str
) -> CallView:
    return CallView(_known(state, now, world), now, world, facts, seed, step)


def _moved(view: CallView, state: State, step: str) -> CallView:
    """The same turn at another step."""
    return replace(view, variables=_known(state, view.now, view.world), step=step)


def _known(state: State, now: datetime, world: World) -> Mapping[str, str]:
    """What the call remembers, and what the clock says now: that is never remembered."""
    language = state.variables.get(LANGUAGE) or world.language
    return {**clock(now, world.zone, language), **state.variables}


def _later(state: State, now: datetime) -> State:
    """The same, heard of again; its beginning moves along with what does not count."""
    if not state.began:
        return state
    moment = int(now.timestamp())
    passed = moment - (state.seen or moment)
    counts = min(max(passed, 0), int(MOST_BETWEEN_TURNS.total_seconds()))
    return state.model_copy(update={"began": state.began + passed - counts, "seen": moment})


def never_began(program: Program, known: Mapping[str, str], now: datetime) -> State:
    """The state of a call that nobody took: what was given along, and what holds otherwise."""
    first = program.steps[program.start]
    answer = first.kind.enter(first.config, CallView(known, now, step=program.start))
    state = State(node=None, variables=dict(known))
    return _remember(state, answer) if isinstance(answer, Leave) else state


def take_after(
    program: Program,
    state: State,
    ended: Mapping[str, str],
    now: datetime,
    world: World = EMPTY,
    *,
    passed: Collection[str] = (),
    facts: Facts = NOTHING,
    seed: str = "",
) -> Turn:
    """What follows a call that has ended as `ended` says, from the state it ended in.

    `passed` are the steps it came by: what follows in a part is done for whoever was in it, after
    what the flow around it does. Nothing can be asked of the carrier any more.
    """
    known = {**state.variables, **ended}
    state = State(node=None, turn=state.turn, variables=known, sends=state.sends)
    program = _closed_parts(program)
    path: tuple[Passed, ...] = ()
    sends: tuple[Errand, ...] = ()
    faults: list[str] = []
    for begins in _followers(program, passed):
        begin = program.steps[begins]
        view = _view(state, now, world, facts, f"{seed} after", begins)
        halt = _walk(program, state, begins, begin.kind.enter(begin.config, view), view)
        state, path, sends = halt.state, path + halt.path, sends + halt.sends
        faults += [halt.fault] if halt.fault else []
    turn = _end(state, path, {"kind": "after"})
    return replace(turn, action=None, sends=sends, fault="".join(faults[:1]))


def _followers(program: Program, passed: Collection[str]) -> Iterator[str]:
    if program.after is not None:
        yield program.after
    for begins in program.afters:
        if any(node.startswith(part_of(begins)) for node in passed):
            yield begins


def _closed_parts(program: Program) -> Program:
    """Nobody comes back out of a part to where people would be spoken to."""
    if not program.afters:
        return program
    steps = {
        node: replace(step, exits={}) if OUTSIDE in step.exits else step
        for node, step in program.steps.items()
    }
    return replace(program, steps=steps)


@dataclass(frozen=True)
class _Halt:
    """Where the steps that a turn passes come to stand: at an action, or at the flow's end.

    With a `fault` the flow cannot go on from here.
    """

    state: State
    node: str
    act: Act | None = None
    path: tuple[Passed, ...] = ()
    sends: tuple[Errand, ...] = ()
    fault: str = ""


def _follow(
    program: Program,
    state: State,
    node_id: str,
    answer: Act | Leave,
    view: CallView,
    heard: Mapping[str, str],
) -> Turn:
    """Go on from a step's answer until one asks something of the carrier, or the flow ends."""
    halt = first = _walk(program, state, node_id, answer, view)
    if halt.fault and (handler := _handler(program, halt.state)):
        halt = _walk_on(program, halt, handler, view)
    if halt.fault:
        # Said by the step the call began with: it has its last words for all.
        start = program.steps[program.start]
        act = start.kind.rescue(start.config, _moved(view, halt.state, program.start))
        state = halt.state.model_copy(update={"trouble": "sorry", "asked": None})
        halt = replace(halt, state=state, node=program.start, act=act)
    turn = _end(halt.state, halt.path, heard)
    if halt.act is not None:
        turn = _act(halt.state, halt.node, halt.act, halt.path, heard)
    return replace(turn, sends=halt.sends, fault=first.fault)


def _walk_on(program: Program, halt: _Halt, handler: str, view: CallView) -> _Halt:
    """To the step that catches what went wrong, and on from there."""
    state = halt.state.model_copy(update={"trouble": "caught", "memory": {}, "asked": None})
    step = program.steps[handler]
    view = _moved(view, state, handler)
    after = _walk(program, state, handler, step.kind.enter(step.config, view), view)
    return replace(after, path=halt.path + after.path, sends=halt.sends + after.sends)


def _walk(
    program: Program, state: State, node_id: str, answer: Act | Leave, view: CallView
) -> _Halt:
    path: list[Passed] = []
    sends: tuple[Errand, ...] = ()
    # Without a circle of silent steps, which publishing refuses, each step is passed once, and
    # once more where one of them led to the flow's handler.
    for _ in range(2 * len(program.steps) + 1):
        allowed = _allowed(state, answer.sends)
        sends += allowed
        if costly := _costly(allowed):
            state = state.model_copy(update={"sends": state.sends + costly})
        if isinstance(answer, Act):
            act = answer if allowed == answer.sends else replace(answer, sends=allowed)
            fault = _too_much(program, state, act, view.now)
            return _Halt(state, node_id, act, tuple(path), sends, fault)
        port, target = _way(program.steps[node_id], answer)
        path.append(Passed(node_id, port, answer.why))
        state = _remember(state, answer)
        if target is None and port in program.steps[node_id].trouble:
            target = _handler(program, state)
            if target is not None:
                state = state.model_copy(update={"trouble": "caught"})
        if target is None:
            return _Halt(state, node_id, None, tuple(path), sends)
        node_id = target
        step = program.steps[node_id]
        view = _moved(view, state, node_id)
        answer = step.kind.enter(step.config, view)
    return _Halt(state, node_id, None, tuple(path), sends, "circle")


def _way(step: Step, leave: Leave) -> tuple[str, str | None]:
    """By which way out the step is left, and where that leads."""
    port = leave.port if leave.port in step.exits else leave.otherwise or leave.port
    return port, step.exits.get(port)


def _handler(program: Program, state: State) -> str | None:
    """Where trouble goes: once, so that nobody goes round there."""
    return None if state.trouble else program.handler


def _too_much(program: Program, state: State, act: Act, now: datetime) -> str:
    """Why the call may not go on to this action; empty where it may."""
    if isinstance(act.action, Hangup) or state.trouble == "sorry":
        return ""
    turns, grace = MAX_TURNS, timedelta()
    if state.trouble:
        turns, grace = turns + GRACE_TURNS, GRACE
    if state.turn >= turns:
        return "too_many_turns"
    start = program.steps[program.start]
    longest = start.kind.longest(start.config)
    lasted = now.timestamp() - state.began
    if longest and state.began and lasted >= (longest + grace).total_seconds():
        return "too_long"
    return ""


def _act(
    state: State,
    node_id: str,
    act: Act,
    path: tuple[Passed, ...],
    heard: Mapping[str, str],
) -> Turn:
    if isinstance(act.action, Hangup):
        return _end(state, (*path, Passed(node_id, "")), heard, action=act.action)
    due = state.recording == "due"
    after = state.model_copy(
        update={
            "node": node_id,
            "turn": state.turn + 1,
            "memory": dict(act.memory),
            "recording": "on" if due else state.recording,
            "asked": state.turn if any(sent.answered for sent in act.sends) else state.asked,
        }
    )
    return Turn(after, act.action, path, record_call=due, heard=heard)


def _end(
    state: State,
    path: tuple[Passed, ...],
    heard: Mapping[str, str],
    *,
    action: Hangup = Hangup(),  # noqa: B008  (frozen)
) -> Turn:
    """The call is over; busy and 404 are only for a call that nobody has answered yet."""
    if state.turn > 0 or state.variables.get("direction") == "outgoing":
        action = Hangup()
    after = state.model_copy(
        update={"node": None, "turn": state.turn + 1, "memory": {}, "asked": None}
    )
    return Turn(after, action, path, heard=heard)


def _allowed(state: State, wanted: tuple[Errand, ...]) -> tuple[Errand, ...]:
    """Those of the errands that the call may still want."""
    left, allowed = MAX_SENDS - state.sends, []
    for errand in wanted:
        left -= errand.costs
        if left >= 0 or not errand.costs:
            allowed.append(errand)
    return tuple(allowed)


def _costly(errands: tuple[Errand, ...]) -> int:
    return sum(errand.costs for errand in errands)


def _remember(state: State, leave: Leave) -> State:
    starts_recording = leave.record_call and state.recording == "off"
    return state.model_copy(
        update={
            "memory": {},
            "variables": {**leave.unless_known, **state.variables, **leave.variables},
            "recording": "due" if starts_recording else state.recording,
            "asked": None,
        }
    )


def _heard(event: Finished, *, sensitive: bool) -> dict[str, str]:
    keys = "•" * len(event.digits) if sensitive else event.digits
    return {"kind": "finished", "outcome": event.outcome} | ({"digits": keys} if keys else {})
