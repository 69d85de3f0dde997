"""Decide by a switch that people flip."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from flows.engine import fields
from flows.engine.node import Act, CallView, Fault, Leave, NodeType, Port, register


class Own(fields.Config):
    name: Annotated[str, fields.SwitchPosition("Position")]


class Config(fields.Config):
    switch: Annotated[
        str, fields.SharedSwitch("Switch", help="Flipping it counts for the next call.")
    ]
    positions: Annotated[
        list[Own],
        fields.Items(
            "Positions with a way out", min=1, max=10, help="All others go the way of “Otherwise”."
        ),
    ]


@register
class Switch(NodeType[Config]):
    """Goes the way of the position that the switch is in. Flip it in the panel."""

    model = Config
    label, group, icon, place = "Switch", "decide", "toggle", 6
    summary = "{switch}"
    steers = True
    ports = (
        Port("position:{name}", "{name}", each="positions"),
        Port("otherwise", "Otherwise", unwired="warning"),
    )
    onward = "otherwise"

    def silent(self, config: Config) -> bool:
        return True

    def faults(self, config: Config) -> Iterator[Fault]:
        seen: set[str] = set()
        for place, own in enumerate(config.positions):
            if own.name in seen:
                text = "“{position}” is there twice: remove one."
                yield Fault("twice", f"positions.{place}.name", text, {"position": own.name})
            seen.add(own.name)

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        switch = call.world.switches.get(config.switch)
        if switch is None:
            return Leave("otherwise", why={"because": "no_switch"})
        stand = switch.at(call.now)
        why = {"because": "flipped", "name": stand.position} if stand.hand else {}
        drawn = stand.position in {own.name for own in config.positions}
        return Leave(f"position:{stand.position}" if drawn else "otherwise", why=why)
