"""The world that calls meet: heard of at once, kept through outages, open where it is broken."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import InterfaceError, connection, transaction
from django.test import override_settings
from django.utils import timezone

from flows import worlds
from flows.hours.editing import set_override
from flows.hours.rows import OpeningHours
from flows.hours.shared import HOURS
from tests.builders import an_answered_number
from webhooks.line import known_numbers, listening
from webhooks.line.learning import learn


def set_by_hand(kind: str) -> None:
    set_override("the-office", kind=kind, until=None, reason="", user=None, now=timezone.now())


def known() -> str:
    calendar = worlds.current().hours.get("the-office")
    return calendar.override.kind if calendar and calendar.override else ""


def soon(true: Callable[[], bool], *, within: float = 5.0) -> bool:
    until = time.monotonic() + within
    while not true() and time.monotonic() < until:
        time.sleep(0.01)
    return true()


def listeners() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity"
            " WHERE application_name = 'antler world' AND datname = current_database()"
        )
        return [pid for (pid,) in cursor.fetchall()]


@pytest.fixture
def _listening(transactional_db: None) -> Iterator[None]:
    """The call face's thread, which ends with the test."""
    ended = threading.Event()
    listening.listen_for_ever(ended)
    assert soon(lambda: bool(listeners()))
    yield
    ended.set()
    end_listeners()
    assert soon(lambda: not listeners())


def end_listeners() -> None:
    with connection.cursor() as cursor:
        for pid in listeners():
            cursor.execute("SELECT pg_terminate_backend(%s)", [pid])


@pytest.mark.usefixtures("_listening")
def test_a_change_is_known_within_a_second(office: OpeningHours) -> None:
    assert soon(lambda: "the-office" in worlds.current().hours, within=1)
    set_by_hand("closed")
    assert soon(lambda: known() == "closed", within=1)


@pytest.mark.usefixtures("_listening")
def test_a_change_by_sql_is_heard_of_too(office: OpeningHours) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE flows_openinghours SET override_kind = 'open'")
    assert soon(lambda: known() == "open", within=1)


@pytest.mark.usefixtures("_listening")
def test_what_changed_while_the_connection_was_lost_is_known_after_it(
    office: OpeningHours,
) -> None:
    before = listeners()
    with transaction.atomic():
        end_listeners()
        set_by_hand("closed")
    assert soon(lambda: known() == "closed")
    assert soon(lambda: bool(listeners()))
    assert listeners() != before


def test_only_hours_that_changed_are_read_again(office: OpeningHours) -> None:
    before = worlds.refresh().hours["the-office"]
    assert worlds.refresh().hours["the-office"] is before
    set_by_hand("open")
    assert worlds.refresh().hours["the-office"] is not before


def test_one_that_cannot_be_read_leaves_the_others(office: OpeningHours) -> None:
    OpeningHours.objects.create(
        key="broken", name="Broken", definition={}, known_year=2026, saved_at=timezone.now()
    )
    hours = worlds.refresh().hours
    assert hours["broken"] is None
    assert hours["the-office"] is not None


def test_whatever_is_wrong_with_one_it_is_none() -> None:
    assert worlds._read("without-columns", {}, HOURS) is None


def test_nobody_waits_for_another_one_who_reads(office: OpeningHours) -> None:
    worlds.forget()
    with worlds._lock:
        assert worlds.current().hours == {}


def test_the_clock_goes_right_before_anything_is_read() -> None:
    worlds.forget()
    with worlds._lock, override_settings(TIME_ZONE="Europe/Stockholm", EMAIL_LANGUAGE="sv"):
        world = worlds.current()
    assert (world.zone, world.language) == ("Europe/Stockholm", "sv")


def fail_to_read_hours(execute: Any, sql: str, *rest: Any) -> Any:
    if "flows_openinghours" in sql:
        raise InterfaceError("connection already closed")
    return execute(sql, *rest)


def test_a_connection_that_is_lost_leaves_an_empty_world(office: OpeningHours) -> None:
    worlds.forget()
    with connection.execute_wrapper(fail_to_read_hours):
        assert worlds.current().hours == {}


def test_numbers_are_learnt_without_the_opening_hours(db: None) -> None:
    number = an_answered_number()
    known_numbers.forget(number.number)
    with connection.execute_wrapper(fail_to_read_hours):
        learn()
    assert known_numbers.find(number.number)


def test_a_process_that_has_learnt_nothing_reads_once(office: OpeningHours) -> None:
    worlds.forget()
    assert "the-office" in worlds.current().hours
    with connection.execute_wrapper(lambda *_: pytest.fail("asked again")):
        worlds.current()
