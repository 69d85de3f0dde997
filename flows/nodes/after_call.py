"""Where what follows a call begins."""

from __future__ import annotations

from typing import Annotated

from flows.engine import fields
from flows.engine.node import Act, CallView, Leave, NodeType, Port, register


class Config(fields.Config):
    """What is known of a call that has ended, by fixed names (webhooks/ending/afterwards.py)."""

    outcome: Annotated[str, fields.Variable("How it went", hidden=True)] = "call_outcome"
    talked: Annotated[str, fields.Variable("Whether somebody talked", hidden=True)] = "call_talked"
    seconds: Annotated[str, fields.Variable("How long it lasted", hidden=True)] = "call_seconds"
    ended_by: Annotated[str, fields.Variable("Who hung up", hidden=True)] = "call_ended_by"
    ended_at: Annotated[str, fields.Variable("Where it ended", hidden=True)] = "call_ended_at"
    answered: Annotated[str, fields.Variable("Whether it was answered", hidden=True)] = (
        "call_answered"
    )
    label: Annotated[str, fields.Variable("Its outcome", hidden=True)] = "call_label"


@register
class AfterCall(NodeType[Config]):
    """What is done when the call has ended, whoever hung up: lead it to a message or a goal.

    Everything the call knew is known here, and {call_outcome} (success, busy or failed),
    {call_talked} (yes or no: a missed call), {call_seconds}, {call_ended_by} (caller or flow),
    {call_ended_at}, the step it ended at, and {call_label}, the outcome that “Hang up” gave it.
    Somebody we rang who never answered, however often we tried, comes to the other way out, once.
    """

    model = Config
    label, group, icon, place = "After the call", "start", "flag", 30
    everyday = False
    tail = True
    # One of the two is enough (flows/engine/tails.py).
    ports = (
        Port("next", "Begins", unwired="ends"),
        Port("unanswered", "Never answered", unwired="ends"),
    )

    def silent(self, config: Config) -> bool:
        return True

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        reached = call.variables.get(config.answered) != "no"
        return Leave("next" if reached else "unanswered")
