"""Where a call begins."""

from __future__ import annotations

from typing import Annotated

from flows.engine import fields
from flows.engine.node import Act, CallView, Leave, NodeType, Port, register


class Input(fields.Config):
    name: Annotated[str, fields.Variable("Name")]
    value: Annotated[
        str, fields.Text("Otherwise", max=500, help="What it is when nothing is given along.")
    ] = ""


class Config(fields.Config):
    inputs: Annotated[
        list[Input],
        fields.Items(
            "Given along",
            max=20,
            help="What an outgoing call, or a flow that uses this one, brings.",
        ),
    ] = []


@register
class IncomingCall(NodeType[Config]):
    """A call to one of your numbers begins here. Connect it to what callers hear first."""

    model = Config
    label, group, icon, place = "Incoming call", "start", "phone-incoming", 10
    entry = True
    ports = (Port("next", "Begins"),)

    def silent(self, config: Config) -> bool:
        return True

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        return Leave("next", unless_known={given.name: given.value for given in config.inputs})
