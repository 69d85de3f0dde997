"""A post of the carrier's, and our answer: what the line's views take and give.

Django's request and response would cost more than the turn between them, and a post needs none of
what they can do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.http.multipartparser import MultiPartParserError

from webhooks.elks import forms

URLENCODED = "application/x-www-form-urlencoded"
# What the environment of a tried call's post holds: the line it is answered by (webhooks/trying/).
TRIAL = "antler.trial"
# How reading a form fails: too large, too many fields, broken parts, an odd charset.
_UNREADABLE = (BadRequest, SuspiciousOperation, MultiPartParserError, ValueError, LookupError)


class UnreadableError(Exception):
    """The body is no form, and will not be one when it is posted again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Text, most often JSON, with a status of HTTP."""

    body: str
    status: int = 200
    kind: str = "application/json"


class Post:
    """What came in over WSGI (PEP 3333), read only as far as somebody asks for it."""

    def __init__(self, environ: Mapping[str, Any]) -> None:
        self._environ = environ
        self._form: dict[str, str] | None = None
        self.method: str = environ["REQUEST_METHOD"]

    @property
    def form(self) -> dict[str, str]:
        """The fields by name; of one that comes twice, the last. Raises UnreadableError."""
        if self._form is None:
            try:
                self._form = forms.clean(self._read())
            except _UNREADABLE as error:
                raise UnreadableError(type(error).__name__) from error
        return self._form

    @property
    def trial(self) -> Any:
        """The line of a call that is tried; None for a post from outside."""
        return self._environ.get(TRIAL)

    @property
    def place(self) -> str:
        """The sealed place of the call, as the address brings it back; empty without one."""
        query: str = self._environ.get("QUERY_STRING", "")
        if query.startswith("at=") and "&" not in query and "%" not in query:
            return query[3:]
        return dict(parse_qsl(query)).get("at", "")

    @property
    def source(self) -> str:
        """The address it came from; behind a proxy, the one the nearest proxy saw."""
        forwarded = self._environ.get("HTTP_X_FORWARDED_FOR", "")
        if settings.TRUST_FORWARDED_FOR and forwarded:
            # Only the nearest proxy's own entry can be believed: the last one.
            return str(forwarded.rpartition(",")[2].strip())
        return str(self._environ.get("REMOTE_ADDR", ""))

    def _read(self) -> dict[str, str]:
        if self._environ.get("CONTENT_TYPE") != URLENCODED:
            # Whatever else a form may come as.
            return WSGIRequest(dict(self._environ)).POST.dict()
        length = int(self._environ.get("CONTENT_LENGTH") or 0)
        if length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise BadRequest
        body: bytes = self._environ["wsgi.input"].read(length) if length > 0 else b""
        if len(body) < length:
            # The sender went away in the midst of it.
            raise BadRequest
        pairs = parse_qsl(
            body.decode(errors="replace"),
            keep_blank_values=True,
            max_num_fields=settings.DATA_UPLOAD_MAX_NUMBER_FIELDS,
        )
        return dict(pairs)
