"""Count how often somebody comes here."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from flows.engine import fields
from flows.engine.errands import Mark
from flows.engine.node import Act, CallView, Leave, NodeType, Port, register

WHOSE = (("caller", "This number, in all its calls"), ("call", "This call only"))


class Config(fields.Config):
    name: Annotated[
        str,
        fields.Variable(
            "Remember the number as",
            help="Steps that use the same name count together, in other flows too.",
        ),
    ]
    whose: Annotated[str, fields.Choice("Count", options=WHOSE)] = "caller"
    limit: Annotated[
        int,
        fields.Number("Reached at", min=2, max=1000, help="3: the third time, and from then on."),
    ] = 3
    days: Annotated[
        int,
        fields.Number(
            "Days that are looked back", min=1, max=366, help="For a number in all its calls."
        ),
    ] = 7


@register
class Count(NodeType[Config]):
    """Goes on by how often this number, or this call, came here. Hidden numbers count as new."""

    model = Config
    label, group, icon, place = "Count", "decide", "hash", 45
    summary = "{name}, {limit}"
    everyday = False
    steers = True
    needs = frozenset({"passed"})
    ports = (
        Port("under", "Fewer times"),
        Port("reached", "Reached"),
    )
    onward = "under"

    def silent(self, config: Config) -> bool:
        return True

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        before = _in_call(config, call) if config.whose == "call" else _in_all(config, call)
        times = before + 1
        return Leave(
            "reached" if times >= config.limit else "under",
            {config.name: str(times)},
            sends=(Mark("passed", config.name),) if config.whose == "caller" else (),
            why={"times": times},
        )


def _in_call(config: Config, call: CallView) -> int:
    known = call.variables.get(config.name, "")
    return int(known) if known.isdecimal() and len(known) < 9 else 0


def _in_all(config: Config, call: CallView) -> int:
    since = call.now - timedelta(days=config.days)
    return sum(at > since for at in call.facts.passed.get(config.name, ()))
