"""Where calls go when something goes wrong."""

from __future__ import annotations

from flows.engine import fields
from flows.engine.node import Act, CallView, Leave, NodeType, Port, register


class Config(fields.Config):
    pass


@register
class WhenTrouble(NodeType[Config]):
    """Calls come here by themselves, once each, when a step fails, nobody answers or a call lasts
    too long, and no wire says where to go. Parts of this flow come here too."""

    model = Config
    label, group, icon, place = "When something goes wrong", "start", "lifebuoy", 15
    everyday = False
    catches = True
    ports = (Port("next", "Then"),)

    def silent(self, config: Config) -> bool:
        return True

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        return Leave("next")
