"""`python -m designer.local up` as a person meets it: it starts, answers, stops, keeps data."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from designer.local.folder import PROJECT, LocalFolder
from designer.local.healthy import answers_ok
from designer.local.postgres import database_url
from tests.launched import Launched
from tests.local.conftest import eventually, kill, pid_of

pytestmark = pytest.mark.processes
SECOND_START_SECONDS = 15


@pytest.fixture(scope="module")
def running() -> Iterator[Launched]:
    """One stack for the tests that only look at it."""
    with tempfile.TemporaryDirectory(prefix="antler-up-") as name:
        launched = Launched(Path(name))
        launched.wait_until_up()
        yield launched
        launched.stop()


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """One folder for the tests that stop a stack: the tables are made once."""
    with tempfile.TemporaryDirectory(prefix="antler-up-") as name:
        yield Path(name)


@pytest.fixture
def launched(folder: Path) -> Iterator[Launched]:
    launched = Launched(folder)
    launched.wait_until_up()
    yield launched
    launched.process.kill()
    launched.process.wait()
    assert eventually(lambda: not launched.processes(), within=30)


@pytest.mark.parametrize("face", ["studio_port", "calls_port"])
def test_each_face_answers(running: Launched, face: str) -> None:
    assert answers_ok(f"http://127.0.0.1:{getattr(running, face)}/healthz")


def test_the_welcome_tells_where_to_go_and_how_to_try_a_call(running: Launched) -> None:
    assert f"Studio     http://localhost:{running.studio_port}/" in running.said()
    assert "manage.py place_call --to +" in running.said()


def test_an_orderly_stop_ends_well_and_leaves_nothing_running(launched: Launched) -> None:
    assert launched.stop() == 0
    assert launched.processes() == []


def test_a_killed_launcher_leaves_nothing_running(launched: Launched) -> None:
    launched.stop(signal.SIGKILL)
    assert eventually(lambda: not launched.processes(), within=30), launched.processes()


def test_a_second_start_is_quick_and_keeps_all_data(launched: Launched, folder: Path) -> None:
    url = database_url(LocalFolder(launched.root).sockets)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept AS SELECT 7 AS number")
    launched.stop()
    began = time.monotonic()
    again = Launched(folder)
    again.wait_until_up()
    seconds = time.monotonic() - began
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT number FROM kept").fetchall() == [(7,)]
    again.stop()
    assert seconds < SECOND_START_SECONDS


def test_both_faces_answer_again_after_the_database_was_killed(running: Launched) -> None:
    kill(pid_of(running.root / "postgres"))
    ports = (running.studio_port, running.calls_port)

    def all_answer() -> bool:
        return all(answers_ok(f"http://127.0.0.1:{port}/healthz") for port in ports)

    assert eventually(lambda: "it starts again" in running.postgres_log() and all_answer())


def test_a_command_beside_the_stack_needs_no_settings(running: Launched) -> None:
    told = subprocess.run(
        [sys.executable, "manage.py", "numbers"],
        env={"PATH": os.environ["PATH"], "ANTLER_VAR": str(running.root)},
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"http://localhost:{running.calls_port}/elks/start/" in told.stdout, told.stderr


def test_it_stops_when_the_program_that_called_it_is_killed(folder: Path) -> None:
    script = 'import subprocess, sys; subprocess.run(sys.argv[1:] + ["--until-parent-ends"])'
    launched = Launched(folder, through=[sys.executable, "-c", script])
    launched.wait_until_up()
    launched.stop(signal.SIGKILL)
    assert eventually(lambda: not launched.processes(), within=30), launched.processes()
