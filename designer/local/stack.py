"""The whole stack in order: database, its tables, both faces and the worker; and back again."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterator

from designer.local.binaries import find_binaries
from designer.local.cluster import Cluster
from designer.local.environment import Addresses, remember, variables_of
from designer.local.folder import LocalFolder
from designer.local.ports import require_free
from designer.local.postgres import Postgres
from designer.local.preparing import collect_pages, load_demo_once, prepare_tables
from designer.local.privileges import privileges_for_postgres
from designer.local.processes import Keeper, stop_all
from designer.local.programs import programs, wait_until_healthy
from designer.local.progress import Stage
from designer.local.trouble import Trouble


@contextlib.contextmanager
def running_stack(folder: LocalFolder, addresses: Addresses) -> Iterator[dict[str, str]]:
    """Yields the stack's variables once both faces answer; leaving stops everything, last first."""
    _require_free_ports(addresses)
    folder.prepare()
    variables = variables_of(folder, addresses.as_variables())
    with contextlib.ExitStack() as started:
        # A database of the person's own is used as it is.
        if not os.environ.get("DATABASE_URL"):
            started.enter_context(_running_postgres(folder))
        with Stage("Tables"):
            prepare_tables(variables)
        with Stage("Pages"):
            collect_pages(variables)
        with Stage("Demo switchboard"):
            load_demo_once(folder, variables)
        remember(folder, {name: variables[name] for name in addresses.as_variables()})
        started.enter_context(_running_programs(addresses, variables))
        yield variables


@contextlib.contextmanager
def _running_postgres(folder: LocalFolder) -> Iterator[None]:
    cluster = Cluster(
        data=folder.postgres, binaries=find_binaries(), privileges=privileges_for_postgres()
    )
    postgres = Postgres(cluster, sockets=folder.sockets, log=folder.postgres_log)
    with Stage("Database"):
        postgres.start()
    try:
        if postgres.is_new:
            folder.demo_is_loaded.unlink(missing_ok=True)
        yield
    finally:
        with Stage("Stopping the database"):
            postgres.stop()


@contextlib.contextmanager
def _running_programs(addresses: Addresses, variables: dict[str, str]) -> Iterator[None]:
    keepers = [
        Keeper(program, say=_prefixed(program.name)) for program in programs(addresses, variables)
    ]
    try:
        with Stage("Studio, call face and worker"):
            for keeper in keepers:
                keeper.start()
            wait_until_healthy(addresses)
        yield
    finally:
        with Stage("Stopping studio, call face and worker"):
            stop_all(keepers)


def _require_free_ports(addresses: Addresses) -> None:
    by_port: dict[int, str] = {}
    for variable, port in addresses.ports.items():
        if port in by_port:
            raise Trouble(f"{by_port[port]} and {variable} are the same port: change one.")
        by_port[port] = variable
        require_free(port, host=addresses.host, variable=variable)


_one_line_at_a_time = threading.Lock()


def _prefixed(name: str) -> Callable[[str], None]:
    def say(line: str) -> None:
        with _one_line_at_a_time:
            print(f"{name:<8}│ {line}", flush=True)

    return say
