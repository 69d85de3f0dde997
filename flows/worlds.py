"""The world calls meet, kept in the process: read when it changes, never while a caller waits.

Whoever runs calls reads it before the first of them and keeps it fresh
(`webhooks/line/listening.py`). Any other process reads it once; without a database it is empty,
every calendar counts as open and nothing else is there.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from threading import Lock
from typing import Any

from django.conf import settings
from django.db import Error

from flows.engine.world import EMPTY, World
from flows.shared.kind import Row, SharedKind
from flows.shared.kinds import SHARED

logger = logging.getLogger(__name__)
# What the trigger of migration 0006 tells on.
CHANNEL = "antler_world"
_lock = Lock()
_kept: World | None = None
# What each thing was read from, by kind and key.
_read_from: dict[str, Mapping[str, Row]] = {}


def current() -> World:
    """Where nobody has read it yet it is read now, but nobody waits for another one who does."""
    if _kept is not None:
        return _kept
    if not _lock.acquire(blocking=False):
        logger.error("What flows share is being read only now; hours count as open.")
        return _unread()
    try:
        return _anew()
    except Error as error:
        logger.error("What flows share cannot be read; hours count as open: %s", error)
        return _unread()
    finally:
        _lock.release()


def _unread() -> World:
    """The clock goes right all the same."""
    return EMPTY.model_copy(
        update={"zone": settings.TIME_ZONE, "language": settings.EMAIL_LANGUAGE}
    )


def refresh() -> World:
    """Read it anew. Raises django.db.Error."""
    # One after another: an older answer must not overtake a newer one.
    with _lock:
        return _anew()


def _anew() -> World:
    global _kept
    things: dict[str, Any] = {
        shared.place: _read_all(kind, shared) for kind, shared in SHARED.items() if shared.place
    }
    # Validated one by one.
    things |= {"zone": settings.TIME_ZONE, "language": settings.EMAIL_LANGUAGE}
    _kept = World.model_construct(**things)
    return _kept


def forget() -> None:
    """As in a process that has just begun."""
    global _kept
    with _lock:
        _kept = None
        _read_from.clear()


def _read_all(kind: str, shared: SharedKind) -> dict[str, Any]:
    """By key; only what has changed is read again."""
    rows, before = shared.rows(), _read_from.get(kind, {})
    known = getattr(_kept or EMPTY, shared.place)
    _read_from[kind] = rows
    return {
        key: known[key] if key in known and before.get(key) == row else _read(key, row, shared)
        for key, row in rows.items()
    }


def _read(key: str, row: Row, shared: SharedKind) -> Any:
    try:
        return shared.read(row)
    except Exception as broken:  # noqa: BLE001  (whatever is wrong with one, the others are read)
        logger.error("“%s” of the %s cannot be read: %s", key, shared.place, broken)
        return None
