"""Decide by opening hours that several flows share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from flows.engine import fields
from flows.engine.hours.deciding import decide
from flows.engine.node import Act, CallView, Fault, Leave, NodeType, Port, register


class Own(fields.Config):
    name: Annotated[str, fields.HoursException("Exception")]


class Config(fields.Config):
    hours: Annotated[
        str, fields.Hours("Opening hours", help="A change of them counts for the next call.")
    ]
    exceptions: Annotated[
        list[Own],
        fields.Items(
            "Exceptions with a way out of their own",
            max=20,
            help="While one of these keeps you closed, calls go its way. All others: “Closed”.",
        ),
    ] = []


@register
class OpeningHours(NodeType[Config]):
    """Goes on by whether you are open. Holidays go the way of “Closed” unless they have another."""

    model = Config
    label, group, icon, place = "Opening hours", "decide", "clock", 5
    summary = "{hours}"
    steers = True
    ports = (
        Port("open", "Open"),
        Port("closed", "Closed"),
        Port("holiday", "Holiday", unwired="goes_on"),
        Port("exception:{name}", "{name}", unwired="goes_on", each="exceptions"),
    )
    onward = "open"

    def silent(self, config: Config) -> bool:
        return True

    def faults(self, config: Config) -> Iterator[Fault]:
        seen: set[str] = set()
        for place, own in enumerate(config.exceptions):
            if own.name in seen:
                text = "“{exception}” is there twice: remove one."
                yield Fault("twice", f"exceptions.{place}.name", text, {"exception": own.name})
            seen.add(own.name)

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        verdict = decide(call.world.hours.get(config.hours), call.now)
        port = f"exception:{verdict.name}" if verdict.way == "exception" else verdict.way
        otherwise = None if verdict.way == "open" else "closed"
        return Leave(port, otherwise=otherwise, why=verdict.to_json())
