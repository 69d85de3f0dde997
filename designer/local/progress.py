"""Says which stage is going on, for how long, and how it ended."""

from __future__ import annotations

import itertools
import sys
import threading
import time
from types import TracebackType
from typing import TextIO

SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
TICK_SECONDS = 0.1


class Stage:
    """`with Stage("…"):` prints one line for the stage, with a spinner on a terminal only."""

    def __init__(self, name: str, *, to: TextIO | None = None) -> None:
        self._name = name
        self._to = to or sys.stdout
        self._done = threading.Event()
        self._spinner: threading.Thread | None = None

    def __enter__(self) -> Stage:
        self._began = time.monotonic()
        if self._to.isatty():
            self._spinner = threading.Thread(target=self._spin, daemon=True)
            self._spinner.start()
        else:
            self._write(f"… {self._name}\n")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._done.set()
        if self._spinner is not None:
            self._spinner.join()
            self._write("\r\x1b[2K")
        self._write(f"{'✓' if error is None else '✗'} {self._name}  {self.seconds:.1f} s\n")

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def _spin(self) -> None:
        for mark in itertools.cycle(SPINNER):
            self._write(f"\r{mark} {self._name}  {self.seconds:.0f} s")
            if self._done.wait(TICK_SECONDS):
                return

    def _write(self, text: str) -> None:
        # A terminal without Unicode gets question marks rather than no Antler at all.
        encoding = self._to.encoding or "ascii"
        self._to.write(text.encode(encoding, "replace").decode(encoding))
        self._to.flush()
