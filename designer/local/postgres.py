"""The embedded PostgreSQL: one server on one data folder, kept running, stopped fast."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import signal
import threading
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg

from designer.local.cluster import USER, Cluster
from designer.local.processes import Keeper, Program
from designer.local.sockets import make_private
from designer.local.trouble import Trouble

DATABASE = "antler"
# Replaying the log after a crash may take minutes; only a server that ended ends the wait early.
READY_SECONDS = 300
# Not what it tells our own first connections: "the database system is starting up".
REASON = re.compile(r"(?:ERROR|FATAL|PANIC):\s+(?P<reason>(?!\s|the database system is).*?)\.?$")
STILL_STARTING = re.compile(r"starting up|not yet accepting|recovery")
NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def database_url(sockets: Path, database: str = DATABASE) -> str:
    return f"postgres://{USER}@/{database}?host={quote(str(sockets), safe='')}"


class Postgres:
    """Starts, watches and stops one server; a server that dies is started again."""

    def __init__(self, cluster: Cluster, *, sockets: Path, log: Path) -> None:
        self.url = database_url(sockets)
        self.is_new = False
        self._cluster = cluster
        self._sockets = sockets
        self._log = log
        self._last_lines: deque[str] = deque(maxlen=30)
        self._ended = threading.Event()
        self._resources = contextlib.ExitStack()
        self.keeper = Keeper(self._program(), say=self._hear)

    def start(self) -> None:
        """Returns when the database answers."""
        with contextlib.ExitStack() as unwinding:
            unwinding.enter_context(_alone_with(self._cluster.data))
            self.is_new = self._cluster.prepare()
            make_private(self._sockets, self._cluster.privileges.owner)
            self._writer = unwinding.enter_context(self._log.open("w", buffering=1))
            unwinding.callback(self._end)
            self.keeper.start()
            self._wait_until_it_answers()
            self._resources = unwinding.pop_all()

    def stop(self) -> None:
        """A fast stop: open transactions are rolled back, what was committed is on disk."""
        self._resources.close()

    def _end(self) -> None:
        self.keeper.stop()
        self.keeper.wait()

    def _program(self) -> Program:
        cluster = self._cluster
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self._sockets),
            "unix_socket_permissions": "0700",
            "max_connections": "120",
            "timezone": "UTC",
            "log_timezone": "UTC",
        } | ({} if cluster.durable else NOT_DURABLE)
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        server = [cluster.binaries.program("postgres"), "-D", str(cluster.data), *options]
        return Program(
            name="postgres",
            command=[*cluster.privileges.prefix, *server],
            environment={"LC_ALL": "C"},
            stop_signal=signal.SIGINT,
            grace_seconds=30,
        )

    def _hear(self, line: str) -> None:
        self._last_lines.append(line)
        self._writer.write(line + "\n")
        if "it starts again" in line:
            self._ended.set()

    def _wait_until_it_answers(self) -> None:
        until = time.monotonic() + READY_SECONDS
        while not self._answers():
            if self._ended.is_set() or time.monotonic() > until:
                raise Trouble(
                    f"PostgreSQL did not start: {self._reason()}; its whole log is {self._log}, "
                    f"and the data folder {self._cluster.data} can be brought back from a back-up."
                )
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            with psycopg.connect(
                host=str(self._sockets), user=USER, dbname="postgres", autocommit=True
            ) as connection:
                there = connection.execute(
                    "SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]
                ).fetchone()
                if there is None:
                    connection.execute(f"CREATE DATABASE {DATABASE}")
        except psycopg.OperationalError as refusal:
            # No socket yet, or still starting: it may come. Any other refusal is its last word.
            if "FATAL" in str(refusal) and not STILL_STARTING.search(str(refusal)):
                self._ended.set()
            return False
        return True

    def _reason(self) -> str:
        reasons = [match["reason"] for line in self._last_lines if (match := REASON.search(line))]
        return reasons[-1] if reasons else "it did not say why"


@contextlib.contextmanager
def _alone_with(data: Path) -> Iterator[None]:
    """Two servers must never share a data folder; the lock ends with this process."""
    data.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = os.open(data.with_name(data.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble(
                f"Antler already runs on {data.parent}: stop it first, or set ANTLER_VAR to "
                "another folder for a second one."
            ) from None
        yield
    finally:
        os.close(lock)
