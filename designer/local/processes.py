"""Runs the programs of the stack: output with a name before it, restarts, an orderly stop."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

TETHER = Path(__file__).with_name("tether.py")
FIRST_PAUSE_SECONDS = 0.1
LONGEST_PAUSE_SECONDS = 10.0
STEADY_AFTER_SECONDS = 30.0
LAST_LINES_SECONDS = 1.0

Say = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Program:
    """A program that is to run for as long as the stack does."""

    name: str
    command: list[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    grace_seconds: int = 10


class Keeper:
    """Keeps one program running until told to stop; a crash costs it a growing pause."""

    def __init__(self, program: Program, *, say: Say) -> None:
        self.program = program
        self.starts = 0
        self._say = say
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._leash: int | None = None
        self._process: subprocess.Popen[str] | None = None
        self._thread = threading.Thread(target=self._keep, name=program.name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Asks the program to end; `wait` tells when it has."""
        self._stopping.set()
        with self._lock:
            self._let_go()

    def wait(self) -> None:
        if self._thread.ident is None:
            return
        self._thread.join(self.program.grace_seconds + 5)
        process = self._process
        if self._thread.is_alive() and process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

    def _keep(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while not self._stopping.is_set():
            began = time.monotonic()
            status = self._run_once()
            if self._stopping.is_set():
                return
            if time.monotonic() - began > STEADY_AFTER_SECONDS:
                pause = FIRST_PAUSE_SECONDS
            self._say(f"{_how_it_ended(status)}; it starts again in {pause:.1f} s.")
            self._stopping.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    def _run_once(self) -> int:
        process = self._spawn()
        if process is None:
            return 0
        reader = threading.Thread(target=self._pass_on_output, args=[process], daemon=True)
        reader.start()
        status = process.wait()
        # A stray grandchild may hold the output open for ever: the last lines get a moment only.
        reader.join(LAST_LINES_SECONDS)
        with self._lock:
            self._let_go()
        return status

    def _pass_on_output(self, process: subprocess.Popen[str]) -> None:
        if process.stdout is not None:
            with process.stdout:
                for line in process.stdout:
                    self._say(line.rstrip("\n"))

    def _spawn(self) -> subprocess.Popen[str] | None:
        program = self.program
        with self._lock:
            if self._stopping.is_set():
                return None
            held, self._leash = os.pipe()
            numbers = [str(held), str(int(program.stop_signal)), str(program.grace_seconds)]
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", str(TETHER), *numbers, *program.command],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                env={**os.environ, **program.environment},
                cwd=program.folder,
                pass_fds=[held],
                # Ctrl-C in the terminal reaches the launcher only, which then stops all in order.
                start_new_session=True,
            )
            os.close(held)
            self.starts += 1
            return self._process

    def _let_go(self) -> None:
        if self._leash is not None:
            os.close(self._leash)
            self._leash = None


def stop_all(keepers: list[Keeper]) -> None:
    """Stops them together and returns when all have ended."""
    for keeper in keepers:
        keeper.stop()
    for keeper in keepers:
        keeper.wait()


def _how_it_ended(status: int) -> str:
    if status > 128:
        with contextlib.suppress(ValueError):
            return f"ended by {signal.Signals(status - 128).name}"
    return f"ended with status {status}"
