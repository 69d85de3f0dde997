"""The world calls meet, kept in the process: read when it changes, never while a caller waits.

Whoever runs calls reads it before the first of them and keeps it fresh
(`webhooks/line/listening.py`). Any other process reads it once; without a database it is empty,
and every calendar counts as open.
"""

from __future__ import annotations

import logging
from threading import Lock
from typing import Any

from django.db import Error

from flows.engine.hours.calendar import Calendar
from flows.engine.world import EMPTY, World
from flows.hours.reading import STORED, calendar_of
from flows.hours.rows import OpeningHours

logger = logging.getLogger(__name__)
# What the trigger of migration 0006 tells on.
CHANNEL = "antler_world"
_lock = Lock()
_kept: World | None = None
# What each calendar was read from, so that only a changed one is read again.
_read_from: dict[str, dict[str, Any]] = {}


def current() -> World:
    """Where nobody has read it yet it is read now, but nobody waits for another one who does."""
    if _kept is not None:
        return _kept
    if not _lock.acquire(blocking=False):
        logger.error("Opening hours are being read only now, and count as open meanwhile.")
        return EMPTY
    try:
        return _anew()
    except Error as error:
        logger.error("Opening hours cannot be read, and count as open: %s", error)
        return EMPTY
    finally:
        _lock.release()


def refresh() -> World:
    """Read it anew. Raises django.db.Error."""
    # One after another: an older answer must not overtake a newer one.
    with _lock:
        return _anew()


def _anew() -> World:
    global _kept
    rows = {row.pop("key"): row for row in OpeningHours.objects.values("key", *STORED)}
    known = _kept.hours if _kept else {}
    hours = {
        key: known[key] if key in known and _read_from.get(key) == row else _read(key, row)
        for key, row in rows.items()
    }
    _read_from.clear()
    _read_from.update(rows)
    # Validated one by one above.
    _kept = World.model_construct(hours=hours)
    return _kept


def forget() -> None:
    """As in a process that has just begun."""
    global _kept
    with _lock:
        _kept = None
        _read_from.clear()


def _read(key: str, row: dict[str, Any]) -> Calendar | None:
    try:
        return calendar_of(row)
    except Exception as broken:  # noqa: BLE001  (whatever is wrong with one, the others are read)
        logger.error("The opening hours “%s” cannot be read, and count as open: %s", key, broken)
        return None
