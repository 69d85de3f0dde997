"""Which attempt a process has in hand at this moment, however the clocks stand.

Whether an attempt was made is only looked up once nobody is about to make it. Times cannot tell
that: a clock that jumps makes a request of a second ago an old one. A lock of the session can, and
a process that dies lets go of it with its connection.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, connection


@contextmanager
def in_hand(attempt_id: int) -> Iterator[None]:
    """While the carrier is asked."""
    _ask("pg_advisory_lock", attempt_id)
    try:
        yield
    finally:
        # With the connection the lock is gone as well.
        with suppress(DatabaseError):
            _ask("pg_advisory_unlock", attempt_id)


def is_in_hand(attempt_id: int) -> bool:
    """Whether any process has it, to be asked within a transaction."""
    return not _ask("pg_try_advisory_xact_lock", attempt_id)


def _ask(function: str, attempt_id: int) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(hashtextextended(%s, 0))", [f"attempt {attempt_id}"])
        return cursor.fetchone()[0]
