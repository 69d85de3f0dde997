"""What the call face makes of a database that takes its questions and answers none."""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError, connections
from psycopg.conninfo import conninfo_to_dict
from pytest_django import DjangoDbBlocker

from designer.local.postgres import Postgres
from designer.settings_calls import DATABASES
from tests.faults.frozen import frozen
from tests.local.conftest import MakePostgres

pytestmark = pytest.mark.processes


@pytest.fixture
def database(make_postgres: MakePostgres) -> Postgres:
    postgres = make_postgres()
    postgres.start()
    return postgres


@pytest.fixture
def asking(database: Postgres, django_db_blocker: DjangoDbBlocker) -> Iterator[Any]:
    """The call face's own connection, with less patience."""
    found = conninfo_to_dict(database.url)
    wanted = copy.deepcopy({**connections.settings["default"], **DATABASES["default"]})
    wanted["OPTIONS"].pop("host", None)
    wanted |= {"HOST": found["host"], "NAME": found["dbname"], "USER": found["user"], "PORT": ""}
    connections.settings["frozen"] = wanted | {"ANSWER_SECONDS": 0.3}
    with django_db_blocker.unblock():
        connections["frozen"].ensure_connection()
        yield connections["frozen"]
        connections["frozen"].close()
    del connections["frozen"], connections.settings["frozen"]


def test_a_statement_is_given_up_when_the_server_stands_still(
    database: Postgres, asking: Any
) -> None:
    with frozen(database):
        began = time.monotonic()
        with pytest.raises(OperationalError):
            asking.cursor().execute("SELECT 7")
        assert time.monotonic() - began < 1


def test_a_connection_that_was_given_up_is_used_no_more(database: Postgres, asking: Any) -> None:
    with frozen(database), pytest.raises(OperationalError):
        asking.cursor().execute("SELECT 7")
    assert asking.connection.closed


def test_a_statement_the_server_refuses_keeps_its_connection(asking: Any) -> None:
    asking.cursor().execute("SET statement_timeout = 50")
    with pytest.raises(OperationalError):
        asking.cursor().execute("SELECT pg_sleep(1)")
    assert not asking.connection.closed
