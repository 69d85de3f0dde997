"""When somebody is rung again: examples with fixed clocks, and what holds for all of them."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webhooks.outgoing.planning import Hours, Reason, Retry, next_attempt, reason_of

STOCKHOLM = ZoneInfo("Europe/Stockholm")
OFFICE = Hours(STOCKHOLM, frozenset({1, 2, 3, 4, 5}), time(9), time(17))
ALWAYS = Hours(STOCKHOLM, frozenset(range(1, 8)))
RULES: dict[Reason, Retry] = {
    "busy": Retry(2, timedelta(minutes=5)),
    "no_answer": Retry(1, timedelta(hours=2)),
    "failed": Retry(0, timedelta(minutes=1)),
}


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("asked", "allowed"),
    [
        ("2026-05-04T09:00", "2026-05-04T09:00"),
        ("2026-05-04T16:59:59", "2026-05-04T16:59:59"),
        ("2026-05-04T08:59", "2026-05-04T09:00"),
        ("2026-05-04T17:00", "2026-05-05T09:00"),
        ("2026-05-08T18:00", "2026-05-11T09:00"),
        # The clocks went forward in between, on Sunday.
        ("2026-03-27T20:00", "2026-03-30T09:00"),
    ],
)
def test_people_are_rung_within_their_hours(asked: str, allowed: str) -> None:
    assert OFFICE.next_allowed(local(asked)) == local(allowed)


def test_an_hour_that_a_change_of_clocks_skips_is_waited_for_until_the_next_day() -> None:
    night = Hours(STOCKHOLM, frozenset(range(1, 8)), time(2), time(3))
    assert night.next_allowed(local("2026-03-29T00:00")) == local("2026-03-30T02:00")


@pytest.mark.parametrize(
    ("ended", "again"),
    [
        (["busy"], "2026-05-04T12:05"),
        (["busy", "busy"], "2026-05-04T12:05"),
        (["busy", "busy", "busy"], None),
        (["no_answer"], "2026-05-04T14:00"),
        (["busy", "no_answer"], "2026-05-04T14:00"),
        (["no_answer", "busy", "no_answer"], None),
        (["failed"], None),
    ],
)
def test_each_reason_has_its_own_pause_and_number_of_tries(
    ended: list[Reason], again: str | None
) -> None:
    at = next_attempt(RULES, ended, hours=OFFICE, now=local("2026-05-04T12:00"))
    assert at == (again and local(again))


def test_a_pause_that_ends_at_night_ends_in_the_morning() -> None:
    at = next_attempt(RULES, ["no_answer"], hours=OFFICE, now=local("2026-05-04T16:00"))
    assert at == local("2026-05-05T09:00")


@pytest.mark.parametrize(
    ("state", "rang", "reason"),
    [("busy", 1, "busy"), ("failed", 44, "no_answer"), ("failed", 2, "failed"), ("?", 2, "failed")],
)
def test_a_phone_that_rang_to_the_end_was_not_taken(state: str, rang: int, reason: str) -> None:
    ring_time = timedelta(seconds=45)
    assert reason_of(state, rang=timedelta(seconds=rang), ring_time=ring_time) == reason


moments = st.timedeltas(timedelta(0), timedelta(days=5 * 365)).map(
    lambda after: datetime(2025, 1, 1, tzinfo=UTC) + after
)
zones = st.sampled_from(["UTC", "Europe/Stockholm", "America/New_York", "Australia/Lord_Howe"])
some_hours = st.builds(
    lambda zone, days, times: Hours(ZoneInfo(zone), days, *(sorted(times) if times else ())),
    zones,
    st.frozensets(st.integers(1, 7), min_size=1),
    st.one_of(st.none(), st.lists(st.times(), min_size=2, max_size=2, unique=True)),
)
reasons = st.sampled_from(["busy", "no_answer", "failed"])
some_rules = st.fixed_dictionaries(
    {
        reason: st.builds(Retry, st.integers(0, 4), st.timedeltas(timedelta(0), timedelta(days=7)))
        for reason in ("busy", "no_answer", "failed")
    }
)


@given(some_hours.filter(lambda hours: hours.first is None or hours.first < time(22)), moments)
def test_the_next_allowed_moment_is_allowed_and_not_before(hours: Hours, at: datetime) -> None:
    try:
        found = hours.next_allowed(at)
    except ValueError:
        # A window of seconds that falls into a skipped hour on its only day of the week.
        assert len(hours.weekdays) == 1
        return
    assert found >= at
    assert hours.allow(found)
    assert found == at or not hours.allow(found - timedelta(microseconds=1))


@given(some_rules, some_hours, st.lists(reasons, min_size=1, max_size=12), moments)
def test_nobody_is_rung_again_before_the_pause_or_after_the_last_try(
    rules: dict[Reason, Retry], hours: Hours, ended: list[Reason], now: datetime
) -> None:
    rule = rules[ended[-1]]
    at = next_attempt(rules, ended, hours=hours, now=now)
    assert (at is None) == (ended.count(ended[-1]) > rule.times)
    assert at is None or (at >= now + rule.pause and hours.allow(at))
