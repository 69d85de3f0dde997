"""Counts round trips to the database where they cannot be hidden: in PostgreSQL's own protocol."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from django.db import connection


def round_trips(do: Callable[[], object]) -> int:
    """How many statements `do` sends over this thread's connection, whoever sends them."""
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
    return sum(line[1:2] == ["F"] and line[3] in {"Execute", "Query"} for line in lines)
