"""The pace of the whole installation, kept by processes that know nothing of each other."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.db import connection

from tests.broker import database_url
from webhooks.carrier.pace import next_turn

_TEN_TURNS = """
import time, django
django.setup()
from webhooks.carrier.pace import take_turn
for _ in range(10):
    take_turn()
    print(time.time(), flush=True)
"""


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_two_processes_together_ask_no_more_than_five_times_a_second() -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    command = [sys.executable, "-c", _TEN_TURNS]
    both = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    moments = sorted(float(at) for each in both for at in each.communicate(timeout=60)[0].split())
    assert len(moments) == 20
    # A turn is taken a little after it was given, so five of a second may be seen as six.
    assert max(sum(first <= at < first + 1 for at in moments) for first in moments) <= 6
    assert moments[-1] - moments[0] >= 3.6


@pytest.mark.django_db
def test_a_clock_that_was_set_back_costs_a_minute_at_most() -> None:
    next_turn()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE webhooks_carrierpace SET free_at = free_at + interval '1 hour'")
    assert 59 < next_turn() <= 60


@pytest.mark.django_db
def test_nobody_waits_for_the_past() -> None:
    next_turn()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE webhooks_carrierpace SET free_at = free_at - interval '1 hour'")
    assert next_turn() <= 0
