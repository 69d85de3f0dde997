"""Programs are kept running, and nothing outlives whoever runs them."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from designer.local.folder import PROJECT
from designer.local.processes import Keeper, Program, stop_all
from tests.local.conftest import eventually, is_alive, kill

pytestmark = pytest.mark.processes

# Tells its number, then sleeps with a child of its own, as servers with workers do.
SERVER = "import os, subprocess, time; print(os.getpid(), flush=True); {}; time.sleep(60)"
WITH_CHILD = "print(subprocess.Popen(['sleep', '60']).pid, flush=True)"
DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)"
LAUNCHER = """
import sys, time
from designer.local.processes import Keeper, Program
keeper = Keeper(Program(name="server", command=[sys.executable, "-c", sys.argv[1]]), say=print)
keeper.start()
time.sleep(60)
"""


class Kept:
    """A keeper with the lines it has said."""

    def __init__(self, code: str, *, grace_seconds: int = 5) -> None:
        self.lines: list[str] = []
        command = [sys.executable, "-u", "-c", code]
        program = Program(name="server", command=command, grace_seconds=grace_seconds)
        self.keeper = Keeper(program, say=self.lines.append)
        self.keeper.start()

    def numbers(self, count: int) -> list[int]:
        assert eventually(lambda: len(self._said()) >= count)
        return self._said()

    def _said(self) -> list[int]:
        return [int(line) for line in self.lines if line.isdecimal()]

    def stop(self) -> None:
        stop_all([self.keeper])


@pytest.fixture
def server() -> Iterator[Kept]:
    kept = Kept(SERVER.format(WITH_CHILD))
    yield kept
    kept.stop()


def test_a_crashed_program_starts_again(server: Kept) -> None:
    first = server.numbers(2)[0]
    kill(first)
    assert server.numbers(4)[2] != first


def test_a_crash_is_told_with_its_reason(server: Kept) -> None:
    kill(server.numbers(2)[0])
    server.numbers(4)
    assert "ended by SIGKILL; it starts again in 0.1 s." in server.lines


def test_the_children_of_a_crashed_program_go_with_it(server: Kept) -> None:
    pid, child = server.numbers(2)[:2]
    kill(pid)
    assert eventually(lambda: not is_alive(child))


def test_the_pause_grows_while_a_program_keeps_crashing() -> None:
    kept = Kept("raise SystemExit(3)")
    assert eventually(lambda: len(kept.lines) >= 3)
    kept.stop()
    pauses = [line.split(" in ")[1] for line in kept.lines[:3]]
    assert pauses == ["0.1 s.", "0.2 s.", "0.4 s."]


def test_a_stop_ends_the_program_and_its_children(server: Kept) -> None:
    numbers = server.numbers(2)
    server.stop()
    assert not any(is_alive(pid) for pid in numbers)


def test_a_program_deaf_to_the_stop_signal_is_ended_after_its_grace() -> None:
    kept = Kept(SERVER.format(DEAF), grace_seconds=1)
    (pid,) = kept.numbers(1)
    kept.stop()
    assert not is_alive(pid)


def test_a_stopped_program_does_not_start_again(server: Kept) -> None:
    server.numbers(2)
    server.stop()
    assert server.keeper.starts == 1


@pytest.fixture
def launched() -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    command = [sys.executable, "-u", "-c", LAUNCHER, SERVER.format(WITH_CHILD)]
    launcher = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT)
    assert launcher.stdout is not None
    yield launcher, [int(launcher.stdout.readline()) for _ in range(2)]
    launcher.kill()
    launcher.wait()
    launcher.stdout.close()


def test_nothing_outlives_a_launcher_that_is_killed(
    launched: tuple[subprocess.Popen[str], list[int]],
) -> None:
    launcher, numbers = launched
    launcher.send_signal(signal.SIGKILL)
    assert eventually(lambda: not any(is_alive(pid) for pid in numbers))


def test_a_program_does_not_outlive_its_tether(server: Kept) -> None:
    pid = server.numbers(2)[0]
    parent = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1]
    kill(int(parent))
    assert eventually(lambda: not is_alive(pid))
