"""A way out of a flow that others use."""

from __future__ import annotations

from flows.engine.node import Act, CallView, Leave, NodeType, register
from flows.engine.parts import OUTSIDE, LeaveConfig


@register
class LeavePart(NodeType[LeaveConfig]):
    """Goes back to the flow that uses this one, which decides what comes next.

    Where a number leads straight to this flow the call ends here.
    """

    model = LeaveConfig
    label, group, icon, place = "Way out of this part", "start", "way-out", 30
    summary = "{label}"
    everyday = False
    part = "leaves"

    def silent(self, config: LeaveConfig) -> bool:
        return True

    def enter(self, config: LeaveConfig, call: CallView) -> Act | Leave:
        return Leave(OUTSIDE)
