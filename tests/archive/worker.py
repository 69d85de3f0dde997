"""A real Celery worker as a process group of its own, that can be killed with all its children."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import LiteralString, Protocol

import psycopg
from django.db import connection

from designer.celery import app
from tests.broker import database_url

PATIENCE_SECONDS = 20
_APPLICATION = "worker under test"


class Reachable(Protocol):
    """A carrier, by the address of its root."""

    url: str


class Worker:
    def __init__(self, carrier: Reachable, log: Path, *flags: str) -> None:
        self._log = log
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "celery", "-A", "designer.celery", "worker"),
                    *("--concurrency", "2", "--without-gossip", "--without-mingle"),
                    *flags,
                ],
                env={
                    **os.environ,
                    "DJANGO_SETTINGS_MODULE": "tests.archive.worker_settings",
                    "DATABASE_URL": database_url(),
                    "PGAPPNAME": _APPLICATION,
                    "ELKS_API_URL": f"{carrier.url}/a1",
                    "ELKS_API_USERNAME": "u123",
                    "ELKS_API_PASSWORD": "hush-hush",
                },
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    @property
    def log(self) -> str:
        return self._log.read_text()

    def kill(self) -> None:
        """As the kernel does when memory runs out: at once, and the children too."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        if self._process.poll() is None:
            self.kill()


def eventually(holds: Callable[[], bool], what: str) -> None:
    """Wait until it holds; the patience is for a busy machine and is hardly ever used up."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < deadline, f"It did not happen in time: {what}."
        time.sleep(0.02)


@contextmanager
def holding(statement: LiteralString) -> Iterator[None]:
    """Keep the locks of a statement, from a connection beside the test's own."""
    with psycopg.connect(database_url()) as beside:
        beside.execute(statement)
        yield
        beside.rollback()


def somebody_waits_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return bool(cursor.fetchone()[0])


def no_worker_is_connected() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE application_name = %s AND datname = current_database()",
            [_APPLICATION],
        )
        return bool(cursor.fetchone()[0] == 0)


def queue_length() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('pgmq.q_celery')")
        if cursor.fetchone() == (None,):
            return 0
        cursor.execute("SELECT count(*) FROM pgmq.q_celery")
        return int(cursor.fetchone()[0])


def empty_queue() -> None:
    if queue_length():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pgmq.purge_queue('celery')")


def ask_for_a_sweep() -> None:
    """What beat does."""
    app.send_task("webhooks.tasks.sweep")
