"""Go to another flow for good."""

from __future__ import annotations

from collections.abc import Iterator

from flows.engine.node import Act, CallView, Fault, Leave, NodeType, register
from flows.engine.parts import GoConfig, given_twice, into


@register
class GoToFlow(NodeType[GoConfig]):
    """Goes on in another flow and does not come back: at its ways out the call ends."""

    model = GoConfig
    label, group, icon, place = "Go to a flow", "start", "forward", 25
    summary = "{flow}"
    everyday = False
    part = "goes"

    def silent(self, config: GoConfig) -> bool:
        return True

    def faults(self, config: GoConfig) -> Iterator[Fault]:
        yield from given_twice(config)

    def enter(self, config: GoConfig, call: CallView) -> Act | Leave:
        return into(config, call)
