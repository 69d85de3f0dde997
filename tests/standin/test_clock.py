"""The time a call lives in."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest

from webhooks.standin.clock import Clock

NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize("scale", [0.0, 0.01])
def test_a_wait_passes_whatever_share_of_it_is_real(scale: float) -> None:
    clock = Clock(scale=scale)
    before = clock.now()
    asyncio.run(clock.sleep(10))
    assert clock.now() - before == pytest.approx(timedelta(seconds=10), abs=timedelta(seconds=1))


def test_without_real_time_only_waits_count() -> None:
    moments = iter([NOON, NOON + timedelta(hours=1)])
    clock = Clock(scale=0, now=lambda: next(moments))
    asyncio.run(clock.sleep(25))
    assert clock.now() == NOON + timedelta(seconds=25)


def test_each_call_ages_by_itself() -> None:
    one, other = Clock(), Clock(now=lambda: NOON)
    asyncio.run(one.sleep(25))
    assert other.now() == NOON


@pytest.mark.parametrize("scale", [0.0, 1.0])
def test_what_needs_time_gets_it_at_any_scale(scale: float) -> None:
    clock, began = Clock(scale=scale), time.monotonic()
    before = clock.now()
    asyncio.run(clock.sleep_really(0.05))
    assert time.monotonic() - began >= 0.05
    assert clock.now() - before == pytest.approx(
        timedelta(seconds=0.05), abs=timedelta(seconds=0.04)
    )
