"""The queue of a test run: in the test database, as the settings only know the real one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.db import connection
from psycopg.conninfo import make_conninfo

from designer.celery import app

# By which a test that cuts connections can spare the queue's: its pool outlives the test.
QUEUE = "antler test queue"


@contextmanager
def in_the_test_database() -> Iterator[None]:
    """Bells that are rung in this process are heard by nobody but a test's own worker."""
    options = dict(app.conf.broker_transport_options)
    options["conn_string"] = make_conninfo(
        options["conn_string"], dbname=database_name(), application_name=QUEUE
    )
    app.conf.broker_transport_options = options
    yield
    app.pool.force_close_all()  # type: ignore[attr-defined]  # the stubs know another pool


def database_url() -> str:
    """The address of the test database, for a process of its own."""
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database_name()}").geturl()


def database_name() -> str:
    name: str = connection.settings_dict["NAME"]
    return name
