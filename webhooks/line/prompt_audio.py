"""The audio callers hear, fetched by the carrier from an address that is its own sha256."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from django.core.files.storage import default_storage
from django.db import Error as DatabaseProblem
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from flows.audio.ranges import FOR_EVER, answer_audio
from flows.audio.storage import content_address
from flows.prompts import stored_name
from webhooks.line.shelf import put_on_shelf, shelf
from webhooks.line.shipped import BY_SHA256

logger = logging.getLogger(__name__)


def prompt_audio(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """Answer GET /p/<sha256>.wav; what is no sound is plain text (416: JSON, as in the studio)."""
    if request.method not in ("GET", "HEAD"):
        return _plain("Only GET and HEAD.\n", status=405, headers={"Allow": "GET, HEAD"})
    if sha256 in BY_SHA256:
        # Shipped with the code: it is heard when the database is what failed.
        return HttpResponse(BY_SHA256[sha256], "audio/wav")
    name = stored_name(sha256)
    if not content_address(name):
        return _no_prompt()
    try:
        storage = shelf() if put_on_shelf(sha256) else default_storage
        size = storage.size(name)
    except FileNotFoundError:
        return _no_prompt()
    except DatabaseProblem:
        logger.exception("A prompt could not be read.")
        return _plain("The prompt cannot be read now.\n", status=429)
    return answer_audio(
        request, name=name, size=size, sha256=sha256, cache=FOR_EVER, storage=storage
    )


def _no_prompt() -> HttpResponse:
    return _plain("There is no such prompt.\n", status=404)


def _plain(text: str, *, status: int, headers: Mapping[str, str] | None = None) -> HttpResponse:
    return HttpResponse(text, "text/plain; charset=utf-8", status=status, headers=headers)
