"""Play a message."""

from __future__ import annotations

from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Play, Spoken
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Leave, Memory, NodeType, Port, register


class Config(fields.Config):
    prompt: Annotated[str, fields.Prompt("Message")]
    skippable: Annotated[
        bool,
        fields.Switch("May be skipped with a key", help="Switch off for what everyone must hear."),
    ] = True


@register
class PlayMessage(NodeType[Config]):
    """Plays a message. To let callers choose something, use a menu: keys pressed here are lost."""

    model = Config
    label, group, icon, place = "Play message", "talk", "volume", 10
    summary = "{prompt}"
    ports = (
        Port("done", "Then", unwired="warning"),
        Port("failed", "Cannot be played", unwired="goes_on"),
    )
    onward = "done"

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        return Act(Play(Spoken(config.prompt), skippable=config.skippable))

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        # Most flows do not care, so that this way out is wired only where somebody does.
        return Leave("failed", otherwise="done") if finished.outcome == "failed" else Leave("done")
