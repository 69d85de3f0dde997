"""Opening hours that cannot be relied on raise an alarm, on the admin's first page."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from flows.drafts import create_flow
from flows.hours.alarms import MISSING, NO_HOLIDAYS, UNREADABLE, look_for_hours_alarms
from flows.hours.editing import refresh_holidays
from flows.hours.rows import HoursAlarm, OpeningHours
from flows.publishing import publish
from tests.admin.conftest import browser
from tests.graphs import flow
from tests.personas import Persona

USING = flow(
    {
        "in": "incoming_call",
        "hours": ("opening_hours", {"hours": "the-office"}),
        "bye": "hang_up",
    },
    "in next > hours",
    "hours open > bye",
    "hours closed > bye",
)


def alarms() -> list[tuple[str, str]]:
    look_for_hours_alarms(now=timezone.now())
    return list(HoursAlarm.objects.filter(closed_at=None).values_list("key", "why"))


def test_all_well_is_no_alarm(office: OpeningHours) -> None:
    assert alarms() == []


def test_hours_that_cannot_be_read_raise_one_until_they_are_mended(office: OpeningHours) -> None:
    OpeningHours.objects.update(definition={})
    assert alarms() == alarms() == [("the-office", UNREADABLE)]
    OpeningHours.objects.update(definition=office.definition)
    assert alarms() == []
    assert HoursAlarm.objects.count() == 1


def test_hours_that_callers_need_and_nobody_has_raise_one(office: OpeningHours) -> None:
    now = timezone.now()
    made = create_flow("Reception", document=USING, user=None, now=now)
    publish(made.pk, revision=1, note="", user=None, now=now)
    OpeningHours.objects.all().delete()
    assert alarms() == [("the-office", MISSING)]


def test_holidays_that_were_not_looked_up_raise_one(office: OpeningHours) -> None:
    OpeningHours.objects.update(known_year=2020)
    assert alarms() == [("the-office", NO_HOLIDAYS)]


def test_a_country_that_is_not_known_any_more_raises_one(office: OpeningHours) -> None:
    written = office.definition | {"holidays": office.definition["holidays"] | {"country": "ZZ"}}
    OpeningHours.objects.update(definition=written)
    assert alarms() == [("the-office", NO_HOLIDAYS)]


def test_the_worker_looks_up_the_years_that_come_nearer(office: OpeningHours) -> None:
    assert refresh_holidays(now=datetime(2040, 5, 1, tzinfo=UTC)) == 1
    office.refresh_from_db()
    assert office.known_year == 2043
    assert "2043-12-24" in office.holidays


def test_the_old_year_is_known_while_it_lasts_west_of_greenwich(office: OpeningHours) -> None:
    refresh_holidays(now=datetime(2040, 1, 1, 2, tzinfo=UTC))
    office.refresh_from_db()
    assert "2039-12-31" in office.holidays


def test_hours_that_cannot_be_read_hinder_no_others(office: OpeningHours) -> None:
    OpeningHours.objects.create(
        key="broken", name="Broken", definition={}, known_year=2020, saved_at=timezone.now()
    )
    assert refresh_holidays(now=datetime(2040, 5, 1, tzinfo=UTC)) == 1


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "These opening hours cannot be relied on:"), ("sv", "De kan inte läsas")],
)
def test_the_desk_shows_it(oskar: Persona, office: OpeningHours, language: str, said: str) -> None:
    OpeningHours.objects.update(definition={})
    look_for_hours_alarms(now=timezone.now())
    page = browser(oskar.user).get("/admin/", headers={"accept-language": language})
    assert said in page.content.decode()
