"""The queue in PostgreSQL: kombu's own transport, less the locks that would stop callers.

kombu's transport drops a trigger of the queue and makes it again whenever a process first uses it.
That needs the table for itself: during a long backup the first worker to start would wait for the
backup's end, and behind it every post that wants to ring the bell.
"""

from __future__ import annotations

from typing import Any

from kombu.transport import pgmq as kombu_pgmq
from pgmq import PGMQueue
from psycopg_pool import ConnectionPool

_HAS_TRIGGER = """
    SELECT EXISTS (
        SELECT FROM pg_trigger
        WHERE tgrelid = to_regclass('pgmq.q_' || %s)
          AND tgname = 'trigger_notify_queue_insert_listeners'
    )
"""


class Channel(kombu_pgmq.Channel):
    pgmq: PGMQueue

    def _new_queue(self, queue: str, **kwargs: Any) -> None:
        if not self._has_queue(queue):  # type: ignore[no-untyped-call]  # kombu's own
            super()._new_queue(queue, **kwargs)  # type: ignore[no-untyped-call]  # kombu's own

    def _maybe_enable_notify(self, queue: str, queue_name: str | None = None) -> None:
        name = queue_name or self._queue_name(queue)
        if not self._notifies(name):
            self.pgmq.enable_notify(name, throttle_interval_ms=self.notify_throttle_interval_ms)
        transport: Any = self.connection
        transport._register_notify_queue(name)

    def _notifies(self, name: str) -> bool:
        row = self.pgmq._execute_one(_HAS_TRIGGER, (name,))
        return row == (True,)


class Transport(kombu_pgmq.Transport):
    """Connects by `conn_string` as it stands; the library would lose its quotes and TLS options."""

    Channel = Channel

    def _create_pgmq_client(self) -> PGMQueue:
        options = self._options()
        pool = ConnectionPool(
            options["conn_string"],
            min_size=1,
            max_size=options["pool_size"],
            timeout=options["pool_timeout"],
            # The pauses between two tries double: begun anew with each question, or a database that
            # was away for two minutes would be found two minutes later.
            reconnect_timeout=options["pool_timeout"],
            open=True,
        )
        return PGMQueue(
            conn_string=options["conn_string"],
            pool=pool,
            vt=options["visibility_timeout"],
            init_extension=False,
        )

    def _get_notify_waiter(self) -> kombu_pgmq._NotifyWaiter:
        if self._notify_waiter is None:
            self._notify_waiter = kombu_pgmq._NotifyWaiter(self._options()["conn_string"])
        return self._notify_waiter

    def _options(self) -> dict[str, Any]:
        client: Any = self.client
        options: dict[str, Any] = client.transport_options
        return options

    def close_connection(self, connection: Any) -> None:
        # The library closes only pools that it made itself.
        pool = self._pgmq_client.pool if self._pgmq_client is not None else None
        super().close_connection(connection)
        if pool is not None:
            pool.close()
