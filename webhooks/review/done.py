"""What a call wanted done beside it, for whoever looks at it afterwards."""

from __future__ import annotations

from webhooks.errands.rows import Errand, Mark, MarkKind
from webhooks.models import Call, Direction

# The others are steps on the way to these.
SHOWN = ("email", "event")
MOST_NOTES = 20


def errands_of(call: Call) -> list[Errand]:
    return [errand for errand in call.errands.all() if errand.kind in SHOWN]


def goals_of(call: Call) -> list[Mark]:
    return [mark for mark in call.marks.all() if mark.what == MarkKind.GOAL]


def outcome_of(call: Call) -> str:
    """What the step where it ended calls how it came out; empty where that says nothing."""
    outcomes = [mark.name for mark in call.marks.all() if mark.what == MarkKind.OUTCOME]
    # A goodbye that is cut short by the longest call names one, and then what catches that another.
    return outcomes[-1] if outcomes else ""


def tags_of(call: Call) -> list[str]:
    """Each once, in the order in which they were given."""
    return list(dict.fromkeys(mark.name for mark in call.marks.all() if mark.what == MarkKind.TAG))


def notes_about(call: Call) -> list[Mark]:
    """What its flow and those of earlier and later calls noted about its caller, newest first."""
    caller = call.called if call.direction == Direction.OUTGOING else call.caller
    if not caller:
        return []
    notes = Mark.objects.filter(what=MarkKind.NOTE, caller=caller)
    return list(notes.order_by("-at", "-pk")[:MOST_NOTES])


def addressed(errand: Errand) -> str:
    """Whom it is for."""
    return str(errand.body.get("to") or errand.body.get("address") or "")
