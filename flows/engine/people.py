"""People and teams as calls meet them: whom to ring, who is on duty, who is in a call."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

# 46elks voice-connect: so many numbers ring at once at most.
MOST_AT_ONCE = 10
MOST_MEMBERS = 50
Order = Literal["fixed", "rotating", "least_recent", "random"]


class Person(BaseModel):
    """`numbers` are E.164 or SIP, the main one first; `code` is what a person keys to be known by.

    `on` holds until `until`, and from then on the opposite does.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    numbers: tuple[str, ...] = Field(min_length=1)
    code: str = ""
    on: bool = True
    until: datetime | None = None

    @property
    def main(self) -> str:
        return self.numbers[0]

    def on_duty(self, now: datetime) -> bool:
        return self.on if self.until is None or now < self.until else not self.on

    def in_call(self, busy: Collection[str]) -> bool:
        return any(number in busy for number in self.numbers)


class Team(BaseModel):
    """`members` are keys of people, in the order in which they are rung."""

    model_config = ConfigDict(frozen=True)

    name: str
    members: tuple[str, ...] = ()


People = Mapping[str, Person | None]
Member = tuple[str, Person]


@dataclass(frozen=True)
class Call:
    """What decides whom a call may ring: the moment, and who is in another call."""

    now: datetime
    busy: frozenset[str]

    def free(self, person: Person) -> bool:
        return person.on_duty(self.now) and not person.in_call(self.busy)


def members(team: Team | None, people: People) -> list[Member]:
    """Those of a team that are there and can be read, in its order."""
    found = ((key, people.get(key)) for key in (team.members if team else ()))
    return [(key, person) for key, person in found if person is not None]


def anybody_on_duty(of: Sequence[Member], now: datetime) -> bool:
    return any(person.on_duty(now) for _, person in of)


def arranged(
    of: Sequence[Member], order: Order, *, rung: Mapping[str, datetime], seed: str
) -> list[Member]:
    """In the order in which a call tries them; `rung` is when each number was last rung."""
    if order == "rotating":
        begin = _after_the_last(of, rung)
        return [*of[begin:], *of[:begin]]
    if order == "least_recent":
        # Those who were never rung come first, in the team's order.
        return sorted(of, key=lambda member: _last_rung(member, rung))
    if order == "random":
        return sorted(of, key=lambda member: sha256(f"{seed} {member[0]}".encode()).digest())
    return list(of)


def known_by_number(people: People, number: str) -> str | None:
    """The key of the person who has this number."""
    return next(
        (key for key, person in people.items() if person and number and number in person.numbers),
        None,
    )


def known_by_code(people: People, code: str) -> str | None:
    """The key of the person who keys this code."""
    return next(
        (key for key, person in people.items() if person and code and code == person.code), None
    )


def _after_the_last(of: Sequence[Member], rung: Mapping[str, datetime]) -> int:
    last = max(range(len(of)), key=lambda place: _last_rung(of[place], rung), default=0)
    never = not of or not _last_rung(of[last], rung)
    return 0 if never else (last + 1) % len(of)


def _last_rung(member: Member, rung: Mapping[str, datetime]) -> float:
    """Seconds since 1970; 0 for one who never was."""
    at = rung.get(member[1].main)
    return at.timestamp() if at else 0
