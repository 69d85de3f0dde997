"""Use another flow as a part of this one."""

from __future__ import annotations

from collections.abc import Iterator

from flows.engine.node import Act, CallView, Fault, Leave, NodeType, Port, register
from flows.engine.parts import PartConfig, given_twice, into


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
        yield from given_twice(config)

    def enter(self, config: PartConfig, call: CallView) -> Act | Leave:
        return into(config, call)
