"""The database backend of the studio and the call face (Django asks for a module of this name)."""

from __future__ import annotations

import select
from types import SimpleNamespace
from typing import Any

from django.db.backends.postgresql import base

from designer.postgres.patience import PatientConnection


class DatabaseWrapper(base.DatabaseWrapper):
    """Gives out no connection that the server has closed while it lay in the pool.

    Django's CONN_HEALTH_CHECKS costs a round trip for each request, and pauses for longer and
    longer between two dead connections, so that a pool full of them fails the first request.

    With `ANSWER_SECONDS` in its settings, and without a pool, it gives up a server that does not
    answer a statement in that time.
    """

    Database: Any = SimpleNamespace(
        **{**vars(base.DatabaseWrapper.Database), "connect": PatientConnection.connect}
    )

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        while True:
            connection = super().get_new_connection(conn_params)
            if self.pool is None:
                connection.patience = self.settings_dict.get("ANSWER_SECONDS")
                return connection
            if not _has_news(connection):
                return connection
            # Closed, it is replaced by the pool instead of being given out again.
            connection.close()
            self.pool.putconn(connection)


def _has_news(connection: Any) -> bool:
    """Whether there is something to read: a server says nothing unasked until it says farewell."""
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN)
    return bool(poll.poll(0))
