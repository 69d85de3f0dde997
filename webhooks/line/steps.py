"""One turn of a call, worked out: what to answer and what the journal keeps of it. No database.

The live line and the line without its database do the very same thing here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings

from flows.engine.actions import Connect, Hangup
from flows.engine.compiler import Program
from flows.engine.errands import Errand
from flows.engine.events import Finished, Started
from flows.engine.facts import NOTHING, Facts
from flows.engine.runner import State, Turn, take_turn
from flows.engine.voices import LANGUAGE
from flows.engine.world import World
from flows.worlds import current
from webhooks.carrier.sealing import seal
from webhooks.elks.answers import REJECT, answer
from webhooks.elks.forms import CallPost, NextPost
from webhooks.line.addresses import CallLinks
from webhooks.line.places import Place

_NO_PROGRAM = Program("", {}, {})


@dataclass(frozen=True)
class Ours:
    """What is known of a number of ours: where its calls go and what its start address ends in."""

    number: str
    number_id: int
    secret: str
    version_id: int | None


@dataclass(frozen=True)
class Step:
    """A journal row, with what makes the row of its call should that be missing.

    `state`, `event`, `path` and `sends` are JSON text; `answer` is the exact body. `attempt` is
    that of a call of our own which begins with this step.
    """

    callid: str
    seq: int
    at: datetime
    direction: str
    caller: str
    called: str
    number_id: int | None
    version_id: int | None
    state: str
    node: str
    event: str
    path: str
    answer: str
    sends: str = "[]"
    attempt: int | None = None
    # The numbers that ring or talk from now on.
    ringing: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Around:
    """What a turn meets around its call, where that is not what live calls do.

    Chance comes from the call's id: the same post is worked out to the same answer again.
    """

    world: World | None = None
    seed: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)

    def of(self, callid: str) -> dict[str, Any]:
        return {
            "world": current() if self.world is None else self.world,
            "seed": callid if self.seed is None else self.seed,
        }


LIVE = Around()


def first_step(
    post: CallPost,
    ours: Ours,
    program: Program | None,
    now: datetime,
    facts: Facts = NOTHING,
    around: Around = LIVE,
) -> Step:
    """A call's beginning; without a program the call is ended and the journal says why."""
    if program is None:
        turn = Turn(State(node=None), Hangup("reject"), heard={"kind": "started"}, fault="no_flow")
    else:
        event = Started(post.caller, post.called, post.direction, around.given)
        turn = take_turn(program, None, event, now, facts=facts, **around.of(post.callid))
    return _step(
        turn,
        program or _NO_PROGRAM,
        call=CallPost(post.callid, post.direction, post.caller, post.called or ours.number),
        number_id=ours.number_id,
        version_id=ours.version_id,
        seq=0,
        now=now,
    )


def first_outgoing_step(
    post: CallPost,
    place: Place,
    program: Program,
    *,
    attempt: int,
    now: datetime,
    facts: Facts = NOTHING,
) -> Step:
    """A call of our own has been answered; `place` holds who was rung and what was given along."""
    given = place.state.variables
    call = CallPost(
        post.callid, "outgoing", given.get("caller", post.caller), given.get("called", post.called)
    )
    event = Started(call.caller, call.called, call.direction, given)
    turn = take_turn(program, None, event, now, facts=facts, **LIVE.of(post.callid))
    return _step(
        turn,
        program,
        call,
        number_id=None,
        version_id=place.version_id,
        seq=0,
        now=now,
        attempt=attempt,
    )


def next_step(
    post: NextPost,
    place: Place,
    program: Program,
    *,
    seq: int,
    now: datetime,
    facts: Facts = NOTHING,
    around: Around = LIVE,
) -> Step:
    """What follows an action that has ended."""
    event = Finished(turn=seq, outcome=post.outcome, digits=post.digits)
    turn = take_turn(program, place.state, event, now, facts=facts, **around.of(post.callid))
    known = place.state.variables
    call = CallPost(
        post.callid,
        known.get("direction", "incoming"),
        known.get("caller", ""),
        known.get("called", ""),
    )
    return _step(turn, program, call, number_id=None, version_id=place.version_id, seq=seq, now=now)


def _step(
    turn: Turn,
    program: Program,
    call: CallPost,
    *,
    number_id: int | None,
    version_id: int | None,
    seq: int,
    now: datetime,
    attempt: int | None = None,
) -> Step:
    event = dict(turn.heard or {}) | ({"fault": turn.fault} if turn.fault else {})
    return Step(
        callid=call.callid,
        seq=seq,
        at=now,
        direction=call.direction,
        caller=call.caller,
        called=call.called,
        number_id=number_id,
        version_id=version_id,
        state=turn.state.model_dump_json(),
        node=turn.state.node or "",
        event=json.dumps(event),
        path=json.dumps([passed.to_json() for passed in turn.path]),
        answer=_answer(turn, program, call.callid, version_id=version_id, seq=seq, attempt=attempt),
        sends=json.dumps([_kept(errand) for errand in turn.sends]),
        attempt=attempt,
        ringing=list(turn.action.targets) if isinstance(turn.action, Connect) else [],
    )


def _kept(errand: Errand) -> dict[str, Any]:
    """As it is written down: what nobody may read lies there encrypted."""
    told = errand.to_json()
    return told | ({errand.sealed: seal(told[errand.sealed])} if errand.sealed else {})


def _answer(
    turn: Turn,
    program: Program,
    callid: str,
    *,
    version_id: int | None,
    seq: int,
    attempt: int | None,
) -> str:
    """The body of turn `seq`; an ended state has nothing left to ask."""
    if turn.action is None:
        return REJECT
    place = None if version_id is None else Place(version_id, turn.state)
    return answer(
        turn.action,
        CallLinks(
            callid,
            seq + 1,
            place,
            program.prompts,
            attempt,
            language=turn.state.variables.get(LANGUAGE, ""),
        ),
        first=seq == 0,
        record_call=turn.record_call,
        experimental=settings.ELKS_EXPERIMENTAL,
    )
