"""What a server may ask for: five verbs, each with what goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True)
class Connect:
    verb: ClassVar[str] = "connect"
    targets: tuple[str, ...]
    caller_id: str | None = None
    timeout: float | None = None
    time_limit: float | None = None

    @property
    def argument(self) -> str:
        return ",".join(self.targets)


@dataclass(frozen=True)
class Play:
    verb: ClassVar[str] = "play"
    sound: str
    skippable: bool = True

    @property
    def argument(self) -> str:
        return self.sound


@dataclass(frozen=True)
class Ask:
    verb: ClassVar[str] = "ivr"
    sound: str
    digits: int = 1
    timeout: float = 10.0
    repeat: int = 3

    @property
    def argument(self) -> str:
        return self.sound


@dataclass(frozen=True)
class Record:
    """`to` is where the recording is announced, or `local/<name>` to play it in the same call."""

    verb: ClassVar[str] = "record"
    to: str
    time_limit: float = 120.0
    stops_on_silence: bool = True

    @property
    def argument(self) -> str:
        return self.to


@dataclass(frozen=True)
class Hangup:
    verb: ClassVar[str] = "hangup"
    cause: str

    @property
    def argument(self) -> str:
        return self.cause


Action = Connect | Play | Ask | Record | Hangup


@dataclass(frozen=True)
class Finding:
    """Something a strict carrier could refuse; the stand-in notes it and goes on."""

    code: str
    text: str


@dataclass(frozen=True)
class Document:
    """One answer of the server: an action, where to go from it, and what to remember.

    `ways` holds addresses and, for control flow written as JSON, whole documents.
    """

    action: Action | None
    ways: Mapping[str, str | Document] = field(default_factory=dict)
    record_call: str | None = None
    when_hangup: str | None = None
