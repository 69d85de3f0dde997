"""Where a call begins."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Connect, Hangup, Play, Shipped
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Leave, Memory, NodeType, Port, register

RING_TIME = 30


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
    longest_minutes: Annotated[
        int,
        fields.Number(
            "Longest call, in minutes",
            min=1,
            max=720,
            help="Looked at between the steps: nobody is cut off in a conversation.",
        ),
    ] = 60
    fallback: Annotated[
        str | None,
        fields.PhoneOrSip(
            "If the flow cannot go on, ring",
            help="After an apology, where no step “When something goes wrong” helps.",
        ),
    ] = None


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

    def longest(self, config: Config) -> timedelta:
        return timedelta(minutes=config.longest_minutes)

    def rescue(self, config: Config, call: CallView) -> Act:
        return Act(Play(Shipped("sorry"), skippable=False), {"rings": config.fallback is not None})

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        """Comes only after `rescue`."""
        if config.fallback is not None and memory["rings"]:
            return Act(Connect((config.fallback,), RING_TIME), {"rings": False})
        return Act(Hangup())
