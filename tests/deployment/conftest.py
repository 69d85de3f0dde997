"""One grown-up Antler for all tests here: Debian's own PostgreSQL and Redis below it."""

from __future__ import annotations

import contextlib
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.system_packages import POSTGRES, REDIS
from designer.local.binaries import Binaries, major_version
from designer.local.cluster import Cluster
from designer.local.postgres import Postgres
from designer.local.privileges import privileges_for_postgres
from designer.local.processes import Keeper, Program, stop_all
from tests.deployment.compose import command_of, environment_of, inherited_environment
from tests.deployment.grown_up import GrownUp
from tests.local.conftest import eventually, free_port

DOTENV = {
    "ANTLER_HOST": "antler.example.com",
    "SECRET_KEY": "known-to-everybody-and-only-used-by-tests-0123456789",
    "POSTGRES_PASSWORD": "unused-on-a-socket",
}


@pytest.fixture(scope="package")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="antler-grown-up-") as name:
        yield Path(name)


@pytest.fixture(scope="package")
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


@pytest.fixture(scope="package")
def redis_url(folder: Path) -> Iterator[str]:
    port = free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder)]
    server = Program(
        name="redis", command=[str(REDIS.find_or_install()), *options, "--appendonly", "yes"]
    )
    keeper = Keeper(server, say=lambda line: None)
    keeper.start()
    assert eventually(lambda: accepts_connections(port))
    yield f"redis://127.0.0.1:{port}"
    stop_all([keeper])


@pytest.fixture(scope="package")
def grown_up(folder: Path, database_url: str, redis_url: str) -> Iterator[GrownUp]:
    ports = {name: free_port() for name in ("studio", "calls", "carrier")}
    here = {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}
    environment = {
        **inherited_environment(),
        **environment_of("studio", DOTENV),
        "DATABASE_URL": database_url,
        "CELERY_BROKER_URL": f"{redis_url}/0",
        "CHANNEL_LAYER_URL": f"{redis_url}/1",
        "CALLS_FOLDER": str(folder / "calls"),
        # There is no proxy here and no carrier but a stand-in.
        "STUDIO_URL": here["studio"],
        "CALLS_URL": here["calls"],
        "ELKS_API_URL": f"{here['carrier']}/a1",
        "ELKS_API_USERNAME": "u1",
        "ELKS_API_PASSWORD": "secret",
    }
    stack = GrownUp(environment, ports)
    collect = ["manage.py", "collectstatic", "--noinput"]
    for words in (collect, command_of("migrate")[1:], ["manage.py", "load_demo"]):
        prepared = stack.run_once(*words)
        assert prepared.returncode == 0, prepared.stderr
    keepers = [stack.keeper(service) for service in ("calls", "studio", "worker", "beat")]
    carrier = [sys.executable, "manage.py", "standin_carrier", "--port", str(ports["carrier"])]
    keepers.append(stack.keep("carrier", carrier))
    with pytest.MonkeyPatch.context() as environ:
        # Programs inherit it: without this they would run with the tests' own settings.
        environ.delenv("DJANGO_SETTINGS_MODULE", raising=False)
        for keeper in keepers:
            keeper.start()
        yield stack
        stop_all(keepers)


def accepts_connections(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False
