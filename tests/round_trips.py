"""Counts round trips to the database where they cannot be hidden: in PostgreSQL's own protocol."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from django.db import connection


def round_trips(do: Callable[[], object]) -> int:
    """How often `do` sends statements and waits, over this thread's connection.

    Those of a pipeline go together: the server answers them all at the Sync that ends it.
    """
    connection.ensure_connection()
    wire = connection.connection.pgconn
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said"
        with said.open("wb") as file:
            wire.trace(file.fileno())
            try:
                do()
            finally:
                wire.untrace()
        lines = [line.split("\t") for line in said.read_text(errors="replace").splitlines()]
    # When, F for what we send, how many bytes, what.
    trips, waiting = 0, False
    for what in [line[3] for line in lines if line[1:2] == ["F"]]:
        waiting = waiting or what in {"Execute", "Query"}
        if waiting and what in {"Sync", "Query"}:
            trips, waiting = trips + 1, False
    return trips
