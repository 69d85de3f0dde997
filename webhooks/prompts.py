"""The audio callers hear, fetched by the carrier from an address that is its own sha256."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from flows.audio.ranges import FOR_EVER, answer_audio
from flows.audio.storage import content_address


@require_safe
def prompt_audio(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """Answer GET /p/<sha256>.wav."""
    name = f"prompts/{sha256}.wav"
    try:
        size = default_storage.size(name) if content_address(name) else None
    except FileNotFoundError:
        size = None
    if size is None:
        return HttpResponse("There is no such prompt.\n", "text/plain; charset=utf-8", status=404)
    return answer_audio(request, name=name, size=size, sha256=sha256, cache=FOR_EVER)
