"""Runs the command of a part, passes on what it prints as it comes, and keeps it."""

from __future__ import annotations

import codecs
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import IO

from deploy.parts import Part


@dataclass(frozen=True)
class Ran:
    """How a command ended and all it printed."""

    passed: bool
    printed: str


def run(part: Part) -> Ran:
    """Run it to its end. One that hangs is ended and has failed; a quiet one is not passed on."""
    process = subprocess.Popen(
        part.command,
        cwd=part.folder,
        env={**os.environ, **_colours(), **part.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    said: list[str] = []
    heard = (process.stdout, said, not part.quiet)
    listener = threading.Thread(target=_listen, args=heard, daemon=True)
    listener.start()
    try:
        process.wait(part.limit_seconds)
        passed = process.returncode == 0
    except subprocess.TimeoutExpired:
        _end(process)
        passed = False
        print(f"✗ {part.name} did not end within {part.limit_seconds:.0f} s.", flush=True)
    except BaseException:
        process.kill()
        raise
    # What it left behind may hold its output open for ever.
    listener.join(timeout=5)
    return Ran(passed, "".join(said))


def _colours() -> dict[str, str]:
    """A command cannot see the terminal through us."""
    return {"FORCE_COLOR": "1"} if sys.stdout.isatty() and "NO_COLOR" not in os.environ else {}


def _listen(output: IO[bytes], said: list[str], aloud: bool) -> None:
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    with output:
        while some := os.read(output.fileno(), 65536):
            text = decoder.decode(some)
            said.append(text)
            if aloud:
                print(text, end="", flush=True)


def _end(process: subprocess.Popen[bytes]) -> None:
    # pytest prints where each thread stands when it is asked to abort.
    process.send_signal(signal.SIGABRT)
    time.sleep(2)
    process.kill()
    process.wait()
