"""The programs of the stack, and how to tell that they answer."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping

from designer.local.environment import Addresses
from designer.local.folder import PROJECT
from designer.local.healthy import answers_ok
from designer.local.processes import Program
from designer.local.trouble import Trouble

HEALTHY_WITHIN_SECONDS = 60.0


def programs(addresses: Addresses, variables: Mapping[str, str]) -> list[Program]:
    """Studio, call face and worker as in production; the stand-in carrier where there is none."""
    host = addresses.host
    studio = ["uvicorn", "designer.asgi:application", "--host", host, "--lifespan", "off"]
    studio += ["--port", str(addresses.studio_port), "--no-access-log", "--log-level", "warning"]
    # A browser's longest word to us is 4 kB; the default would take 16 MB of one.
    studio += ["--ws-max-size", "16384"]
    calls = ["granian", "designer.wsgi_calls:application", "--interface", "wsgi", "--host", host]
    calls += ["--port", str(addresses.calls_port), "--blocking-threads", "16", "--no-ws"]
    # Its warnings are of threads beyond the number of cores; ours wait for the database.
    calls += ["--respawn-failed-workers", "--log-level", "error"]
    worker = ["celery", "--app", "designer.celery", "--quiet", "worker", "--beat"]
    worker += ["--concurrency", "2", "--without-gossip", "--without-mingle"]
    commands = {"studio": studio, "calls": calls, "worker": worker}
    if addresses.carrier_port is not None:
        port = str(addresses.carrier_port)
        commands["carrier"] = ["django", "standin_carrier", "--verbosity", "0", "--port", port]
    # The terminal is for what needs attention; LOG_LEVEL=INFO shows the rest.
    shared = {"LOG_LEVEL": os.environ.get("LOG_LEVEL") or "WARNING", "PYTHONUNBUFFERED": "1"}
    shared["DJANGO_SETTINGS_MODULE"] = "designer.settings"
    if os.geteuid() == 0:
        # Celery warns at length about root; whoever starts a local stack as root knows.
        shared["PYTHONWARNINGS"] = "ignore:You're running the worker with superuser privileges"
    return [
        Program(
            name=name,
            command=[sys.executable, "-m", *command],
            environment={**shared, **variables},
            folder=PROJECT,
        )
        for name, command in commands.items()
    ]


def wait_until_healthy(addresses: Addresses) -> None:
    until = time.monotonic() + HEALTHY_WITHIN_SECONDS
    for port in (addresses.studio_port, addresses.calls_port):
        while not answers_ok(f"http://{addresses.reachable_host}:{port}/healthz"):
            if time.monotonic() > until:
                raise Trouble(
                    f"Nothing healthy answers on port {port} after {HEALTHY_WITHIN_SECONDS:.0f} s: "
                    "the lines above say why."
                )
            time.sleep(0.1)
