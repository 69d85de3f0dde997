"""Tell another system that something has happened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from flows.engine import audio, expressions, fields
from flows.engine.errands import Event
from flows.engine.node import Act, CallView, Fault, Leave, NodeType, Port, register


class Told(fields.Config):
    name: Annotated[str, fields.Text("Name", max=40)]
    value: Annotated[str, fields.Template("Value", max=300, may_be_empty=True)] = ""


class Config(fields.Config):
    name: Annotated[str, fields.Text("Event", max=60, help="Like call.ordered: what has happened.")]
    address: Annotated[str, fields.Text("Web address", max=500, help="Where it is told: https://…")]
    told: Annotated[
        list[Told], fields.Items("Told along", max=20, help="The call itself is always told.")
    ] = []


@register
class TellEvent(NodeType[Config]):
    """Tells another system what has happened, signed so that it knows who tells it.

    The call goes on at once; it is tried again for a day where the other system is away.
    """

    model = Config
    label, group, icon, place = "Tell an event", "do", "webhook", 70
    everyday = False
    summary = "{name}"
    ports = (Port("next", "Then", unwired="hint"),)
    onward = "next"

    def silent(self, config: Config) -> bool:
        return True

    def faults(self, config: Config) -> Iterator[Fault]:
        if config.address and not audio.is_address(config.address):
            text = "Write a whole web address, beginning with https://."
            yield Fault("not_an_address", "address", text)

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        told = {
            field.name: expressions.render(field.value, call.variables) for field in config.told
        }
        return Leave("next", sends=(Event(config.address, config.name, told),))
