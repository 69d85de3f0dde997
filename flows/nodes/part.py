"""Use another flow as a part of this one."""

from __future__ import annotations

from collections.abc import Iterator

from flows.engine import expressions
from flows.engine.node import Act, CallView, Fault, Leave, NodeType, Port, register
from flows.engine.parts import INSIDE, PartConfig


@register
class UsePart(NodeType[PartConfig]):
    """Goes through another flow and comes back by one of its ways out."""

    model = PartConfig
    label, group, icon, place = "Use a flow", "do", "part", 40
    summary = "{flow}"
    everyday = False
    part = "uses"
    ports = (Port("way:{id}", "{label}", unwired="warning", each="ways"),)

    def silent(self, config: PartConfig) -> bool:
        return True

    def faults(self, config: PartConfig) -> Iterator[Fault]:
        seen: set[str] = set()
        for place, given in enumerate(config.inputs):
            if given.name in seen:
                text = "“{name}” is given along twice: remove one of them."
                yield Fault("given_twice", f"inputs.{place}.name", text, {"name": given.name})
            seen.add(given.name)

    def enter(self, config: PartConfig, call: CallView) -> Act | Leave:
        # Whoever works out beforehand what callers hear has no call that could be looked at.
        spoken = any(expressions.names(given.value) for given in config.inputs)
        known = call.variables if spoken else {}
        rows = [one for one in config.inputs if one.value]
        given = {one.name: expressions.render(one.value, known) for one in rows}
        return Leave(INSIDE, given)
