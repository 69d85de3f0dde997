"""What is measured: Antler's call face and the yardsticks, each as its own processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from designer.local.folder import PROJECT
from tests.bench.load import NUMBER
from tests.local.conftest import eventually, free_port

YARDSTICKS = Path(__file__).parent / "yardsticks"
NODE_RED = YARDSTICKS / "node_red"
WORKERS = "2"


@dataclass(frozen=True)
class Contender:
    """`command` has a place for the port; `start` is the path of the first post."""

    name: str
    title: str
    command: list[str]
    start: str = "/start"
    settings: str = ""


def contenders(secret: str) -> list[Contender]:
    python = [sys.executable, "-m"]
    granian = [*python, "granian", "--host", "127.0.0.1", "--port", "{port}", "--workers", WORKERS]
    granian += ["--no-ws", "--log-level", "error"]
    gunicorn = [*python, "gunicorn", "--bind", "127.0.0.1:{port}", "--workers", WORKERS]
    gunicorn += ["--threads", "8", "--worker-class", "gthread", "--keep-alive", "60"]
    node_red = ["node", str(NODE_RED / "node_modules" / "node-red" / "red.js"), "--port", "{port}"]
    node_red += ["--settings", str(NODE_RED / "settings.js"), str(NODE_RED / "flows.json")]
    return [
        Contender(
            "antler",
            "Antler's call face",
            [*granian, "--interface", "wsgi", "--blocking-threads", "16"]
            + ["designer.wsgi_calls:application"],
            start=f"/elks/start/{NUMBER.removeprefix('+')}/{secret}",
            settings="designer.settings_calls",
        ),
        Contender(
            "flask",
            "(a) Flask, gunicorn's threads, psycopg",
            [*gunicorn, "tests.bench.yardsticks.flask_app:app"],
        ),
        Contender(
            "asgi",
            "(b) bare ASGI, asynchronous psycopg, Granian",
            [*granian, "--interface", "asgi", "tests.bench.yardsticks.asgi_app:app"],
        ),
        Contender("node-red", "(c) Node-RED, nothing durable", node_red),
    ]


@contextmanager
def running(contender: Contender, environment: dict[str, str], log: Path) -> Iterator[str]:
    """The address of the first post, while the contender runs."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with log.open("ab") as output:
        process = subprocess.Popen(
            [word.format(port=port) for word in contender.command],
            cwd=PROJECT,
            env={
                **environment,
                "BENCH_URL": url,
                "CALLS_URL": url,
                "DJANGO_SETTINGS_MODULE": contender.settings,
            },
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # so that all of it can be ended
        )
    try:
        assert eventually(lambda: answers(url), within=60), log.read_text()[-2000:]
        yield url + contender.start
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


def answers(url: str) -> bool:
    try:
        httpx.get(url, timeout=1, trust_env=False)
    except httpx.HTTPError:
        return False
    return True
