"""End the call."""

from __future__ import annotations

from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Hangup, HangupReason, Play, Spoken
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Leave, Memory, NodeType, register

REASONS = (
    ("end", "End the call"),
    ("busy", "Busy tone"),
    ("reject", "Reject the call"),
    ("404", "Number does not exist"),
)


class Config(fields.Config):
    prompt: Annotated[str | None, fields.Prompt("Say goodbye")] = None
    reason: Annotated[
        HangupReason,
        fields.Choice(
            "How",
            options=REASONS,
            help="All but the first only before anything is heard.",
        ),
    ] = "end"


@register
class HangUp(NodeType[Config]):
    """Ends the call, after a goodbye if you like, or turns it away before it is answered."""

    model = Config
    label, group, icon, place = "Hang up", "start", "phone-off", 20
    summary = "{reason}"

    def first_only(self, config: Config) -> bool:
        return config.reason != "end"

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        if config.prompt is not None:
            return Act(Play(Spoken(config.prompt)))
        return Act(Hangup(config.reason))

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        return Act(Hangup(config.reason))
