"""Python imports this first of all: its wall clock is as far from the true time as a file says.

Only the wall clock jumps. What counts the seconds of a wait goes on, as it does when somebody sets
the clock of a machine. (libfaketime would reach other languages as well, and makes `time.sleep`
fail whenever it leaves the other clocks alone.)
"""

from __future__ import annotations

import datetime
import os
import time
from pathlib import Path
from typing import Any, Self

# As tests/faults/clock.py names it; nothing of ours can be imported this early.
_file = Path(os.environ["ANTLER_CLOCK_AHEAD_FILE"])
_true_time = time.time
_TrueDatetime = datetime.datetime


def _ahead() -> int:
    return int(_file.read_text())


def _time() -> float:
    return _true_time() + _ahead()


class _AnyDatetime(type):
    """What C code made is one as well."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, _TrueDatetime)


class _JumpingDatetime(_TrueDatetime, metaclass=_AnyDatetime):
    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Self:
        return cls.fromtimestamp(_time(), tz)

    @classmethod
    def utcnow(cls) -> Self:
        return cls.now(datetime.UTC).replace(tzinfo=None)


def jump() -> None:
    _JumpingDatetime.__name__ = _JumpingDatetime.__qualname__ = "datetime"
    _JumpingDatetime.__module__ = "datetime"
    replaced: Any = datetime
    replaced.datetime = _JumpingDatetime
    time.time = _time
    time.time_ns = lambda: int(_time() * 1e9)


jump()
