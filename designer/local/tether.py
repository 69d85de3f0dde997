"""Keeps one program on a leash: when the other end of the leash is let go, the program is stopped.

Run as a script by `processes.py`. The leash is a pipe, so it is let go of however the launcher
ends, `kill -9` included. Nothing but the standard library, so that it starts in milliseconds.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1


def main(arguments: list[str]) -> int:
    leash, stop_signal, grace_seconds = (int(number) for number in arguments[:3])
    asleep, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    child = subprocess.Popen(
        arguments[3:],
        stdin=subprocess.DEVNULL,
        process_group=0,
        preexec_fn=_signal_at_our_death(stop_signal),
    )
    for ours in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(ours, lambda *_: os.kill(child.pid, stop_signal))
    while not _has_ended(child.pid):
        if leash in select.select([leash, asleep], [], [])[0]:
            _stop(child, stop_signal, grace_seconds)
            break
        os.read(asleep, 4096)
    # Before the child is reaped its group cannot be anybody else's: end what it left behind.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    status = child.wait()
    return status if status >= 0 else 128 - status


def _has_ended(pid: int) -> bool:
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _stop(child: subprocess.Popen[bytes], stop_signal: int, grace_seconds: int) -> None:
    """Asks the child, then waits for as long as it may take; the caller ends what is left."""
    os.kill(child.pid, stop_signal)
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child.pid, signal.SIGKILL))
    signal.alarm(max(1, grace_seconds))
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    signal.alarm(0)


def _signal_at_our_death(stop_signal: int) -> Callable[[], None] | None:
    """On Linux the kernel stops the child should this process itself be killed."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    return lambda: libc.prctl(PR_SET_PDEATHSIG, stop_signal)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
