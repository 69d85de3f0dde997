"""What a fault test saw, as one line at the end of the run."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.faults.house import House
from tests.faults.traffic import Traffic

NAME = "figures"


@dataclass(frozen=True)
class Figures:
    calls: int
    posts: int
    slowest: float
    spooled: int
    spool_bytes: int
    replay_seconds: float
    reports: int
    recordings: int

    def __str__(self) -> str:
        kilobytes, seconds = self.spool_bytes / 1024, self.replay_seconds
        replay = f" ({kilobytes:.0f} kB, replayed in {seconds:.1f} s)" if self.spool_bytes else ""
        return (
            f"{self.calls} calls, {self.posts} posts, slowest {self.slowest:.2f} s,"
            f" {self.spooled} turns from the spool{replay},"
            f" {self.reports} reports, {self.recordings} recordings"
        )


def figures_of(
    house: House, traffic: Traffic, *, spool_bytes: int, replay_seconds: float
) -> Figures:
    ((reports, recordings),) = house.rows(
        "SELECT (SELECT count(*) FROM webhooks_report WHERE archived_at IS NOT NULL),"
        " (SELECT count(*) FROM webhooks_recording WHERE state = 'stored')"
    )
    return Figures(
        calls=len(traffic.calls),
        posts=traffic.posted,
        slowest=traffic.slowest,
        spooled=turns_ever_spooled(house.spool),
        spool_bytes=spool_bytes,
        replay_seconds=replay_seconds,
        reports=int(str(reports)),
        recordings=int(str(recordings)),
    )


def turns_ever_spooled(spool: Path) -> int:
    """SQLite counts the rows a table ever had."""
    return _number(spool, "SELECT coalesce(max(seq), 0) FROM sqlite_sequence")


def turns_waiting(spool: Path) -> int:
    return _number(spool, "SELECT count(*) FROM spooled")


def bytes_of(spool: Path) -> int:
    """The file, with what SQLite has not yet written back into it."""
    return sum(file.stat().st_size for file in spool.parent.glob(f"{spool.name}*"))


def _number(spool: Path, statement: str) -> int:
    if not spool.exists():
        return 0
    with closing(sqlite3.connect(spool, timeout=10)) as database:
        return int(database.execute(statement).fetchone()[0])
