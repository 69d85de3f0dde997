"""A program: makes of a file somebody brought what callers hear, and a master without loss.

`python -m flows.voices.workshop.decode FILE MASTER CALLERS` writes the two and tells in lines of
JSON how far it is, and at the end what it made or the word for why not. Whoever started it kills
it when it takes too long.
"""

from __future__ import annotations

import sys
from pathlib import Path

from flows.voices.workshop.callers import READ, make
from flows.voices.workshop.limits import at_work, tell
from flows.voices.workshop.reading import frames

MOST_SECONDS = 600.0
# So often how far it is is told.
_PROGRESS_STEP = 0.05


class Progress:
    """Tells of how much of the file has been read."""

    def __init__(self) -> None:
        self._told = 0.0

    def __call__(self, part: float) -> None:
        if part - self._told >= _PROGRESS_STEP:
            self._told = part
            tell(progress=round(part * READ, 2))


def main(source: str, master: str, callers: str) -> None:
    with at_work():
        sound = frames(Path(source), most_seconds=MOST_SECONDS, progress=Progress())
        tell(made=make(sound, Path(master), Path(callers)))


if __name__ == "__main__":
    main(*sys.argv[1:])
