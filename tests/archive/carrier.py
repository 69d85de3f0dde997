"""A small carrier that answers as scripted, and remembers who asked and what was posted."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

Reply = Callable[[BaseHTTPRequestHandler], None]


class Carrier:
    """Each path has a list of replies; the last one is given again and again."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.replies: dict[str, list[Reply]] = {}
        self.asked: list[tuple[str, str | None]] = []
        self.posted: list[tuple[str, dict[str, str]]] = []

    def serve(self, path: str, *replies: Reply) -> str:
        self.replies[path] = list(replies)
        return self.url + path

    def next_reply(self, path: str) -> Reply:
        replies = self.replies.get(path, [status(404)])
        return replies.pop(0) if len(replies) > 1 else replies[0]


def audio(content: bytes) -> Reply:
    return status(200, content)


def document(value: object) -> Reply:
    return status(200, json.dumps(value).encode())


def silence(handler: BaseHTTPRequestHandler) -> None:
    """Takes the question and closes without a word."""
    handler.close_connection = True


def status(code: int, content: bytes = b"", **headers: str) -> Reply:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        handler.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(content)

    return reply


def drip(content: bytes, *, pause: float) -> Reply:
    """Never silent for long, and never done."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        for place in range(len(content)):
            handler.wfile.write(content[place : place + 1])
            time.sleep(pause)

    return reply


def without_length(content: bytes) -> Reply:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(content)

    return reply


class Pause:
    """Sends one half, tells that it has, and waits to be let go."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.reached = threading.Event()
        self.go_on = threading.Event()

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        half = len(self.content) // 2
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(self.content)))
        handler.end_headers()
        handler.wfile.write(self.content[:half])
        handler.wfile.flush()
        self.reached.set()
        self.go_on.wait(30)
        handler.wfile.write(self.content[half:])


@contextmanager
def running_carrier() -> Iterator[Carrier]:
    carrier: Carrier

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            carrier.posted.append((self.path, dict(parse_qsl(body))))
            self.do_GET()

        def do_GET(self) -> None:
            carrier.asked.append((self.path, self.headers.get("Authorization")))
            try:
                carrier.next_reply(self.path)(self)
            except OSError:
                # The listener has gone, as some tests mean it to.
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    carrier = Carrier(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield carrier
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
