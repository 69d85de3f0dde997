"""The audio callers hear, fetched by the carrier: straight from the door, past Django.

`/p/<sha256>.wav` is a prompt, `/p/say/…` a value said (`webhooks/line/saying.py`). Both are named
by what they hold, so they may be kept for ever, here in memory too. Who asks for a sound that is
gone waits for something to hear: the spoken apology.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from threading import Lock
from typing import Any

from django.core.files.storage import default_storage
from django.db import Error as DatabaseProblem

from flows.audio.asking import asked_span, has_it
from flows.audio.away import AudioAway
from flows.audio.ranges import FOR_EVER
from flows.audio.storage import content_address
from flows.prompts import stored_name
from webhooks.line.saying import said
from webhooks.line.shelf import put_on_shelf, shelf
from webhooks.line.shipped import BY_SHA256, SOUNDS

logger = logging.getLogger(__name__)
StartResponse = Callable[..., Any]
_PROMPTS, _SAYING, _ENDING = "/p/", "/p/say/", ".wav"
_MOST_IN_MEMORY = 64 * 1024 * 1024


class Missing(LookupError):
    """There is no such sound."""


class _Memory:
    """The sounds asked for last, as long as they fit."""

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}
        self._bytes, self._lock = 0, Lock()

    def find(self, path: str) -> bytes | None:
        with self._lock:
            sound = self._held.pop(path, None)
            if sound is not None:
                self._held[path] = sound
            return sound

    def keep(self, path: str, sound: bytes) -> None:
        with self._lock:
            self._bytes += len(sound) - len(self._held.pop(path, b""))
            self._held[path] = sound
            while self._bytes > _MOST_IN_MEMORY:
                oldest = next(iter(self._held))
                self._bytes -= len(self._held.pop(oldest))


_memory = _Memory()


def answer_sound(environ: Mapping[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """Answer GET and HEAD below /p/."""
    method: str = environ["REQUEST_METHOD"]
    if method not in ("GET", "HEAD"):
        return _plain(start_response, "405 Method Not Allowed", "Only GET and HEAD.\n", method)
    path: str = environ["PATH_INFO"]
    sound = _memory.find(path)
    if sound is None:
        try:
            sound = _read(path)
        except Missing:
            logger.warning("There is no sound at %s: an apology is played.", path[:100])
            return _apology(start_response, method)
        except AudioAway as reason:
            logger.error("A prompt cannot be read, an apology is played: %s", reason)
            return _apology(start_response, method)
        except DatabaseProblem:
            logger.exception("A prompt could not be read.")
            told = "The prompt cannot be read now.\n"
            return _plain(start_response, "429 Too Many Requests", told, method)
        _memory.keep(path, sound)
    return _content(environ, start_response, sound, etag=f'"{path[3:-4]}"')


def read_prompt(sha256: str) -> bytes:
    """A prompt from the shelf, or else from the storage.

    Raises Missing, AudioAway or DatabaseProblem.
    """
    if sha256 in BY_SHA256:
        # Shipped with the code: it is heard when the database is what failed.
        return BY_SHA256[sha256]
    name = stored_name(sha256)
    if not content_address(name):
        raise Missing
    try:
        storage = shelf() if put_on_shelf(sha256) else default_storage
        with storage.open(name) as file:
            return bytes(file.read())
    except FileNotFoundError:
        raise Missing from None


def _read(path: str) -> bytes:
    if not path.endswith(_ENDING):
        raise Missing
    if path.startswith(_SAYING):
        sound = said(path[len(_SAYING) : -len(_ENDING)], read=read_prompt)
        if sound is None:
            raise Missing
        return sound
    return read_prompt(path[len(_PROMPTS) : -len(_ENDING)])


def _content(
    environ: Mapping[str, Any], start_response: StartResponse, sound: bytes, *, etag: str
) -> Iterable[bytes]:
    always = [("ETag", etag), ("Cache-Control", FOR_EVER), ("Accept-Ranges", "bytes")]
    always.append(("X-Content-Type-Options", "nosniff"))
    if (known := environ.get("HTTP_IF_NONE_MATCH")) and has_it(known, etag):
        start_response("304 Not Modified", always)
        return []
    size, body, status = len(sound), sound, "200 OK"
    if asked := environ.get("HTTP_RANGE"):
        span = asked_span(asked, environ.get("HTTP_IF_RANGE", ""), size=size, etag=etag)
        if span is None:
            return _beyond_the_end(start_response, size, always)
        if len(span) < size:
            body, status = sound[span.start : span.stop], "206 Partial Content"
            place = f"bytes {span.start}-{span.stop - 1}/{size}"
            always.append(("Content-Range", place))
    about = [("Content-Type", "audio/wav"), ("Content-Length", str(len(body)))]
    start_response(status, about + always)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _beyond_the_end(
    start_response: StartResponse, size: int, always: list[tuple[str, str]]
) -> Iterable[bytes]:
    body = b"There is no such part of this sound.\n"
    about = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
    about.append(("Content-Range", f"bytes */{size}"))
    start_response("416 Range Not Satisfiable", about + always)
    return [body]


def _apology(start_response: StartResponse, method: str) -> Iterable[bytes]:
    """Not to be kept: the sound may be there the next time."""
    sound = SOUNDS["sorry"]
    about = [("Content-Type", "audio/wav"), ("Content-Length", str(len(sound)))]
    start_response("200 OK", [*about, ("Cache-Control", "no-store")])
    return [] if method == "HEAD" else [sound]


def _plain(start_response: StartResponse, status: str, text: str, method: str) -> Iterable[bytes]:
    body = text.encode()
    about = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
    if status.startswith("405"):
        about.append(("Allow", "GET, HEAD"))
    start_response(status, about)
    return [] if method == "HEAD" else [body]
