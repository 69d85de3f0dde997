"""A small server to call: it answers by path, over real HTTP, and remembers what was posted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from webhooks.standin import tones

Form = dict[str, str]


@dataclass(frozen=True)
class Redirect:
    """307, so that a carrier that follows it posts again."""

    to: str


Answer = dict[str, Any] | str | int | Redirect | Callable[[Form], Any]


@dataclass(frozen=True)
class Post:
    path: str
    form: Form
    authorization: str


@dataclass
class PretendServer:
    """`answers` holds for each path a document, raw text, a status, or a function of the form."""

    base: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    posts: list[Post] = field(default_factory=list)
    gets: list[str] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"] + ("?" + environ["QUERY_STRING"]).rstrip("?")
        if environ["REQUEST_METHOD"] == "GET":
            self.gets.append(path)
            known = path.endswith(".wav")
            start_response("200 OK" if known else "404 Not Found", [])
            return [tones.tone(6)] if known else []
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode()
        form = dict(parse_qsl(body, keep_blank_values=True))
        self.posts.append(Post(path, form, environ.get("HTTP_AUTHORIZATION", "")))
        answer = self.answers.get(path, {})
        answer = answer(form) if callable(answer) else answer
        if isinstance(answer, Redirect):
            start_response("307 Elsewhere", [("Location", answer.to)])
            return []
        status = answer if isinstance(answer, int) else 200
        start_response(f"{status} Status", [("Content-Type", "text/html")])
        text = answer if isinstance(answer, str) else json.dumps(answer)
        return [] if isinstance(answer, int) else [text.encode()]

    def url(self, path: str) -> str:
        return self.base + path

    @property
    def sound(self) -> str:
        """A sound of six seconds."""
        return self.url("/p/six.wav")

    def forms(self, path: str) -> list[Form]:
        return [post.form for post in self.posts if post.path == path]

    @property
    def paths(self) -> list[str]:
        return [post.path for post in self.posts]


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def running(server: PretendServer) -> Iterator[PretendServer]:
    httpd = make_server("127.0.0.1", 0, server, server_class=_Threads, handler_class=_Quiet)
    server.base = f"http://127.0.0.1:{httpd.server_port}"
    thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        httpd.shutdown()
        httpd.server_close()
