"""A call that happened as a saved test: the same caller, keys and behaviours, the path it took."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from django.utils.translation import gettext as _

from flows.engine.node import node_types
from flows.engine.parts import WITHIN
from flows.engine.testing.saved import Does, Expectation, Happening, SavedTest
from flows.problems import Conflict
from flows.testing.proposing import Proposal
from webhooks.elks.forms import MASK
from webhooks.models import AFTER_SEQ, Call, CallStep, Direction
from webhooks.outgoing.rows import CallAttempt
from webhooks.review.drawings import Drawing, passed
from webhooks.review.sentence import sentence

# What came of the carrier's verbs, by the outcome the journal has.
_CAME: dict[str, dict[str, Does]] = {
    "play": {"failed": "cannot_play"},
    "ivr": {"no_input": "silent", "digits": "press", "failed": "silent"},
    "connect": {"success": "answers", "busy": "busy", "failed": "no_answer"},
    "record": {"success": "speaks", "failed": "cannot_record"},
}
MOST_STEPS = 300


def as_test(call: Call, *, now: datetime) -> Proposal:
    """A test, not saved yet; a `Conflict` where the call ran on no flow or is not over."""
    steps = steps_of(call)
    if call.version is None or not steps:
        raise Conflict(_("This call met no flow, so that there is nothing to test."))
    if hasattr(call, "live"):
        raise Conflict(_("This call is still going on: wait for its end."))
    drawing = Drawing.of(call)
    test = SavedTest(
        caller=call.caller,
        called=call.called,
        direction="outgoing" if call.direction == Direction.OUTGOING else "incoming",
        given=_given(call),
        at=call.started_at,
        happens=(*happenings(steps), *hanging_up(steps)),
        expects=expectations(steps, drawing),
    )
    return Proposal(sentence(call, now=now)[:120], test, of_secrets(steps, drawing))


def steps_of(call: Call) -> list[CallStep]:
    return [step for step in call.steps.all() if step.seq < AFTER_SEQ][:MOST_STEPS]


def happenings(steps: list[CallStep]) -> Iterator[Happening]:
    """What ended each step's action, from the turn that tells of it."""
    for before, step in pairwise(steps):
        verb = next((verb for verb in _CAME if verb in _answered(before)), "")
        does = _CAME.get(verb, {}).get(str(step.event.get("outcome")))
        if does is None or not before.node:
            continue
        # Keys of sensitive steps are not kept; as many others stand for them.
        keys = str(step.event.get("digits", "")).replace(MASK, "1") if does == "press" else ""
        if does == "press" and not keys:
            does = "silent"
        seconds = _lasted(before, step) if does in {"answers", "speaks"} else None
        yield Happening(step=before.node, does=does, keys=keys, seconds=seconds)


def hanging_up(steps: list[CallStep]) -> Iterator[Happening]:
    """Where the call stood when its caller had had enough."""
    if steps[-1].node:
        yield Happening(step=steps[-1].node, does="hangs_up")


def _lasted(before: CallStep, step: CallStep) -> int:
    """As far as our clock tells, with the ringing."""
    return min(max(round((step.at - before.at).total_seconds()), 0), 14_400)


def _answered(step: CallStep) -> dict[str, object]:
    try:
        answer = json.loads(step.answer)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def expectations(steps: list[CallStep], drawing: Drawing) -> tuple[Expectation, ...]:
    """The steps it came by, of this flow alone, but for where calls begin: parts change often."""
    path: list[str] = []
    for step in steps:
        for node in [*(node for node, _port, _why in passed(step)), step.node]:
            kind = node_types().get(drawing.kind(node))
            own = node and WITHIN not in node and not (kind is not None and kind.entry)
            if own and (not path or path[-1] != node):
                path.append(node)
    if path:
        return (Expectation(kind="follows", steps=tuple(path)),)
    return (Expectation(kind="ends", how="caller" if steps[-1].node else "end"),)


def _given(call: Call) -> dict[str, str]:
    attempt = CallAttempt.objects.filter(callid=call.callid).select_related("outgoing").first()
    return dict(attempt.outgoing.variables) if attempt else {}


def of_secrets(steps: list[CallStep], drawing: Drawing) -> list[str]:
    """What must be known of keys that nobody kept."""
    names = {drawing.name(before.node) for before, step in pairwise(steps) if _is_secret(step)}
    if not names:
        return []
    told = _("Secret keys are not kept: at {steps} others stand for them.")
    return [told.format(steps=", ".join(f"“{name}”" for name in sorted(names)))]


def _is_secret(step: CallStep) -> bool:
    return MASK in str(step.event.get("digits", ""))
