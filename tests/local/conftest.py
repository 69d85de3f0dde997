"""A PostgreSQL of its own for each test that stops, kills or damages one."""

from __future__ import annotations

import os
import re
import signal
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from designer.local.binaries import find_binaries
from designer.local.cluster import Cluster
from designer.local.postgres import Postgres
from designer.local.privileges import privileges_for_postgres

MakePostgres = Callable[[], Postgres]


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """pytest's own temporary paths leave too little room for a socket's name."""
    with tempfile.TemporaryDirectory(prefix="antler-local-") as name:
        yield Path(name)


@pytest.fixture
def cluster(short_folder: Path) -> Cluster:
    return Cluster(
        data=short_folder / "postgres",
        binaries=find_binaries(),
        privileges=privileges_for_postgres(),
    )


@pytest.fixture
def make_postgres(cluster: Cluster) -> Iterator[MakePostgres]:
    """Each call is a new start on the same data; what still runs at the end is stopped."""
    made: list[Postgres] = []

    def make() -> Postgres:
        folder = cluster.data.parent
        made.append(Postgres(cluster, sockets=folder / "run", log=folder / "postgres.log"))
        return made[-1]

    yield make
    for postgres in made:
        postgres.stop()


def execute(postgres: Postgres, sql: str) -> list[tuple[object, ...]]:
    with psycopg.connect(postgres.url, autocommit=True) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchall() if cursor.description else []


def pid_of(data: Path) -> int:
    return int((data / "postmaster.pid").read_text().split("\n", 1)[0])


def eventually(true: Callable[[], bool], *, within: float = 10.0) -> bool:
    until = time.monotonic() + within
    while not true():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def is_alive(pid: int) -> bool:
    """A zombie that nobody has waited for yet is not alive."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
    return re.search(r"^State:\s+Z", status, re.MULTILINE) is None


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
