"""A step whose name another has already, and before it one that has none."""

from __future__ import annotations

from flows.engine.fields import Config
from flows.engine.node import Act, CallView, Leave, NodeType, register


@register
class Menu(NodeType[Config]):
    """Never comes in."""

    model = Config
    label, group, icon = "Menu", "talk", "menu"

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        return Leave("")
