"""From rows to what calls meet, and people as the studio shows them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from flows.engine import people as engine
from flows.people.rows import Person, PersonNumber, Team, TeamMember
from flows.problems import Missing
from flows.shared.kind import Row, SharedKind


def find_person(key: str) -> Person:
    found = shown_people().filter(key=key).first()
    if found is None:
        raise no_such_person()
    return found


def find_team(key: str) -> Team:
    found = shown_teams().filter(key=key).first()
    if found is None:
        raise no_such_team()
    return found


def shown_people() -> QuerySet[Person]:
    """With all that a list shows of them."""
    return Person.objects.select_related("pin").prefetch_related("numbers", "memberships__team")


def shown_teams() -> QuerySet[Team]:
    return Team.objects.prefetch_related("members__person")


def no_such_person() -> Missing:
    return Missing(_("This person is not in the list: somebody may have deleted them."))


def no_such_team() -> Missing:
    return Missing(_("This team does not exist: somebody may have deleted it."))


def duty_of(person: Person, now: datetime) -> tuple[bool, datetime | None]:
    """Whether somebody is on duty now, and until when that holds; None: until it is changed."""
    on, until = person.on_duty, person.duty_until
    return (on, until) if until is None or now < until else (not on, None)


def _people_rows() -> Mapping[str, Row]:
    numbers: dict[int, list[str]] = {}
    for person_id, number in PersonNumber.objects.order_by("position").values_list(
        "person_id", "number"
    ):
        numbers.setdefault(person_id, []).append(number)
    rows = Person.objects.values("pk", "key", "name", "code", "on_duty", "duty_until")
    return {row["key"]: {**row, "numbers": numbers.get(row["pk"], [])} for row in rows}


def _read_person(row: Row) -> engine.Person:
    return engine.Person.model_validate(
        {
            "name": row["name"],
            "numbers": row["numbers"],
            "code": row["code"] or "",
            "on": row["on_duty"],
            "until": row["duty_until"],
        }
    )


def _numbers() -> Mapping[str, list[str]]:
    rows = PersonNumber.objects.order_by("position").values_list("person__key", "number")
    found: dict[str, list[str]] = {}
    for key, number in rows:
        found.setdefault(key, []).append(number)
    return {key: found.get(key, []) for key in Person.objects.values_list("key", flat=True)}


def _team_rows() -> Mapping[str, Row]:
    members = ArrayAgg("members__person__key", order_by="members__position", default=[])
    rows = Team.objects.annotate(keys=members).values("key", "name", "keys")
    # A team without members aggregates to one null.
    return {
        row["key"]: {**row, "keys": [key for key in row["keys"] if key is not None]} for row in rows
    }


def _read_team(row: Row) -> engine.Team:
    return engine.Team.model_validate({"name": row["name"], "members": row["keys"]})


def _main_numbers() -> Mapping[str, list[str]]:
    """By team: the numbers it rings."""
    rows = TeamMember.objects.filter(person__numbers__position=0).order_by("position")
    found: dict[str, list[str]] = {}
    for key, number in rows.values_list("team__key", "person__numbers__number"):
        found.setdefault(key, []).append(number)
    return {key: found.get(key, []) for key in Team.objects.values_list("key", flat=True)}


def _named(model: Any) -> dict[str, str]:
    return dict(model.objects.values_list("key", "name"))


PEOPLE = SharedKind(
    "people",
    rows=_people_rows,
    read=_read_person,
    within=_numbers,
    named=lambda: _named(Person),
)
TEAMS = SharedKind(
    "teams",
    rows=_team_rows,
    read=_read_team,
    within=_main_numbers,
    named=lambda: _named(Team),
)
