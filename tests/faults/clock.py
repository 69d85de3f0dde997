"""A wall clock that Python programs live by and a test sets, as a person or a time server would."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

AHEAD_FILE = "ANTLER_CLOCK_AHEAD_FILE"
_FIRST_IMPORTED = Path(__file__).with_name("jumping")


class WallClock:
    """It jumps for programs that run: they look into its file whenever they ask for the time."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.set(hours=0)

    def set(self, *, hours: int) -> None:
        """So many hours ahead of the true time."""
        growing = self._file.with_suffix(".new")
        growing.write_text(str(hours * 3600))
        growing.rename(self._file)

    @property
    def environment(self) -> Mapping[str, str]:
        return {AHEAD_FILE: str(self._file), "PYTHONPATH": str(_FIRST_IMPORTED)}
