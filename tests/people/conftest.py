"""People and a team of them, made through the same doors as over REST."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from flows.people.editing import PersonWish, create_person, create_team
from flows.people.rows import Person, Team

ANNA, BO, CIA = "+46701111111", "+46702222222", "+46703333333"


def somebody(
    name: str, *numbers: str, code: str = "", pin: str | None = None, on_duty: bool = True
) -> Person:
    return create_person(PersonWish(name, numbers, code=code, pin=pin), on_duty=on_duty)


def a_team(name: str, members: Sequence[Person]) -> Team:
    return create_team(name, members=[person.key for person in members])


@pytest.fixture
def anna(db: None) -> Person:
    return somebody("Anna", ANNA, code="11", pin="4711")


@pytest.fixture
def bo(db: None) -> Person:
    return somebody("Bo", BO)


@pytest.fixture
def cia(db: None) -> Person:
    return somebody("Cia", CIA)


@pytest.fixture
def sales(anna: Person, bo: Person, cia: Person) -> Team:
    return a_team("Sales", [anna, bo, cia])
