"""What a flow wants done when the call has ended: run by the worker, once, and journalled."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from flows import worlds
from flows.engine.compiler import Program
from flows.engine.facts import person_of
from flows.engine.runner import State, take_after
from flows.programs import program_for
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
    known = _known(call, ended, last) | {"call_label": _label(program, last)}
    person = person_of({**ended.variables, **known})
    turn = take_after(
        program,
        ended,
        known,
        now,
        worlds.refresh(),
        passed=_passed(call_id, last.node) if program.afters else (),
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


def _known(call: Call, state: State, last: CallStep) -> dict[str, str]:
    """What flows/nodes/after_call.py promises. Of a caller who hangs up no turn tells."""
    parties = {"caller": call.caller, "called": call.called, "direction": call.direction}
    missing = {name: told for name, told in parties.items() if name not in state.variables}
    return missing | {
        "call_outcome": call.state,
        "call_talked": _talked(call, last),
        "call_seconds": "" if call.seconds is None else str(call.seconds),
        "call_ended_by": "caller" if last.node else "flow",
        "call_ended_at": _name(call, last.node or _passed_last(last)),
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
    rang_at_the_end = bool(last.node) and '"connect"' in last.answer
    return "" if rang_at_the_end and not legs else "no"


def _answered(leg: object) -> bool:
    return isinstance(leg, dict) and leg.get("state") == "success"


def _passed_last(step: CallStep) -> str:
    rows = step.path if isinstance(step.path, list) else []
    return str(rows[-1].get("node", "")) if rows and isinstance(rows[-1], dict) else ""


def _name(call: Call, node: str) -> str:
    """What people call the step."""
    return Drawing.of(call).name(node) if node else ""
