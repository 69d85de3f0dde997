"""The local spool: turns answered while the database was away, until they are in the journal.

A SQLite file that all call-face processes of the machine share. The first answer to a post wins,
so a doubled post gets the same bytes whichever process it reaches. Each row is on the disk before
the carrier is answered.
"""

from __future__ import annotations

import fcntl
import functools
import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from django.conf import settings

from webhooks.line.steps import Step

_TABLE = """
CREATE TABLE IF NOT EXISTS spooled (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    callid TEXT NOT NULL,
    seq INTEGER NOT NULL,
    step TEXT NOT NULL,
    answer TEXT NOT NULL,
    UNIQUE (callid, seq)
)
"""
_WAIT_SECONDS = 2.0
# What a look at the files tells is good for so long: it costs a busy process more than it seems.
_GLANCE_SECONDS = 0.02


class Spool:
    """The spool in `folder`, made when it is first needed. Raises sqlite3.Error and OSError."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "turns.sqlite3"
        self._log = folder / "turns.sqlite3-wal"
        self._looked_at = -_GLANCE_SECONDS
        self._written_at = 0.0

    def keep(self, step: Step) -> str:
        """The answer to give: the step's own, or what this post was answered before."""
        text = json.dumps({**asdict(step), "at": step.at.isoformat()})
        with self._open() as database:
            database.execute(
                "INSERT OR IGNORE INTO spooled (callid, seq, step, answer) VALUES (?, ?, ?, ?)",
                (step.callid, step.seq, text, step.answer),
            )
            return self._answer(database, step.callid, step.seq) or step.answer

    def find(self, callid: str, seq: int) -> str | None:
        """What was answered to this post, if that is still in the spool."""
        if not self._file.exists():
            return None
        with self._open() as database:
            return self._answer(database, callid, seq)

    def written_within(self, seconds: float) -> bool:
        """By whichever process, up to a moment ago. Looks at the files alone, as each post asks."""
        now = time.monotonic()
        if now - self._looked_at >= _GLANCE_SECONDS:
            self._written_at = max(_written(self._log), _written(self._file))
            self._looked_at = now
        return self._written_at > time.time() - seconds

    def waiting(self, limit: int = 100) -> list[tuple[int, Step]]:
        """The oldest steps with their places in the spool."""
        if not self._file.exists():
            return []
        with self._open() as database:
            rows = database.execute(
                "SELECT place, step FROM spooled ORDER BY place LIMIT ?", (limit,)
            ).fetchall()
        return [(place, _step(text)) for place, text in rows]

    def is_empty(self) -> bool:
        return not self.waiting(limit=1)

    @contextmanager
    def replaying(self) -> Iterator[bool]:
        """Whether this process is the one to replay. A process that dies lets go of it."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.with_suffix(".replaying").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    def forget(self, places: list[int]) -> None:
        with self._open() as database:
            database.executemany("DELETE FROM spooled WHERE place = ?", [(p,) for p in places])

    @staticmethod
    def _answer(database: sqlite3.Connection, callid: str, seq: int) -> str | None:
        row = database.execute(
            "SELECT answer FROM spooled WHERE callid = ? AND seq = ?", (callid, seq)
        ).fetchone()
        return row[0] if row else None

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._file, timeout=_WAIT_SECONDS)) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = FULL")
            database.execute(_TABLE)
            with database:
                yield database


def spool() -> Spool:
    """The spool of this machine's call face."""
    return _in_folder(settings.CALLS_FOLDER)


@functools.cache
def _in_folder(folder: str | Path) -> Spool:
    return Spool(Path(folder))


def _written(file: Path) -> float:
    """When, in Unix time; 0 for a file that is not there."""
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _step(text: str) -> Step:
    fields = json.loads(text)
    return Step(**{**fields, "at": datetime.fromisoformat(fields["at"])})
