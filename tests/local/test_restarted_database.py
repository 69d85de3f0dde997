"""What the studio's pool of connections makes of a database that was restarted or away."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError, connections
from psycopg.conninfo import conninfo_to_dict
from pytest_django import DjangoDbBlocker

from designer.local.postgres import Postgres
from tests.local.conftest import MakePostgres

pytestmark = pytest.mark.processes
Ask = Callable[[int], list[int]]
MOST = settings.DATABASES["default"]["OPTIONS"]["pool"]["max_size"]


@pytest.fixture
def database(make_postgres: MakePostgres) -> Postgres:
    postgres = make_postgres()
    postgres.start()
    return postgres


@pytest.fixture
def ask(database: Postgres, django_db_blocker: DjangoDbBlocker) -> Iterator[Ask]:
    """So many requests at the same moment, each on a connection from the studio's own pool."""
    wanted = copy.deepcopy(connections.settings["default"])
    wanted["OPTIONS"].pop("host", None)
    found = conninfo_to_dict(database.url)
    wanted |= {"HOST": found["host"], "NAME": found["dbname"], "USER": found["user"], "PORT": ""}

    def requests(number: int) -> list[int]:
        together = Barrier(number)

        def one() -> int:
            connection = connections["restarted"]
            try:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT 7")
                    (answer,) = cursor.fetchone()
                    together.wait(10)
            finally:
                connection.close()
            return int(answer)

        with ThreadPoolExecutor(number) as threads:
            return [asked.result() for asked in [threads.submit(one) for _ in range(number)]]

    connections.settings["restarted"] = wanted
    # The test database is not touched.
    with django_db_blocker.unblock():
        yield requests
    pooled: Any = connections["restarted"]
    pooled.close_pool()
    del connections["restarted"], connections.settings["restarted"]


def test_the_first_request_after_a_restart_is_answered_at_once(
    database: Postgres, make_postgres: MakePostgres, ask: Ask
) -> None:
    ask(MOST)
    database.stop()
    make_postgres().start()
    began = time.monotonic()
    assert ask(1) == [7]
    assert time.monotonic() - began < 1


def test_all_requests_after_a_restart_are_answered(
    database: Postgres, make_postgres: MakePostgres, ask: Ask
) -> None:
    ask(MOST)
    database.stop()
    make_postgres().start()
    assert ask(MOST) == [7] * MOST


def test_a_database_that_was_away_is_found_as_soon_as_it_is_back(
    database: Postgres, make_postgres: MakePostgres, ask: Ask
) -> None:
    """Eight seconds: psycopg's own pauses would grow beyond a request's patience by then."""
    ask(1)
    database.stop()
    away_since = time.monotonic()
    with pytest.raises(OperationalError):
        ask(1)
    time.sleep(max(0.0, away_since + 8 - time.monotonic()))
    make_postgres().start()
    assert ask(1) == [7]
