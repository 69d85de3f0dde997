"""Call face, worker and PostgreSQL as processes that a test stops, kills and starts again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import LiteralString

import psycopg

from designer.local.binaries import find_binaries
from designer.local.cluster import Cluster
from designer.local.folder import PROJECT
from designer.local.healthy import answers_ok
from designer.local.postgres import Postgres
from designer.local.privileges import privileges_for_postgres
from tests.faults.clock import WallClock
from tests.local.conftest import eventually, free_port

Row = tuple[object, ...]


class House:
    """Everything in `folder`; the carrier's REST twin is to be reached at `carrier_url`."""

    def __init__(self, folder: Path, *, carrier_url: str, broker_url: str = "") -> None:
        self.folder, self.port = folder, free_port()
        self.clock: WallClock | None = None
        self._cluster = Cluster(
            data=folder / "postgres",
            binaries=find_binaries(),
            privileges=privileges_for_postgres(),
        )
        self._postgres: Postgres | None = None
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self.start_postgres()
        self.environment = {
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            "DATABASE_URL": self.postgres.url,
            "SECRET_KEY": "known-to-everybody-and-only-used-by-tests-0123456789",
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "CALLS_URL": self.url,
            "CALLS_FOLDER": str(self.spool.parent),
            **({"CELERY_BROKER_URL": broker_url} if broker_url else {}),
            "ELKS_API_URL": f"{carrier_url}/a1",
            "ELKS_API_USERNAME": "u1",
            "ELKS_API_PASSWORD": "secret",
        }

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def spool(self) -> Path:
        return self.folder / "calls" / "turns.sqlite3"

    @property
    def postgres(self) -> Postgres:
        assert self._postgres is not None
        return self._postgres

    def furnish(self) -> None:
        """Migrated, with the demo in it."""
        self.manage("migrate", "--noinput")
        self.manage("load_demo")

    def hang_a_clock(self) -> WallClock:
        """What is started from now on lives by it; PostgreSQL, which was here before, does not."""
        self.clock = WallClock(self.folder / "clock")
        return self.clock

    def move_in(self) -> None:
        """Call face and worker run."""
        self.start_calls()
        self.start_worker()

    def start_postgres(self) -> None:
        self._postgres = Postgres(
            self._cluster, sockets=self.folder / "run", log=self.folder / "postgres.log"
        )
        self._postgres.start()

    def stop_postgres(self) -> None:
        if self._postgres is not None:
            self._postgres.stop()
            self._postgres = None

    def kill_postgres(self) -> None:
        """kill -9 of the server; what keeps it starts it again."""
        pid = (self._cluster.data / "postmaster.pid").read_text().split()[0]
        os.kill(int(pid), signal.SIGKILL)

    def start_calls(self) -> None:
        words = ["granian", "designer.wsgi_calls:application", "--interface", "wsgi", "--no-ws"]
        words += ["--host", "127.0.0.1", "--port", str(self.port), "--workers", "2"]
        words += ["--respawn-failed-workers", "--respawn-interval", "0.2"]
        self._start("calls", [*words, "--blocking-threads", "16", "--log-level", "warning"])
        assert eventually(lambda: answers_ok(f"{self.url}/healthz"), within=30), self.log("calls")

    def start_worker(self) -> None:
        words = ["celery", "--app", "designer.celery", "worker", "--beat", "--loglevel", "INFO"]
        words += ["--concurrency", "2", "--without-gossip", "--without-mingle"]
        self._start("worker", [*words, "--schedule", str(self.folder / "beat")])

    def manage(self, *words: str) -> None:
        subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=PROJECT,
            env=self.environment,
            check=True,
            capture_output=True,
        )

    def kill(self, name: str) -> None:
        """As the kernel does when memory runs out: at once, and the children too."""
        process = self._processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def kill_a_calls_process(self) -> None:
        """One of the two that answer; the other goes on alone until its place is taken."""
        os.kill(self._listeners()[0], signal.SIGKILL)

    def both_processes_answer(self) -> bool:
        """After many knocked at once: callers keep their connections to the one that stayed."""
        with ThreadPoolExecutor(16) as knocking:
            answers = list(knocking.map(answers_ok, [f"{self.url}/healthz"] * 16))
        return all(answers) and len(self._listeners()) == 2

    def _listeners(self) -> list[int]:
        """The processes of the call face that have come as far as asking the database."""
        names = self.texts("SELECT DISTINCT application_name FROM pg_stat_activity")
        return [int(name[13:]) for name in names if name.startswith("antler-calls-")]

    def rows(self, statement: LiteralString) -> list[Row]:
        with psycopg.connect(self.postgres.url) as connection:
            return connection.execute(statement).fetchall()

    def texts(self, statement: LiteralString) -> list[str]:
        """The only column of each row."""
        return [str(text) for (text,) in self.rows(statement)]

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text()

    def close(self) -> None:
        for name in list(self._processes):
            self.kill(name)
        self.stop_postgres()

    def _start(self, name: str, words: list[str]) -> None:
        settings = "designer.settings_calls" if name == "calls" else "tests.faults.settings"
        with (self.folder / f"{name}.log").open("ab") as log:
            self._processes[name] = subprocess.Popen(
                [sys.executable, "-m", *words],
                cwd=PROJECT,
                env={
                    **self.environment,
                    **(self.clock.environment if self.clock else {}),
                    "DJANGO_SETTINGS_MODULE": settings,
                },
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
