"""A Redis that a test kills, or leaves no room in."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import redis

from deploy.system_packages import REDIS
from tests.local.conftest import eventually, free_port


class Redis:
    """A server of its own in `folder`."""

    def __init__(self, folder: str) -> None:
        self._folder, self._port = folder, free_port()
        self.url = f"redis://127.0.0.1:{self._port}/0"
        self._client = redis.Redis.from_url(self.url)

    def start(self) -> None:
        options = ["--port", str(self._port), "--bind", "127.0.0.1", "--dir", self._folder]
        self._process = subprocess.Popen(
            [str(REDIS.find_or_install()), *options, "--appendonly", "yes"],
            stdout=subprocess.DEVNULL,
        )
        assert eventually(self._answers)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def fill(self) -> None:
        """Refuses every write, as it does when its disk or its memory is full."""
        self._client.config_set("maxmemory", "1")

    def make_room(self) -> None:
        self._client.config_set("maxmemory", "0")

    def _answers(self) -> bool:
        try:
            return bool(self._client.ping())
        except redis.RedisError:
            return False


@contextmanager
def a_redis() -> Iterator[Redis]:
    with tempfile.TemporaryDirectory(prefix="antler-redis-") as folder:
        server = Redis(folder)
        server.start()
        try:
            yield server
        finally:
            server.kill()
