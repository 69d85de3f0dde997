"""A PostgreSQL whose processes stand still: it hears everything and says nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from designer.local.postgres import Postgres


@contextmanager
def frozen(postgres: Postgres) -> Iterator[None]:
    """From the server's first process on, so that it begins no other meanwhile."""
    with psycopg.connect(postgres.url) as connection:
        ((folder,),) = connection.execute("SHOW data_directory").fetchall()
    first = int(Path(folder, "postmaster.pid").read_text().split()[0])
    _tell([first], signal.SIGSTOP)
    everybody = [first, *_children(first)]
    _tell(everybody, signal.SIGSTOP)
    try:
        yield
    finally:
        _tell(everybody, signal.SIGCONT)


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _tell(pids: list[int], what: signal.Signals) -> None:
    for pid in pids:
        try:
            os.kill(pid, what)
        except ProcessLookupError:
            continue
