"""Fields that name something which flows share, or a name within it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, ClassVar

from flows.engine.fields.basic import Kind, Text


@dataclass(frozen=True)
class Shared(Kind):
    """Something that several flows share and that changes without publishing, by its key.

    `gone` is the code and the sentence for one that does not exist; the kind's own name is the
    sentence's place.
    """

    gone: ClassVar[tuple[str, str]]
    # The code and the sentence of one that holds nothing within.
    hollow: ClassVar[tuple[str, str] | None] = None


@dataclass(frozen=True)
class NameIn(Text):
    """One of the names within what the field `of`, beside it or beside its list, names.

    `gone` is the code, the sentence and the sentence's place for a name it has no more.
    """

    gone: ClassVar[tuple[str, str, str]]
    max: int = 60
    of: str = ""

    def describe(self) -> dict[str, Any]:
        return {"of": self.of}


@dataclass(frozen=True)
class Hours(Shared):
    """Opening hours; the names within are those of their exceptions."""

    kind: ClassVar[str] = "hours"
    gone = "no_hours", "The opening hours “{hours}” do not exist: choose others."


@dataclass(frozen=True)
class HoursException(NameIn):
    kind: ClassVar[str] = "hours_exception"
    gone = (
        "no_exception",
        "The opening hours have no “{exception}” any more: no call takes this way.",
        "exception",
    )
    of: str = "hours"


@dataclass(frozen=True)
class SharedSwitch(Shared):
    """A switch that people flip; the names within are its positions."""

    kind: ClassVar[str] = "shared_switch"
    gone = "no_switch", "The switch “{shared_switch}” does not exist: choose another."


@dataclass(frozen=True)
class SwitchPosition(NameIn):
    kind: ClassVar[str] = "switch_position"
    gone = (
        "no_position",
        "The switch has no “{position}” any more: no call takes this way.",
        "position",
    )
    of: str = "switch"


@dataclass(frozen=True)
class PositionToSet(SwitchPosition):
    gone = (
        "no_position_to_set",
        "The switch has no “{position}” any more: nobody can set it to that.",
        "position",
    )


@dataclass(frozen=True)
class Announcement(Shared):
    kind: ClassVar[str] = "announcement"
    gone = "no_announcement", "The announcement “{announcement}” does not exist: choose another."


@dataclass(frozen=True)
class Table(Shared):
    """A small table; the names within are its columns."""

    kind: ClassVar[str] = "table"
    gone = "no_table", "The table “{table}” does not exist: choose another."


@dataclass(frozen=True)
class TableColumn(NameIn):
    kind: ClassVar[str] = "table_column"
    gone = (
        "no_column",
        "The table has no column “{column}” any more: nothing is found there.",
        "column",
    )
    of: str = "table"


@dataclass(frozen=True)
class CallerList(Shared):
    kind: ClassVar[str] = "caller_list"
    gone = "no_list", "The list “{caller_list}” does not exist: choose another."


@dataclass(frozen=True)
class Rung(Shared):
    """Somebody; the names within are the numbers. `rings`: the step rings them."""

    rings: bool = dataclasses.field(default=True, kw_only=True)


@dataclass(frozen=True)
class Person(Rung):
    kind: ClassVar[str] = "person"
    gone = "no_person", "The person “{person}” does not exist: choose somebody else."


@dataclass(frozen=True)
class Team(Rung):
    kind: ClassVar[str] = "team"
    gone = "no_team", "The team “{team}” does not exist: choose another one."
    hollow = "no_members", "The team “{team}” has no members: add some under People."


@dataclass(frozen=True)
class VoicemailBox(Shared):
    kind: ClassVar[str] = "voicemail_box"
    gone = "no_box", "The voicemail box “{voicemail_box}” does not exist: choose another one."
