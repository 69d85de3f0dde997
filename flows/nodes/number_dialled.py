"""Decide by the number that was dialled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from flows.engine import fields
from flows.engine.node import Act, CallView, Fault, Leave, NodeType, Port, register


class Dialled(fields.Config):
    number: Annotated[str, fields.OurNumber("Number")]


class Config(fields.Config):
    numbers: Annotated[
        list[Dialled], fields.Items("Numbers with a way out of their own", min=1, max=20)
    ]


@register
class NumberDialled(NodeType[Config]):
    """Goes the way of the number of yours that the caller dialled."""

    model = Config
    label, group, icon, place = "Number dialled", "decide", "dialpad", 20
    summary = "{numbers}"
    steers = True
    ports = (
        Port("number:{number}", "{number}", each="numbers"),
        Port("otherwise", "Otherwise"),
    )
    onward = "otherwise"

    def silent(self, config: Config) -> bool:
        return True

    def faults(self, config: Config) -> Iterator[Fault]:
        seen: set[str] = set()
        for place, own in enumerate(config.numbers):
            if own.number in seen:
                text = "“{number}” is there twice: remove one."
                yield Fault("twice", f"numbers.{place}.number", text, {"number": own.number})
            seen.add(own.number)

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        dialled = call.variables.get("called", "")
        drawn = dialled in {own.number for own in config.numbers}
        return Leave(f"number:{dialled}" if drawn else "otherwise")
