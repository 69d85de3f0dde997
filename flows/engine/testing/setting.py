"""The world of a test: as it is written, with what people set by hand as the test says it.

Otherwise a test would fail on the day on which somebody opens, closes, flips a switch or goes off
duty.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from flows.engine.panel.switches import Hand
from flows.engine.world import World


class Setting(Protocol):
    """Switches in another position than their own, announcements in force, people off duty."""

    @property
    def switches(self) -> Mapping[str, str]: ...
    @property
    def announced(self) -> Collection[str]: ...
    @property
    def off_duty(self) -> Collection[str]: ...


def set_as(world: World, setting: Setting) -> World:
    """Nothing is by hand but what the setting says; what cannot be read stays so."""
    return world.model_copy(
        update={
            "hours": {
                key: one and one.model_copy(update={"override": None})
                for key, one in world.hours.items()
            },
            "switches": {
                key: one and one.model_copy(update={"hand": _hand(setting.switches.get(key))})
                for key, one in world.switches.items()
            },
            "announcements": {
                key: one
                and one.model_copy(
                    update={"on": key in setting.announced, "since": None, "until": None}
                )
                for key, one in world.announcements.items()
            },
            "people": {
                key: one
                and one.model_copy(update={"on": key not in setting.off_duty, "until": None})
                for key, one in world.people.items()
            },
        }
    )


def _hand(position: str | None) -> Hand | None:
    return None if position is None else Hand(position=position)
