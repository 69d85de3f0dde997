"""Where an imported document went on at another server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Hangup
from flows.engine.node import Act, CallView, Fault, Leave, NodeType, register


class Config(fields.Config):
    address: Annotated[
        str, fields.Text("Address", max=500, help="Ask its owner what callers met there.")
    ]


@register
class Elsewhere(NodeType[Config]):
    """Marks where an imported flow went on at another server. Draw what should happen instead."""

    model = Config
    label, group, icon, place = "Went elsewhere", "start", "link-off", 90
    summary = "{address}"
    everyday = False

    def faults(self, config: Config) -> Iterator[Fault]:
        # Refused, not warned of: nobody would answer here, and a caller would be cut off where
        # the other server spoke before.
        text = "Callers went on at another server here: draw what should happen instead."
        yield Fault("elsewhere", "address", text)

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        return Act(Hangup())
