"""Record the whole call from here on."""

from __future__ import annotations

from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Play, Spoken
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Leave, Memory, NodeType, Port, register


class Config(fields.Config):
    prompt: Annotated[
        str | None,
        fields.Prompt("Tell the caller", help="“This call is recorded.” Played to its end."),
    ] = None


@register
class RecordCall(NodeType[Config]):
    """Records everything from the next step to the end of the call. It cannot be stopped again."""

    model = Config
    label, group, icon, place = "Record the call", "do", "record", 20
    summary = "{prompt}"
    ports = (Port("next", "Then"),)
    onward = "next"

    def silent(self, config: Config) -> bool:
        return config.prompt is None

    def heard_through(self, config: Config) -> tuple[str, ...] | None:
        return (config.prompt,) if config.prompt else ()

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        if config.prompt is None:
            return Leave("next", record_call=True)
        return Act(Play(Spoken(config.prompt), skippable=False))

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        return Leave("next", record_call=True)
