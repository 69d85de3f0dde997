"""End the call."""

from __future__ import annotations

from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Hangup, HangupReason, Play, Spoken
from flows.engine.errands import Mark
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
    outcome: Annotated[
        str,
        fields.Text(
            "Outcome",
            max=60,
            help="Like “Wrong number”: it is shown with the call, and calls are found by it.",
        ),
    ] = ""


@register
class HangUp(NodeType[Config]):
    """Ends the call, after a goodbye if you like, or turns it away before it is answered."""

    model = Config
    label, group, icon, place = "Hang up", "start", "phone-off", 20
    summary = "{reason}, {outcome}"

    def first_only(self, config: Config) -> bool:
        return config.reason != "end"

    def outcome(self, config: Config) -> str:
        return config.outcome

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        # Noted at once: whoever hangs up during the goodbye has come here too.
        sends = (Mark("outcome", config.outcome),) if config.outcome else ()
        if config.prompt is not None:
            return Act(Play(Spoken(config.prompt)), sends=sends)
        return Act(Hangup(config.reason), sends=sends)

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        return Act(Hangup(config.reason))
