"""PINs: tried so often and no more."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from flows.people.duty import set_duty_by_pin
from flows.people.pins import LOCKED_FOR, MOST_WRONG, pin_fits, set_pin
from flows.people.rows import Person

NOW = timezone.now()


def try_wrong(times: int) -> None:
    for _try in range(times):
        assert not pin_fits("anna", "0000", now=NOW)


def test_the_right_pin_fits_and_forgets_the_wrong_ones(anna: Person) -> None:
    try_wrong(MOST_WRONG - 1)
    assert pin_fits("anna", "4711", now=NOW)
    try_wrong(MOST_WRONG - 1)
    assert pin_fits("anna", "4711", now=NOW)


def test_after_too_many_wrong_ones_the_right_one_is_refused_for_an_hour(anna: Person) -> None:
    try_wrong(MOST_WRONG)
    assert not pin_fits("anna", "4711", now=NOW + LOCKED_FOR - timedelta(seconds=1))
    assert pin_fits("anna", "4711", now=NOW + LOCKED_FOR)


def test_one_more_wrong_one_after_that_hour_is_another_hour(anna: Person) -> None:
    try_wrong(MOST_WRONG)
    later = NOW + LOCKED_FOR
    assert not pin_fits("anna", "0000", now=later)
    assert not pin_fits("anna", "4711", now=later + timedelta(minutes=59))


def test_another_pin_ends_a_lock(anna: Person) -> None:
    try_wrong(MOST_WRONG)
    set_pin(anna, "0815")
    assert pin_fits("anna", "0815", now=NOW)


def test_who_has_no_pin_or_is_nobody_is_refused(bo: Person) -> None:
    for key in ("bo", "", "nobody"):
        assert set_duty_by_pin(key, "", on=False, number="", now=NOW) == "refused"
    assert Person.objects.get().on_duty
