"""From what is stored of a switch or an announcement to the engine's value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.engine.panel.announcements import Announcement as EngineAnnouncement
from flows.engine.panel.switches import Hand, SwitchDefinition
from flows.engine.panel.switches import Switch as EngineSwitch
from flows.panel.rows import Announcement, Switch

# What a switch is read from.
STORED = ("definition", "hand_position", "hand_until", "hand_reason")


def switch_of(stored: Mapping[str, Any]) -> EngineSwitch:
    """The switch of a row's `STORED` fields; raises pydantic's ValidationError."""
    hand = None
    if stored["hand_position"]:
        hand = Hand(
            position=stored["hand_position"],
            until=stored["hand_until"],
            reason=stored["hand_reason"],
        )
    return EngineSwitch(definition=SwitchDefinition.model_validate(stored["definition"]), hand=hand)


def switch_of_row(row: Switch) -> EngineSwitch:
    return switch_of({name: getattr(row, name) for name in STORED})


# What an announcement is read from, with the `prompt__sound` of its message.
FORCE = ("on", "since", "until")


def announcement_of(stored: Mapping[str, Any]) -> EngineAnnouncement:
    told = {name: stored[name] for name in FORCE}
    return EngineAnnouncement(sound=stored["prompt__sound"], **told)


def announcement_of_row(row: Announcement) -> EngineAnnouncement:
    told = {name: getattr(row, name) for name in FORCE}
    return announcement_of(told | {"prompt__sound": row.prompt.sound})


def announcing(prompt_key: str) -> list[str]:
    """The names of the announcements that play a message."""
    rows = Announcement.objects.filter(prompt__key=prompt_key)
    return list(rows.values_list("name", flat=True))
