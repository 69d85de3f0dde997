"""Statements of posts that come at the same moment share a transaction, and with it a commit.

One that finds nobody at work runs at once. Those that come meanwhile wait, and then one of them
runs all of them, sent in one go (libpq's pipeline): a single wait for the disk and a third less
processor time. Each is as durable, when its post is answered, as if it had run alone.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from enum import Enum, auto
from typing import Any

from django.db import (
    DEFAULT_DB_ALIAS,
    DatabaseError,
    InterfaceError,
    OperationalError,
    connection,
    connections,
)
from django.db.backends.base.base import BaseDatabaseWrapper

from webhooks.statements import Row, one_row

# A row that somebody holds must not keep the others waiting: then each runs alone.
_LOCK_MILLISECONDS = 100
_LIMIT = f"SET LOCAL lock_timeout = {_LOCK_MILLISECONDS}"
_LIMITED = f"-c lock_timeout={_LOCK_MILLISECONDS}"


class _End(Enum):
    """What became of a statement in the hands of whoever ran it.

    UNDONE: nothing of it is kept, and it runs again, alone. LOST: the connection broke, so that
    nobody knows whether it was committed; it fails, and whoever may repeat it does.
    """

    COMMITTED = auto()
    UNDONE = auto()
    LOST = auto()


class _Asked:
    """A statement somebody waits for. `key` orders those of a transaction, and so their locks."""

    __slots__ = ("_asleep", "end", "key", "row", "statement", "values")

    def __init__(self, statement: str, values: Mapping[str, Any], key: str) -> None:
        self.statement, self.values, self.key = statement, values, key
        self.row: Row | None = None
        self.end: _End | None = None
        self._asleep = threading.Lock()
        self._asleep.acquire()

    def wait(self) -> None:
        self._asleep.acquire()

    def wake(self) -> None:
        self._asleep.release()


class Together:
    """One such gathering place a process: its threads take turns at leading."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._led = False
        self._waiting: list[_Asked] = []
        self._own: BaseDatabaseWrapper | None = None

    def use_one_connection(self) -> None:
        """Whoever leads uses the same one from now on, instead of that of its thread.

        The process of PostgreSQL behind it has the statements prepared and what they read at hand:
        a sixth more posts than with one behind each thread. As nobody else uses it, it keeps the
        limit for locks as well.
        """
        own = connections.create_connection(DEFAULT_DB_ALIAS)
        options = {**own.settings_dict["OPTIONS"]}
        options["options"] = f"{options.get('options', '')} {_LIMITED}".strip()
        options.pop("pool", None)
        own.settings_dict = {**own.settings_dict, "OPTIONS": options}
        own.inc_thread_sharing()
        self._own = own

    def row(self, statement: str, values: Mapping[str, Any], *, key: str) -> Row | None:
        """The first row that the statement gives, once it is committed; None without one.

        Those of one `key` that share a transaction run in the order in which they came.
        Raises as `one_row` does, and OperationalError when the connection is lost that carried it.
        Within a transaction of the caller's own it runs there, alone.
        """
        if connection.in_atomic_block:
            return one_row(statement, values)
        asked = _Asked(statement, values, key)
        with self._lock:
            self._waiting.append(asked)
            leads, self._led = not self._led, True
        if not leads:
            asked.wait()
        if asked.end is None:
            self._lead()
        if asked.end is _End.COMMITTED:
            return asked.row
        if asked.end is _End.LOST:
            # What befell the leader's connection is about to befall this one's.
            connection.close()
            raise OperationalError("The connection that carried this statement was lost.")
        return one_row(statement, values)

    def _lead(self) -> None:
        """Run all that wait, the leader's own among them; whoever came meanwhile leads next."""
        with self._lock:
            gathered, self._waiting = self._waiting, []
        end = _End.UNDONE
        try:
            if self._own:
                end = _run(gathered, over=self._own, first=["BEGIN"])
            else:
                end = _run(gathered, over=connections[DEFAULT_DB_ALIAS], first=["BEGIN", _LIMIT])
        finally:
            with self._lock:
                if end is _End.LOST:
                    gathered, self._waiting = gathered + self._waiting, []
                heir = self._waiting[0] if self._waiting else None
                self._led = heir is not None
            if heir:
                heir.wake()
            for asked in gathered:
                asked.end = end
                asked.wake()


def _run(gathered: Sequence[_Asked], *, over: BaseDatabaseWrapper, first: Sequence[str]) -> _End:
    """All of them or none, in a single round trip."""
    in_order = sorted(gathered, key=lambda asked: asked.key)
    end = _End.UNDONE
    try:
        over.ensure_connection()
        driver = over.connection
        with over.wrap_database_errors:
            # A transaction by psycopg's own means would cost round trips; one that only the
            # pipeline's end commits would be its undoing when the commit fails.
            with driver.pipeline():
                for statement in first:
                    driver.execute(statement)
                cursors = [driver.execute(asked.statement, asked.values) for asked in in_order]
                driver.execute("COMMIT")
            for asked, cursor in zip(in_order, cursors, strict=True):
                asked.row = cursor.fetchone()
        end = _End.COMMITTED
    except Exception:  # noqa: BLE001  (whose it is shows when each runs alone)
        if over.connection is None or over.connection.closed:
            end = _End.LOST
            over.close()
    finally:
        if end is _End.UNDONE:
            with suppress(DatabaseError, InterfaceError):
                over.rollback()
    return end


together = Together()
