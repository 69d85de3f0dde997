"""The commands of docker-compose.yml against Debian's own PostgreSQL and Redis."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from deploy.system_packages import POSTGRES, REDIS
from designer.local.binaries import Binaries, major_version
from designer.local.cluster import Cluster
from designer.local.folder import PROJECT
from designer.local.healthy import answers_ok
from designer.local.postgres import Postgres
from designer.local.privileges import privileges_for_postgres
from designer.local.processes import Keeper, Program, stop_all
from tests.deployment.compose import command_of, environment_of, inherited_environment, services
from tests.local.conftest import eventually, free_port

pytestmark = pytest.mark.processes
DOTENV = {
    "ANTLER_HOST": "antler.example.com",
    "SECRET_KEY": "known-to-everybody-and-only-used-by-tests-0123456789",
    "POSTGRES_PASSWORD": "unused-on-a-socket",
}


@dataclass
class GrownUp:
    """The services as processes, with the ports of the two faces and what each has said."""

    environment: dict[str, str]
    ports: dict[str, int]
    said: dict[str, list[str]] = field(default_factory=dict)

    def run_once(self, service: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *command_of(service)[1:]],
            env=self.environment,
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=False,
        )

    def check(self, service: str) -> int:
        words = services()[service]["healthcheck"]["test"][2:]
        check = subprocess.run(
            [sys.executable, *words],
            env=self.environment,
            cwd=PROJECT,
            capture_output=True,
            check=False,
        )
        return check.returncode

    def keeper(self, service: str) -> Keeper:
        program, *words = command_of(service, port=self.ports.get(service))
        command = [str(Path(sys.executable).parent / program), *words]
        lines = self.said.setdefault(service, [])
        program_here = Program(
            name=service, command=command, environment=self.environment, folder=PROJECT
        )
        return Keeper(program_here, say=lines.append)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="antler-grown-up-") as name:
        yield Path(name)


@pytest.fixture(scope="module")
def database_url(folder: Path) -> Iterator[str]:
    programs = POSTGRES.find_or_install().parent
    cluster = Cluster(
        data=folder / "postgres",
        binaries=Binaries(programs, major_version(programs)),
        privileges=privileges_for_postgres(),
        durable=False,
    )
    postgres = Postgres(cluster, sockets=folder / "run", log=folder / "postgres.log")
    postgres.start()
    yield postgres.url
    postgres.stop()


@pytest.fixture(scope="module")
def redis_url(folder: Path) -> Iterator[str]:
    port = free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder)]
    server = Program(
        name="redis", command=[str(REDIS.find_or_install()), *options, "--appendonly", "yes"]
    )
    keeper = Keeper(server, say=lambda line: None)
    keeper.start()
    assert eventually(lambda: accepts(port))
    yield f"redis://127.0.0.1:{port}"
    stop_all([keeper])


@pytest.fixture(scope="module")
def grown_up(database_url: str, redis_url: str) -> Iterator[GrownUp]:
    environment = {
        **inherited_environment(),
        **environment_of("studio", DOTENV),
        "DATABASE_URL": database_url,
        "CELERY_BROKER_URL": f"{redis_url}/0",
        "CHANNEL_LAYER_URL": f"{redis_url}/1",
    }
    stack = GrownUp(environment, {"studio": free_port(), "calls": free_port()})
    migrated = stack.run_once("migrate")
    assert migrated.returncode == 0, migrated.stderr
    keepers = [stack.keeper(service) for service in ("calls", "studio", "worker", "beat")]
    for keeper in keepers:
        keeper.start()
    yield stack
    stop_all(keepers)


@pytest.mark.parametrize("face", ["studio", "calls"])
def test_each_face_is_healthy(grown_up: GrownUp, face: str) -> None:
    address = f"http://127.0.0.1:{grown_up.ports[face]}/healthz"
    assert eventually(lambda: answers_ok(address), within=60), grown_up.said[face]


def test_what_beat_asks_for_is_done_by_the_worker(grown_up: GrownUp) -> None:
    def is_done() -> bool:
        return any("webhooks.tasks.sweep" in line and "succeeded" in line for line in worker)

    worker = grown_up.said["worker"]
    assert eventually(is_done, within=60), "\n".join([*worker, *grown_up.said["beat"]])


@pytest.mark.parametrize("service", ["worker", "beat"])
def test_the_pulse_of_the_worker_is_healthy(grown_up: GrownUp, service: str) -> None:
    assert eventually(lambda: grown_up.check(service) == 0, within=60), grown_up.said[service]


def accepts(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False
