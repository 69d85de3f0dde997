"""The call face's door: the carrier's posts go straight to the line, all else through Django.

Half of a post's processor time went into the framework before this (docs/performance.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from webhooks.line import away, views
from webhooks.line.post import Answer, Post

View = Callable[..., Answer]
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

_CALL = r"(?P<token>[\w=-]+)"
_TURN = r"(?P<seq>[0-9]{1,20})"
_NUMBER = r"(?P<digits>[0-9]{1,20})/(?P<secret>[\w=-]+)"
_ATTEMPT = r"(?P<attempt>[0-9]{1,18})"
_MESSAGE = r"(?P<message>[0-9]{1,18})"
# By the word after /elks/; none of these addresses ends with a slash.
ROUTES: dict[str, list[tuple[re.Pattern[str], View]]] = {}


def _route(word: str, place: str, view: View) -> None:
    ROUTES.setdefault(word, []).append((re.compile(place, re.ASCII), view))


_route("start", _NUMBER, views.start)
_route("next", f"{_CALL}/{_TURN}", views.next_action)
_route("hangup", _CALL, views.hangup)
_route("recording", f"{_CALL}/{_TURN}", views.recording)
_route("dial", f"{_ATTEMPT}/{_CALL}", views.dial)
_route("dialled", f"{_ATTEMPT}/{_CALL}", views.dialled)
_route("delivered", f"{_MESSAGE}/{_CALL}", views.delivered)
_route("away", f"{_NUMBER}/hangup", away.hangup)
_route("away", f"{_NUMBER}/recording", away.recording)

_STATUS_LINES = {status.value: f"{status.value} {status.phrase}" for status in HTTPStatus}


def door(django: Application) -> Application:
    """The call face as one WSGI application."""

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path: str = environ["PATH_INFO"]
        if path != "/elks" and not path.startswith("/elks/"):
            return django(environ, start_response)
        answer = _answer(Post(environ), path[6:])
        body = answer.body.encode()
        headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
        start_response(_STATUS_LINES[answer.status], headers)
        return [body]

    return application


def _answer(post: Post, place: str) -> Answer:
    word, _, rest = place.partition("/")
    for pattern, view in ROUTES.get(word, ()):
        if found := pattern.fullmatch(rest):
            return view(post, **found.groupdict())
    return views.unknown(post)
