"""The embedded PostgreSQL outlives crashes and refuses what it must not touch."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from designer.local.cluster import Cluster
from designer.local.postgres import Postgres
from designer.local.sockets import SOCKET_NAME, make_private
from designer.local.trouble import Trouble
from tests.local.conftest import eventually, execute, is_alive, kill, pid_of

pytestmark = pytest.mark.processes
MakePostgres = Callable[[], Postgres]


def test_it_knows_the_letters_of_every_language(make_postgres: MakePostgres) -> None:
    postgres = make_postgres()
    postgres.start()
    assert execute(postgres, "SELECT lower('ÅÄÖ'), 'åsa' ILIKE 'ÅSA'") == [("åäö", True)]


def test_it_listens_on_no_network_port(make_postgres: MakePostgres) -> None:
    postgres = make_postgres()
    postgres.start()
    assert execute(postgres, "SHOW listen_addresses") == [("",)]


def test_it_keeps_its_data_over_a_stop_and_a_start(make_postgres: MakePostgres) -> None:
    first = make_postgres()
    first.start()
    execute(first, "CREATE TABLE kept AS SELECT 7 AS number")
    first.stop()
    second = make_postgres()
    second.start()
    assert execute(second, "SELECT number FROM kept") == [(7,)]


def test_it_is_new_only_the_first_time(make_postgres: MakePostgres) -> None:
    first = make_postgres()
    first.start()
    first.stop()
    second = make_postgres()
    second.start()
    assert (first.is_new, second.is_new) == (True, False)


def test_it_is_back_with_its_data_after_a_kill(
    make_postgres: MakePostgres, cluster: Cluster
) -> None:
    postgres = make_postgres()
    postgres.start()
    execute(postgres, "CREATE TABLE kept AS SELECT 7 AS number")
    kill(pid_of(cluster.data))

    def is_back() -> bool:
        try:
            return execute(postgres, "SELECT number FROM kept") == [(7,)]
        except psycopg.OperationalError:
            return False

    assert eventually(is_back)


def test_it_leaves_no_process_behind_when_stopped(
    make_postgres: MakePostgres, cluster: Cluster
) -> None:
    postgres = make_postgres()
    postgres.start()
    pid = pid_of(cluster.data)
    postgres.stop()
    assert not is_alive(pid)


def test_it_starts_although_another_process_has_the_noted_number(
    make_postgres: MakePostgres, cluster: Cluster
) -> None:
    first = make_postgres()
    first.start()
    kept = (cluster.data / "postmaster.pid").read_text().split("\n", 1)[1]
    first.stop()
    # As after a restart of a container: the number now belongs to somebody else.
    (cluster.data / "postmaster.pid").write_text(f"{os.getpid()}\n{kept}")
    second = make_postgres()
    second.start()
    assert execute(second, "SELECT 1") == [(1,)]


def test_it_takes_over_from_a_server_whose_launcher_is_gone(
    make_postgres: MakePostgres, cluster: Cluster, orphaned_server: int
) -> None:
    postgres = make_postgres()
    postgres.start()
    assert not is_alive(orphaned_server)


@pytest.fixture
def orphaned_server(cluster: Cluster) -> Iterator[int]:
    """A server on the same data that no launcher looks after."""
    cluster.prepare()
    sockets = cluster.data.parent / "elsewhere"
    make_private(sockets, cluster.privileges.owner)
    options = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={sockets}"]
    server = [cluster.binaries.program("postgres"), "-D", str(cluster.data), *options]
    process = subprocess.Popen(
        [*cluster.privileges.prefix, *server], stderr=subprocess.DEVNULL, start_new_session=True
    )
    assert eventually((sockets / SOCKET_NAME).exists)
    yield process.pid
    process.wait(timeout=10)


def test_two_starts_on_one_folder_are_refused(make_postgres: MakePostgres) -> None:
    make_postgres().start()
    with pytest.raises(Trouble, match="already runs on .* ANTLER_VAR"):
        make_postgres().start()


def test_an_incomplete_data_folder_is_told_in_one_sentence(
    make_postgres: MakePostgres, cluster: Cluster
) -> None:
    cluster.data.mkdir(mode=0o700)
    (cluster.data / "PG_VERSION").write_text(f"{cluster.binaries.major}\n")
    with pytest.raises(Trouble, match="not a complete PostgreSQL data folder: bring it back"):
        make_postgres().start()


def test_a_damaged_data_folder_is_told_with_postgres_own_reason(
    make_postgres: MakePostgres, cluster: Cluster
) -> None:
    cluster.prepare()
    shutil.rmtree(cluster.data / "pg_wal")
    with pytest.raises(Trouble, match="PostgreSQL did not start: .*pg_wal.* back-up"):
        make_postgres().start()


def test_a_data_folder_without_its_tables_is_told_at_once(
    make_postgres: MakePostgres, cluster: Cluster
) -> None:
    cluster.prepare()
    shutil.rmtree(cluster.data / "base")
    began = time.monotonic()
    with pytest.raises(Trouble, match="did not start: .* brought back from a back-up"):
        make_postgres().start()
    assert time.monotonic() - began < 20


def test_data_of_another_version_is_told_in_one_sentence(
    make_postgres: MakePostgres, cluster: Cluster
) -> None:
    cluster.prepare()
    (cluster.data / "PG_VERSION").write_text("14\n")
    with pytest.raises(Trouble, match="was made by PostgreSQL 14, .* POSTGRES_BIN .* version 14"):
        make_postgres().start()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to somebody else")
def test_somebody_elses_data_is_left_alone(make_postgres: MakePostgres, cluster: Cluster) -> None:
    cluster.prepare()
    os.chown(cluster.data, 4242, -1)
    with pytest.raises(Trouble, match="belongs to user 4242 and you are root: .*chown"):
        make_postgres().start()


def test_an_interrupted_first_start_is_done_again(
    make_postgres: MakePostgres, cluster: Cluster
) -> None:
    half: Path = cluster.data.with_name("postgres.new")
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    postgres = make_postgres()
    postgres.start()
    assert postgres.is_new
