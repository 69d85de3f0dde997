"""A step that would break the palette."""

from __future__ import annotations

from flows.engine.fields import Config
from flows.engine.node import Act, CallView, Leave, NodeType, register


@register
class Unfit(NodeType[Config]):
    """In a group that does not exist."""

    model = Config
    label, group, icon = "Unfit", "kitchen", "menu"

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        return Leave("")
