"""The audio callers hear, fetched by the carrier: the address is the sha256 of what is behind it."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from flows.audio.ranges import FOR_EVER, answer_audio


@require_safe
def prompt_audio(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """Answer GET /p/<sha256>.wav."""
    name = f"prompts/{sha256}.wav"
    try:
        size = default_storage.size(name)
    except FileNotFoundError:
        return HttpResponse("There is no such prompt.\n", "text/plain; charset=utf-8", status=404)
    return answer_audio(request, name=name, size=size, sha256=sha256, cache=FOR_EVER)
