"""People and teams made, saved against the revision they are based on, deleted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from flows.engine.people import MOST_MEMBERS
from flows.naming import require_readable_name
from flows.people.numbers import understood_all
from flows.people.pins import set_pin
from flows.people.reading import find_person, find_team, no_such_person, no_such_team
from flows.people.rows import LONGEST_CODE, Person, PersonNumber, Team, TeamMember
from flows.problems import Conflict, Problem
from flows.shared.uses import require_unused

KEY_LENGTH = 64
_CODE = re.compile(rf"[0-9]{{2,{LONGEST_CODE}}}", re.ASCII)


@dataclass(frozen=True)
class PersonWish:
    """`numbers` as people type them, the main one first; `pin` None leaves it, empty takes it."""

    name: str
    numbers: Sequence[str]
    note: str = ""
    code: str = ""
    pin: str | None = None


@transaction.atomic
def create_person(wish: PersonWish, *, on_duty: bool = True) -> Person:
    person = Person(key=_free_key(Person, wish.name, "person"), on_duty=on_duty)
    _write_person(person, wish)
    return find_person(person.key)


@transaction.atomic
def save_person(key: str, wish: PersonWish, *, base_revision: int) -> Person:
    """The next revision, if nobody has saved since `base_revision`; calls meet it at once."""
    person = locked_person(key)
    _require_newest(person, base_revision)
    person.revision += 1
    _write_person(person, wish)
    return find_person(key)


@transaction.atomic
def delete_person(key: str) -> None:
    """Delete a person whom no drawing, no live program and no team names."""
    person = locked_person(key)
    sentence = _("“{name}” is used in {flows}: choose somebody else there first.")
    require_unused("person", key, sentence, name=person.name)
    teams = Team.objects.filter(members__person=person).values_list("name", flat=True)
    if teams:
        names = ", ".join(f"“{team}”" for team in teams)
        sentence = _("“{name}” is a member of {teams}: take them out of there first.")
        raise Conflict(sentence.format(name=person.name, teams=names))
    person.delete()


@transaction.atomic
def create_team(name: str, *, members: Sequence[str]) -> Team:
    team = Team(key=_free_key(Team, name, "team"))
    _write_team(team, name, members)
    return find_team(team.key)


@transaction.atomic
def save_team(key: str, *, base_revision: int, name: str, members: Sequence[str]) -> Team:
    """As `save_person`; `members` are keys of people, in the order in which they are rung."""
    team = _locked_team(key)
    _require_newest(team, base_revision)
    team.revision += 1
    _write_team(team, name, members)
    return find_team(key)


@transaction.atomic
def delete_team(key: str) -> None:
    """Delete a team that no drawing and no live program names."""
    team = _locked_team(key)
    sentence = _("“{name}” is used in {flows}: choose another team there first.")
    require_unused("team", key, sentence, name=team.name)
    team.delete()


def locked_person(key: str) -> Person:
    person = Person.objects.select_for_update().filter(key=key).first()
    if person is None:
        raise no_such_person()
    return person


def _locked_team(key: str) -> Team:
    team = Team.objects.select_for_update().filter(key=key).first()
    if team is None:
        raise no_such_team()
    return team


def _require_newest(row: Person | Team, base_revision: int) -> None:
    if row.revision != base_revision:
        sentence = _("“{name}” was saved elsewhere in the meantime: load the page anew.")
        raise Conflict(sentence.format(name=row.name), revision=row.revision)


def _write_person(person: Person, wish: PersonWish) -> None:
    require_readable_name(wish.name)
    numbers = understood_all(list(wish.numbers))
    if wish.code and not _CODE.fullmatch(wish.code):
        raise _refused("code", _("Use 2 to {n} digits for the code.").format(n=LONGEST_CODE))
    person.name, person.note, person.code = wish.name, wish.note, wish.code or None
    taken = Person.objects.exclude(pk=person.pk).filter(code=person.code).first()
    if taken is not None and person.code:
        sentence = _("{name} has this code already: choose another one.")
        raise _refused("code", sentence.format(name=taken.name))
    _save_under_free_name(person, _("There is already somebody called “{name}”."))
    _write_numbers(person, numbers)
    if wish.pin is not None:
        set_pin(person, wish.pin)


def _write_numbers(person: Person, numbers: list[str]) -> None:
    others = PersonNumber.objects.exclude(person=person).select_related("person")
    for place, number in enumerate(numbers):
        if (of_another := others.filter(number=number).first()) is not None:
            raise _taken(number, of_another.person.name, f"numbers.{place}")
    if numbers == list(person.numbers.values_list("number", flat=True)):
        return
    person.numbers.all().delete()
    rows = [
        PersonNumber(person=person, position=place, number=number)
        for place, number in enumerate(numbers)
    ]
    try:
        with transaction.atomic():
            PersonNumber.objects.bulk_create(rows)
    except IntegrityError:
        # Somebody was faster.
        raise _taken(numbers[0], _("Somebody"), "numbers.0") from None


def _write_team(team: Team, name: str, keys: Sequence[str]) -> None:
    require_readable_name(name)
    wanted = list(dict.fromkeys(keys))
    if len(wanted) > MOST_MEMBERS:
        raise _refused("members", _("Keep at most {n} members.").format(n=MOST_MEMBERS))
    # Locked, so that none of them is deleted meanwhile.
    rows = Person.objects.select_for_update().filter(key__in=wanted).order_by("pk")
    people = {person.key: person for person in rows}
    if people.keys() != set(wanted):
        raise _refused("members", no_such_person().sentence)
    team.name = name
    _save_under_free_name(team, _("There is already a team called “{name}”."))
    team.members.all().delete()
    TeamMember.objects.bulk_create(
        TeamMember(team=team, person=people[key], position=place)
        for place, key in enumerate(wanted)
    )


def _save_under_free_name(row: Person | Team, sentence: str) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise _refused("name", sentence.format(name=row.name)) from None


def _free_key(model: type[Person] | type[Team], name: str, otherwise: str) -> str:
    stem = slugify(name)[: KEY_LENGTH - 8] or otherwise
    keys = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    taken = set(model.objects.filter(key__startswith=stem).values_list("key", flat=True))
    return next(key for key in keys if key not in taken)


def _taken(number: str, name: str, place: str) -> Problem:
    sentence = _("{name} has the number {number} already: two people cannot have the same.")
    return _refused(place, sentence.format(name=name, number=number))


def _refused(place: str, sentence: str) -> Problem:
    return Problem(sentence, **{place: [sentence]})
