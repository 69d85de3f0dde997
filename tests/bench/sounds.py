"""`python -m tests.bench.sounds`: prompts at the call face beside the server's own static route.

The same file, from the same Granian with the same settings, in one run and in turns. Antler should
serve at least half as many requests a second.
"""

from __future__ import annotations

import hashlib
import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from designer.local.folder import PROJECT
from flows.audio.bank import RATE, wav
from tests.bench.__main__ import a_furnished_database
from tests.bench.contenders import answers
from tests.local.conftest import eventually, free_port

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "5"))
CALLERS = 8
AT_LEAST = 0.5
_LAST_CHUNK = b"0\r\n\r\n"


def main() -> int:
    ours, theirs = [], []
    with a_furnished_database() as (environment, folder, _secret):
        # A greeting of five seconds.
        audio = wav(bytes(5 * RATE * 2))
        sha256 = hashlib.sha256(audio).hexdigest()
        shelf = Path(environment["CALLS_FOLDER"]) / "prompts"
        shelf.mkdir(parents=True, exist_ok=True)
        (shelf / f"{sha256}.wav").write_bytes(audio)
        with call_face(environment, shelf) as url:
            for path in (f"/p/{sha256}.wav", f"/static/{sha256}.wav"):
                assert fetch(url, path) == audio, path
            for _round in range(ROUNDS):
                ours.append(requests_a_second(url, f"/p/{sha256}.wav"))
                theirs.append(requests_a_second(url, f"/static/{sha256}.wav"))
    ratio = statistics.median([one / other for one, other in zip(ours, theirs, strict=True)])
    told = f"/p/: {statistics.median(ours):.0f}/s, static: {statistics.median(theirs):.0f}/s"
    sys.stdout.write(f"{told}, {ratio:.2f} × (at least {AT_LEAST})\n")
    return 0 if ratio >= AT_LEAST else 1


@contextmanager
def call_face(environment: dict[str, str], static: Path) -> Iterator[str]:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "granian", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--no-ws", "--log-level", "error", "--interface", "wsgi"]
    command += ["--blocking-threads", "16", "--static-path-mount", str(static)]
    process = subprocess.Popen(
        [*command, "designer.wsgi_calls:application"],
        cwd=PROJECT,
        env={**environment, "DJANGO_SETTINGS_MODULE": "designer.settings_calls"},
        start_new_session=True,
    )
    try:
        assert eventually(lambda: answers(url), within=60)
        yield url
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


def fetch(url: str, path: str) -> bytes:
    connection = http.client.HTTPConnection(urlsplit(url).netloc)
    connection.request("GET", path)
    return connection.getresponse().read()


def requests_a_second(url: str, path: str) -> float:
    """By callers that keep their connection, in a process beside the server."""
    command = [sys.executable, "-m", "tests.bench.sounds", urlsplit(url).netloc, path]
    ran = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True)
    return float(ran.stdout)


def ask_for(address: str, path: str) -> float:
    counts = [0] * CALLERS
    until = time.monotonic() + SECONDS

    def caller(number: int) -> None:
        """Little work of its own, since it shares the processors with the server."""
        host, _, port = address.partition(":")
        with socket.create_connection((host, int(port))) as connection:
            asked = f"GET {path} HTTP/1.1\r\nHost: {address}\r\n\r\n".encode()
            held = bytearray(1 << 20)
            while time.monotonic() < until:
                connection.sendall(asked)
                got = connection.recv_into(held)
                length = _length(held, got)
                while got < length if length else held[got - 5 : got] != _LAST_CHUNK:
                    got += connection.recv_into(memoryview(held)[got:])
                counts[number] += 1

    threads = [threading.Thread(target=caller, args=(number,)) for number in range(CALLERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / SECONDS


def _length(held: bytearray, got: int) -> int:
    """Of the whole answer, by its head; nought where it comes in chunks until the last."""
    end = held.index(b"\r\n\r\n", 0, got)
    head = bytes(held[:end]).lower()
    assert head.startswith(b"http/1.1 200"), head
    _, found, rest = head.partition(b"content-length:")
    return end + 4 + int(rest.split(b"\r\n")[0]) if found else 0


if __name__ == "__main__":
    if len(sys.argv) == 3:
        sys.stdout.write(str(ask_for(sys.argv[1], sys.argv[2])))
    else:
        sys.exit(main())
