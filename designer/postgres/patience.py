"""A connection that gives up a server which does not answer."""

from __future__ import annotations

from typing import Any, TypeVar

import psycopg
from psycopg import pq

Row = TypeVar("Row")


class PatientConnection(psycopg.Connection[Row]):
    """Waits at most `patience` seconds for each statement's answer, or for ever if it is None.

    A server's own `statement_timeout` ends nothing when it is the server that stands still, and a
    kernel goes on acknowledging for a process that is frozen.
    """

    patience: float | None = None

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        try:
            return super().wait(gen, interval, self.patience if timeout is None else timeout)
        except psycopg.OperationalError:
            # Whoever used the connection again would read the answer to another question.
            if timeout is None and self.pgconn.transaction_status == pq.TransactionStatus.ACTIVE:
                self.pgconn.finish()
            raise
