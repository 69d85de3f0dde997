"""Decide by how long you are still open."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from flows.engine import fields
from flows.engine.hours.deciding import decide
from flows.engine.hours.stretches import stretches
from flows.engine.node import Act, CallView, Leave, NodeType, Port, register


class Config(fields.Config):
    hours: Annotated[
        str, fields.Hours("Opening hours", help="A change of them counts for the next call.")
    ]
    minutes: Annotated[
        int,
        fields.Number(
            "Closing soon", min=1, max=720, help="When you close in fewer minutes than this."
        ),
    ] = 15


@register
class TimeLeft(NodeType[Config]):
    """Goes on by how long you are still open, so that nobody waits for an office that closes."""

    model = Config
    label, group, icon, place = "Time left", "decide", "hourglass", 7
    summary = "{hours}, {minutes}"
    everyday = False
    steers = True
    ports = (
        Port("plenty", "Plenty"),
        Port("soon", "Closing soon"),
        Port("closed", "Closed"),
    )
    onward = "plenty"

    def silent(self, config: Config) -> bool:
        return True

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        calendar = call.world.hours.get(config.hours)
        verdict = decide(calendar, call.now)
        why = verdict.to_json()
        if verdict.way != "open":
            return Leave("closed", why=why)
        until = call.now + timedelta(minutes=config.minutes)
        if calendar is None or all(
            stretch.verdict.way == "open" for stretch in stretches(calendar, call.now, until)
        ):
            return Leave("plenty", why=why)
        return Leave("soon", why=why)
