"""Note that a call has reached a goal."""

from __future__ import annotations

from typing import Annotated

from flows.engine import fields
from flows.engine.errands import Mark
from flows.engine.node import Act, CallView, Leave, NodeType, Port, register


class Config(fields.Config):
    name: Annotated[
        str, fields.Text("Goal", max=80, help="Like “Reached sales” or “Appointment confirmed”.")
    ]


@register
class Goal(NodeType[Config]):
    """Notes that the call has reached a goal: it is shown with the call, which is found by it."""

    model = Config
    label, group, icon, place = "Goal reached", "do", "target", 60
    everyday = False
    summary = "{name}"
    ports = (Port("next", "Then", unwired="hint"),)
    onward = "next"

    def silent(self, config: Config) -> bool:
        return True

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        return Leave("next", sends=(Mark("goal", config.name),))
