"""What a flow wants done when the call has ended: run by the worker, once, and journalled."""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from flows import worlds
from flows.engine.compiler import Program
from flows.engine.facts import person_of
from flows.engine.runner import State, never_began, take_after
from flows.programs import program_for
from webhooks.ending.talking import CONNECTS, talked_at_the_end
from webhooks.line import facts, journal
from webhooks.models import AFTER_SEQ, Call, CallStep
from webhooks.review.drawings import Drawing
from webhooks.trying.unsent import told

logger = logging.getLogger(__name__)


def follow_up(call_id: int, state: Mapping[str, Any] | None, *, now: datetime) -> None:
    """Within the transaction that archives the report; what goes wrong here does not undo that."""
    try:
        with transaction.atomic():
            _follow_up(call_id, state, now=now)
    except Exception:
        logger.exception("What follows call %s could not be done.", call_id)


def _follow_up(call_id: int, state: Mapping[str, Any] | None, *, now: datetime) -> None:
    call = Call.objects.defer("actions").get(pk=call_id)
    last = CallStep.objects.filter(call_id=call_id, seq__lt=AFTER_SEQ).order_by("-seq").first()
    if call.version_id is None or last is None:
        return
    program = program_for(call.version_id)
    if program.after is None and not program.afters:
        return
    ended = State.model_validate(state or {"node": None})
    known = {**_parties(call, ended), **_known(call, last), "call_label": _label(program, last)}
    passed = _passed(call_id, last.node) if program.afters else set[str]()
    _do(call, program, ended, known, passed=passed, now=now)


def nobody_answered(
    call: Call, *, version_id: int, given: Mapping[str, str], now: datetime
) -> None:
    """What follows somebody of ours who was rung in vain for the last time, by that last call.

    `given` is what was given along. Within the transaction that gives up, like `follow_up`; kept
    with the call, so that it is done once and seen there.
    """
    try:
        with transaction.atomic():
            _nobody_answered(call, version_id=version_id, given=given, now=now)
    except Exception:
        logger.exception("What follows call %s, never answered, could not be done.", call.pk)


def _nobody_answered(
    call: Call, *, version_id: int, given: Mapping[str, str], now: datetime
) -> None:
    program = program_for(version_id)
    if program.after is None:
        return
    Call.objects.filter(pk=call.pk, version=None).update(version_id=version_id)
    state = never_began(program, {**given, **_parties(call, State(node=None))}, now)
    known = {
        "call_outcome": call.state,
        "call_talked": "no",
        "call_seconds": "0",
        "call_ended_by": "",
        "call_ended_at": "",
        "call_answered": "no",
        "call_label": "",
    }
    _do(call, program, state, known, passed=(), now=now)


def _do(
    call: Call,
    program: Program,
    ended: State,
    known: Mapping[str, str],
    *,
    passed: Collection[str],
    now: datetime,
) -> None:
    person = person_of({**ended.variables, **known})
    turn = take_after(
        program,
        ended,
        known,
        now,
        worlds.refresh(),
        passed=passed,
        facts=facts.look_up(program, callid=call.callid, person=person),
        seed=call.callid,
    )
    sends = [errand.to_json() for errand in turn.sends]
    event: dict[str, Any] = dict(turn.heard or {})
    if call.trial is not None:
        event, sends = {**event, "would_send": told(sends)}, []
    journal.keep_after(
        callid=call.callid,
        seq=AFTER_SEQ,
        at=now,
        person=person,
        event=json.dumps(event),
        path=json.dumps([passed.to_json() for passed in turn.path]),
        sends=json.dumps(sends),
    )


def _passed(call_id: int, stood: str) -> set[str]:
    """The steps that the call came by, and the one it stood at when it ended."""
    paths = CallStep.objects.filter(call_id=call_id, seq__lt=AFTER_SEQ).values_list(
        "path", flat=True
    )
    return {stood, *(row["node"] for path in paths for row in path)}


def _parties(call: Call, state: State) -> dict[str, str]:
    """Of a caller who hangs up no turn tells."""
    parties = {"caller": call.caller, "called": call.called, "direction": call.direction}
    return {name: told for name, told in parties.items() if name not in state.variables}


def _known(call: Call, last: CallStep) -> dict[str, str]:
    """What flows/nodes/after_call.py promises."""
    return {
        "call_outcome": call.state,
        "call_talked": _talked(call, last),
        "call_seconds": "" if call.seconds is None else str(call.seconds),
        "call_ended_by": "caller" if last.node else "flow",
        "call_ended_at": _name(call, last.node or _passed_last(last)),
        "call_answered": "yes",
    }


def _label(program: Program, last: CallStep) -> str:
    """What the step where the call ended calls how it came out."""
    step = program.steps.get(last.node or _passed_last(last))
    return step.kind.outcome(step.config) if step else ""


def _talked(call: Call, last: CallStep) -> str:
    """`yes`, `no`, or empty where only the carrier could know and does not tell."""
    paths = CallStep.objects.filter(call=call, seq__lt=AFTER_SEQ).values_list("path", flat=True)
    ways = {row["port"] for path in paths for row in path}
    legs = call.legs if isinstance(call.legs, list) else []
    if "talked" in ways or any(_answered(leg) for leg in legs):
        return "yes"
    rang_at_the_end = bool(last.node) and CONNECTS in last.answer
    return talked_at_the_end(call, last) if rang_at_the_end and not legs else "no"


def _answered(leg: object) -> bool:
    return isinstance(leg, dict) and leg.get("state") == "success"


def _passed_last(step: CallStep) -> str:
    rows = step.path if isinstance(step.path, list) else []
    return str(rows[-1].get("node", "")) if rows and isinstance(rows[-1], dict) else ""


def _name(call: Call, node: str) -> str:
    """What people call the step."""
    return Drawing.of(call).name(node) if node else ""
