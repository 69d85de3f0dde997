"""What happened in one call, as data: each request and answer, each sound, each finding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Literal, TypeVar

from pydantic import Field, TypeAdapter

Purpose = Literal["start", "next", "recording", "whenhangup", "whendelivered"]
Level = Literal["finding", "failure", "warning"]
Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Placed:
    callid: str
    direction: str
    from_number: str | None
    to_number: str
    kind: Literal["placed"] = "placed"


@dataclass(frozen=True)
class Posted:
    """One request to the server; `seconds` is real time, whatever the clock's scale."""

    purpose: Purpose
    url: str
    form: dict[str, str]
    status: int | None
    answer: str
    seconds: float
    problem: str | None = None
    kind: Literal["posted"] = "posted"


@dataclass(frozen=True)
class Heard:
    sound: str
    seconds: float
    skipped: bool = False
    kind: Literal["heard"] = "heard"


@dataclass(frozen=True)
class Pressed:
    """What the fingers did in one round of a question; no keys: silence."""

    keys: str
    round: int
    rounds: int
    kind: Literal["pressed"] = "pressed"


@dataclass(frozen=True)
class Rang:
    """How each number that rang took it: success, busy, failed."""

    numbers: dict[str, str]
    seconds: float
    kind: Literal["rang"] = "rang"


@dataclass(frozen=True)
class Talked:
    number: str
    seconds: float
    kind: Literal["talked"] = "talked"


@dataclass(frozen=True)
class Recorded:
    """`recording` is the carrier's id, or local/… for what never leaves the call."""

    recording: str
    seconds: int
    whole_call: bool = False
    kind: Literal["recorded"] = "recorded"


@dataclass(frozen=True)
class Fetched:
    recording: str
    kind: Literal["fetched"] = "fetched"


@dataclass(frozen=True)
class Noted:
    level: Level
    code: str
    text: str
    kind: Literal["noted"] = "noted"


@dataclass(frozen=True)
class Ended:
    state: str
    seconds: int
    reason: str
    kind: Literal["ended"] = "ended"


Event = Placed | Posted | Heard | Pressed | Rang | Talked | Recorded | Fetched | Noted | Ended


@dataclass(frozen=True)
class Entry:
    """An event and the second of the call at which it began."""

    at: float
    event: Annotated[Event, Field(discriminator="kind")]


ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)


def _nobody(entry: Entry) -> None:
    pass


@dataclass
class Transcript:
    """Grows while the call goes on; `watch` is told of every entry as it comes."""

    watch: Callable[[Entry], None] = _nobody
    entries: list[Entry] = field(default_factory=list)

    def note(self, event: Event, *, at: float) -> None:
        self.add(Entry(round(at, 3), event))

    def add(self, entry: Entry) -> None:
        self.entries.append(entry)
        self.watch(entry)

    def each(self, kind: type[Kind]) -> list[Kind]:
        return [entry.event for entry in self.entries if isinstance(entry.event, kind)]

    @property
    def ended(self) -> Ended | None:
        return next(iter(self.each(Ended)), None)

    @property
    def faults(self) -> list[Noted]:
        """Findings and failures: what a careful reader would want mended. Slowness only warns."""
        return [noted for noted in self.each(Noted) if noted.level != "warning"]
