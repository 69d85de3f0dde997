"""Beep a few times."""

from __future__ import annotations

from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Beep, Play
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Leave, Memory, NodeType, Port, register


class Config(fields.Config):
    times: Annotated[int, fields.Number("How often", min=1, max=5)] = 1


@register
class Beeps(NodeType[Config]):
    """Beeps before the call goes on."""

    model = Config
    label, group, icon, place = "Beep", "talk", "bell", 60
    summary = "{times}"
    ports = (Port("done", "Then", unwired="warning"),)
    translations = {
        "sv": {
            "Beeps before the call goes on.": "Piper innan samtalet går vidare.",
            "How often": "Hur ofta",
        }
    }

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        return Act(Play(Beep()), {"left": config.times - 1})

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        if memory["left"]:
            return Act(Play(Beep()), {"left": memory["left"] - 1})
        return Leave("done")
