"""Play what is to be announced at the moment."""

from __future__ import annotations

from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Audio, Play
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Leave, Memory, NodeType, Port, register


class Config(fields.Config):
    announcement: Annotated[
        str,
        fields.Announcement(
            "Announcement", help="Put it in force in the panel; it counts for the next call."
        ),
    ]
    skippable: Annotated[
        bool, fields.Switch("May be skipped with a key", help="Off: everyone hears all of it.")
    ] = False


@register
class Announcement(NodeType[Config]):
    """Plays an announcement while it is in force, and goes straight on while it is not."""

    model = Config
    label, group, icon, place = "Announcement", "talk", "megaphone", 15
    summary = "{announcement}"
    ports = (Port("done", "Then", unwired="warning"),)
    onward = "done"

    def silent(self, config: Config) -> bool:
        # Most of the time nothing is in force.
        return True

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        announced = call.world.announcements.get(config.announcement)
        if announced is None or not announced.in_force(call.now):
            return Leave("done")
        return Act(Play(Audio(announced.sound), skippable=config.skippable))

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        return Leave("done")
