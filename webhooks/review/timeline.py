"""A call turn by turn in words, with the raw answers for whoever wants to see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from flows.shared.wording import reason
from webhooks.models import Call, CallStep, Direction
from webhooks.review.drawings import Drawing
from webhooks.review.masking import masked, masked_answer


@dataclass(frozen=True)
class Passage:
    """A step that was left, by which way out, and why if that is not plain."""

    step: str
    way_out: str
    why: str


@dataclass(frozen=True)
class Moment:
    """One turn: what came, the steps passed, and where the call stood then (empty: ended)."""

    seq: int
    at: datetime
    came: str
    passages: list[Passage]
    stands: str
    event: Any
    answer: Any


def timeline(call: Call, *, only: int | None = None) -> list[Moment]:
    """All turns of a call, or only the one of that number."""
    drawing = Drawing.of(call)
    return [
        Moment(
            seq=step.seq,
            at=step.at,
            came=_came(step, call),
            passages=[Passage(name, way, reason(why)) for name, way, why in drawing.passages(step)],
            stands=drawing.name(step.node),
            event=masked(step.event),
            answer=masked_answer(step.answer),
        )
        for step in call.steps.all()
        if only is None or step.seq == only
    ]


def _came(step: CallStep, call: Call) -> str:
    event = step.event
    if event.get("kind") == "started":
        outgoing = call.direction == Direction.OUTGOING
        return _("The person we rang answered") if outgoing else _("The call came in")
    if event.get("kind") == "after":
        return _("The call was over")
    if event.get("kind") == "fault":
        return _("An error; the caller heard an apology")
    outcomes = {
        "success": _("Done"),
        "busy": _("Busy"),
        "failed": _("Failed"),
        "no_input": _("Nothing was pressed"),
        "digits": _("Pressed {digits}").format(digits=event.get("digits", "…")),
    }
    return outcomes.get(str(event.get("outcome")), _("Something unknown"))
