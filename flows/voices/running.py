"""Starting a program of the workshop: watched, and ended when it takes too long."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.conf import settings

from flows.voices.workshop.limits import Refused

# By the clock; its processor time has a limit of its own.
LONGEST_SECONDS = 120.0
_ROOT = Path(__file__).resolve().parent.parent.parent


def run(
    program: str,
    *given: str | Path,
    text: str = "",
    progress: Callable[[float], None] = lambda part: None,
    package: str = "flows.voices.workshop",
) -> dict[str, float]:
    """What it made. Raises `Refused` with its word for why not."""
    command = [sys.executable, "-E", "-s", "-m", f"{package}.{program}"]
    with subprocess.Popen(  # noqa: S603  (our own program)
        [*command, *map(str, given)],
        cwd=_ROOT,
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as child:
        assert child.stdin is not None and child.stdout is not None  # noqa: S101,PT018
        with _ended_in_time(child):
            try:
                child.stdin.write(text.encode())
                child.stdin.close()
            except BrokenPipeError:
                pass  # it has told why, or is told below
            told = _last(child.stdout, progress)
    if "made" in told:
        made: dict[str, float] = told["made"]
        return made
    raise Refused(told.get("refused") or "too_much")


def _last(lines: Iterable[bytes], progress: Callable[[float], None]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for line in lines:
        told = json.loads(line)
        part = told.get("progress")
        if isinstance(part, float):
            progress(part)
    return told


def _environment() -> dict[str, str]:
    """Nothing that opens a door: what works on hostile bytes knows no secret."""
    return {"PIPER_VOICES": settings.PIPER_VOICES, "LANG": "C.UTF-8", "PYTHONHASHSEED": "0"}


@contextmanager
def _ended_in_time(child: subprocess.Popen[bytes]) -> Iterator[None]:
    timer = threading.Timer(LONGEST_SECONDS, _end, [child])
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
