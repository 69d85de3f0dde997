"""Duty changed by SMS: what is understood, what is answered, who is listened to."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest

from flows.people.rows import DutyLine, Person
from flows.texting.answering import answer_message
from flows.texting.duty import read_message
from flows.texting.times import Clock
from tests.call_face import CallFace
from tests.calls.conftest import URLENCODED, _call_face
from tests.people.conftest import ANNA, BO
from webhooks.models import Number
from webhooks.numbers import add_number

__all__ = ["_call_face"]
NOON = datetime.fromisoformat("2026-05-04T12:00:00+02:00")
HELP = "Write “on” or “off”, with a time if you like: “off until 17:00”. Nothing was changed."


@pytest.fixture
def ours(db: None) -> Number:
    return add_number("+46766861004")


def text(number: Number, message: str, *, sender: str = ANNA, secret: str = "") -> tuple[str, str]:
    """What is sent back, and as what."""
    address = f"/elks/sms/{number.number.removeprefix('+')}/{secret or number.secret}"
    form = {"id": "s1", "from": sender, "to": number.number, "message": message}
    answer: Any = CallFace().post(address, urlencode(form), content_type=URLENCODED)
    assert answer.status_code == 200
    return answer.content.decode(), answer["Content-Type"]


@pytest.mark.parametrize(
    ("said", "on"),
    [
        *(("on", True), ("On.", True), (" IN ", True), ("på", True), ("PÅ!", True)),
        *(("off", False), ("out", False), ("ut", False), ("Av", False)),
    ],
)
def test_words_of_both_languages_are_understood(said: str, on: bool) -> None:
    asked = read_message(said)
    assert asked is not None
    assert (asked.on, asked.clock) == (on, None)


@pytest.mark.parametrize(
    ("said", "clock"),
    [
        ("off until 17:00", (17, 0)),
        ("off until17:00", (17, 0)),
        ("av till 8", (8, 0)),
        ("på till 08.30", (8, 30)),
        ("on 1745", (17, 45)),
        ("in to 9:05!", (9, 5)),
    ],
)
def test_a_time_is_understood_as_people_write_it(said: str, clock: tuple[int, int]) -> None:
    asked = read_message(said)
    assert asked is not None
    assert asked.clock == Clock(*clock)


@pytest.mark.parametrize(
    "said", ["", "hello", "on please", "off until 25:00", "off until 12:60", "off until", "off17"]
)
def test_whatever_else_is_said_is_not_understood(said: str) -> None:
    assert read_message(said) is None


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("off", "Anna: you are off duty."),
        ("av", "Anna: du är ledig."),
        ("off until 17:00", "Anna: you are off duty until 17:00."),
        ("på till 15", "Anna: du är i tjänst till 15:00."),
        ("off until 11", "Anna: you are off duty until tomorrow 11:00."),
        ("hello", HELP),
    ],
)
def test_an_answer_says_what_holds_now(anna: Person, said: str, answer: str) -> None:
    assert answer_message(ANNA, said, now=NOON) == answer


def test_a_time_that_has_passed_today_is_that_of_tomorrow(anna: Person) -> None:
    answer_message(ANNA, "off until 11", now=NOON)
    until = Person.objects.get().duty_until
    assert until == datetime.fromisoformat("2026-05-05T11:00:00+02:00")


def test_a_time_that_the_clock_skips_is_the_next_there_is(anna: Person) -> None:
    answer_message(ANNA, "off until 02:30", now=datetime.fromisoformat("2026-03-28T22:00:00+01:00"))
    until = Person.objects.get().duty_until
    assert until is not None
    assert until > datetime.fromisoformat("2026-03-29T00:00:00+00:00")


def test_a_message_from_a_persons_number_changes_their_duty(anna: Person, ours: Number) -> None:
    assert text(ours, "off") == ("Anna: you are off duty.", "text/plain; charset=utf-8")
    line = DutyLine.objects.get()
    assert (line.on, line.how, line.number) == (False, "sms", ANNA)


def test_the_same_message_posted_again_makes_no_second_line(anna: Person, ours: Number) -> None:
    assert text(ours, "off") == text(ours, "off")
    assert DutyLine.objects.count() == 1


def test_strangers_get_no_answer(anna: Person, ours: Number) -> None:
    assert text(ours, "off", sender=BO)[0] == ""
    assert Person.objects.get().on_duty


def test_a_wrong_address_changes_nothing(anna: Person, ours: Number) -> None:
    assert text(ours, "off", secret="made-up")[0] == ""
    assert Person.objects.get().on_duty


def test_a_message_that_comes_late_means_the_day_it_was_written(anna: Person) -> None:
    written = NOON - timedelta(hours=3)
    assert answer_message(ANNA, "off until 13:00", now=NOON, written=written).endswith("13:00.")
    late = answer_message(ANNA, "off until 11", now=NOON, written=written)
    assert late == "Your message came too late: 11:00 has passed. Nothing was changed."
