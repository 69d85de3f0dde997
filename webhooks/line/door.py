"""The call face's door: the carrier's posts and sounds are answered here, all else by Django.

Half of a post's processor time went into the framework before this (docs/performance.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from webhooks.line import away, views
from webhooks.line.post import Answer, Post
from webhooks.line.prompt_audio import answer_sound

View = Callable[..., Answer]
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

_CALL = r"(?P<token>[\w=-]+)"
_TURN = r"(?P<seq>[0-9]{1,20})"
_NUMBER = r"(?P<digits>[0-9]{1,20})/(?P<secret>[\w=-]+)"
_ATTEMPT = r"(?P<attempt>[0-9]{1,18})"
_MESSAGE = r"(?P<message>[0-9]{1,18})"
_ROUTES: list[tuple[str, str, View]] = [
    ("start", _NUMBER, views.start),
    ("next", f"{_CALL}/{_TURN}", views.next_action),
    ("hangup", _CALL, views.hangup),
    ("recording", f"{_CALL}/{_TURN}", views.recording),
    ("dial", f"{_ATTEMPT}/{_CALL}", views.dial),
    ("dialled", f"{_ATTEMPT}/{_CALL}", views.dialled),
    ("delivered", f"{_MESSAGE}/{_CALL}", views.delivered),
    ("sms", _NUMBER, views.sms),
    ("away", f"{_NUMBER}/hangup", away.hangup),
    ("away", f"{_NUMBER}/recording", away.recording),
]
# By the word after /elks/, which tells nearly all of them apart.
_BY_WORD: dict[str, list[tuple[re.Pattern[str], View]]] = {}
for _word, _place, _view in _ROUTES:
    _BY_WORD.setdefault(_word, []).append((re.compile(_place, re.ASCII), _view))

_STATUS_LINES = {status.value: f"{status.value} {status.phrase}" for status in HTTPStatus}


def door(django: Application) -> Application:
    """The call face as one WSGI application."""

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path: str = environ["PATH_INFO"]
        if path.startswith("/p/"):
            return answer_sound(environ, start_response)
        if path != "/elks" and not path.startswith("/elks/"):
            return django(environ, start_response)
        view, place = route(path)
        answer = view(Post(environ), **place)
        body = answer.body.encode()
        headers = [("Content-Type", answer.kind), ("Content-Length", str(len(body)))]
        start_response(_STATUS_LINES[answer.status], headers)
        return [body]

    return application


def route(path: str) -> tuple[View, dict[str, str]]:
    """The view of an address, and what the address holds. None of them ends with a slash."""
    word, _, rest = path.removeprefix("/elks/").partition("/")
    for pattern, view in _BY_WORD.get(word, ()):
        if found := pattern.fullmatch(rest):
            return view, found.groupdict()
    return views.unknown, {}
