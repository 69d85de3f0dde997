"""People and teams reach the call face within a second, whoever changes them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from flows import worlds
from flows.people.duty import By, set_duty
from flows.people.editing import save_team
from flows.people.rows import DutyHow, DutyLine, Person, PersonNumber, Team
from tests.hours.test_world import _listening, soon
from tests.people.conftest import ANNA, BO
from tests.personas import Persona

__all__ = ["_listening"]


def known() -> tuple[tuple[str, ...], bool] | None:
    person = worlds.current().people.get("anna")
    return (person.numbers, person.on) if person else None


def members_known() -> tuple[str, ...] | None:
    team = worlds.current().teams.get("sales")
    return team.members if team else None


@pytest.mark.usefixtures("_listening")
def test_duty_is_known_within_a_second(anna: Person) -> None:
    assert soon(lambda: known() == ((ANNA,), True), within=1)
    by = By(DutyHow.PANEL)
    set_duty("anna", on=False, until=None, by=by, now=timezone.now())
    assert soon(lambda: known() == ((ANNA,), False), within=1)


@pytest.mark.usefixtures("_listening")
def test_a_number_changed_by_sql_is_heard_of_too(anna: Person) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE flows_personnumber SET number = %s", [BO])
    assert soon(lambda: known() == ((BO,), True), within=1)


@pytest.mark.usefixtures("_listening")
def test_members_are_known_within_a_second(sales: Team) -> None:
    save_team("sales", base_revision=1, name="Sales", members=["cia"])
    assert soon(lambda: members_known() == ("cia",), within=1)


def test_a_person_who_cannot_be_read_leaves_the_others(anna: Person, bo: Person) -> None:
    PersonNumber.objects.filter(person=anna).delete()
    people = worlds.refresh().people
    assert people["anna"] is None
    assert people["bo"] is not None


def test_a_team_without_members_is_one(db: None) -> None:
    Team.objects.create(key="empty", name="Empty")
    team = worlds.refresh().teams["empty"]
    assert team is not None
    assert team.members == ()


def test_duty_changed_in_the_admin_is_written_down(oskar: Persona, anna: Person) -> None:
    browser = Client()
    browser.force_login(oskar.user)
    form = {"action": "take_off_duty", "_selected_action": [anna.pk]}
    assert browser.post("/admin/flows/person/", form).status_code == 302
    line = DutyLine.objects.get()
    assert (line.on, line.how, line.by) == (False, "admin", oskar.user)


def test_who_may_only_review_changes_no_duty_in_the_admin(rut: Persona, anna: Person) -> None:
    browser = Client()
    browser.force_login(rut.user)
    form = {"action": "take_off_duty", "_selected_action": [anna.pk]}
    browser.post("/admin/flows/person/", form)
    assert DutyLine.objects.count() == 0
