"""Statements written by hand, for the posts of the carrier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connection

Row = tuple[Any, ...]


def one_row(statement: str, values: Mapping[str, Any]) -> Row | None:
    """The first row that the statement gives; None without one.

    Past Django's cursors, which cost as much as the driver; failures are Django's all the same.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors:
        row: Row | None = connection.connection.execute(statement, values).fetchone()
    return row
