"""One embedded PostgreSQL for a whole test run, shared by all of its processes.

A `DATABASE_URL` in the environment is used instead. Without one the address is settled before
Django reads its settings, and the server starts when the first test asks for the database.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from designer.local.binaries import find_binaries
from designer.local.cluster import Cluster
from designer.local.postgres import Postgres, database_url
from designer.local.privileges import privileges_for_postgres

_folder = pytest.StashKey[Path]()
_server = pytest.StashKey[Postgres]()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Before pytest-django loads the settings, which need the address."""
    if "DATABASE_URL" in os.environ:
        return
    folder = Path(tempfile.mkdtemp(prefix="antler-test-"))
    early_config.stash[_folder] = folder
    os.environ["DATABASE_URL"] = database_url(folder / "run")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Processes of pytest-xdist share the server of the one that starts them."""
    if getattr(session.config.option, "numprocesses", None):
        start_postgres(session.config)


def pytest_unconfigure(config: pytest.Config) -> None:
    server = config.stash.get(_server, None)
    if server is not None:
        server.stop()
    folder = config.stash.get(_folder, None)
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)


def start_postgres(config: pytest.Config) -> None:
    folder = config.stash.get(_folder, None)
    if folder is None or _server in config.stash:
        return
    cluster = Cluster(
        data=folder / "postgres",
        binaries=find_binaries(),
        privileges=privileges_for_postgres(),
        durable=False,
    )
    server = Postgres(cluster, sockets=folder / "run", log=folder / "postgres.log")
    server.start()
    config.stash[_server] = server
