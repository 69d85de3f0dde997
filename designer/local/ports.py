"""The ports: free, or one sentence that names who may hold them."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

from designer.local.trouble import Trouble

STUDIO_VARIABLE, CALLS_VARIABLE = "STUDIO_PORT", "CALLS_PORT"
CARRIER_VARIABLE = "CARRIER_PORT"
HOST_VARIABLE = "BIND_HOST"
LET_GO_SECONDS = 3.0
LISTENING = "0A"


def port_from(variable: str, default: int) -> int:
    written = os.environ.get(variable, "") or str(default)
    if not written.isdecimal() or not 0 < int(written) < 65536:
        raise Trouble(f"{variable} is {written!r}: set it to a port number from 1 to 65535.")
    return int(written)


def require_free(port: int, *, host: str, variable: str) -> None:
    """Waits a moment for an Antler that is just stopping, then complains."""
    until = time.monotonic() + LET_GO_SECONDS
    while not _is_free(port, host, variable):
        if time.monotonic() > until:
            raise Trouble(
                f"Port {port} is taken by {_holder(port)}: stop that, or choose another port, "
                f"for example `{variable}={port + 10} make run`."
            )
        time.sleep(0.2)


def _is_free(port: int, host: str, variable: str) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise Trouble(
                f"You may not open port {port}: set {variable} to a port above 1023."
            ) from None
        except OSError as problem:
            if isinstance(problem, socket.gaierror) or problem.errno == errno.EADDRNOTAVAIL:
                raise Trouble(
                    f"{HOST_VARIABLE} is {host!r}: set it to an address of this machine, such as "
                    "127.0.0.1 or 0.0.0.0."
                ) from None
            return False
    return True


def _holder(port: int) -> str:
    """Names the process if this user may see it."""
    inodes = set(_listening_inodes(port))
    if inodes:
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if any(os.readlink(entry) in inodes for entry in (process / "fd").iterdir()):
                    return f"process {process.name} ({(process / 'comm').read_text().strip()})"
    return "another program, perhaps another Antler"


def _listening_inodes(port: int) -> Iterator[str]:
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with contextlib.suppress(OSError):
            for row in Path(table).read_text().splitlines()[1:]:
                columns = row.split()
                if columns[3] == LISTENING and columns[1].endswith(f":{port:04X}"):
                    yield f"socket:[{columns[9]}]"
