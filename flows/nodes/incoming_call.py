"""Where a call begins."""

from __future__ import annotations

from flows.engine import fields
from flows.engine.node import Act, CallView, Leave, NodeType, Port, register


class Config(fields.Config):
    pass


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
        return Leave("next")
