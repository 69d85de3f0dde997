"""The audio callers hear, fetched by the carrier from an address that is its own sha256."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from flows.audio.ranges import FOR_EVER, answer_audio
from flows.audio.storage import content_address
from webhooks.line.sorry import SORRY_FILE, SORRY_SHA256


@require_safe
def prompt_audio(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """Answer GET /p/<sha256>.wav."""
    if sha256 == SORRY_SHA256:
        # Shipped with the code: it is heard when the database is what failed.
        return HttpResponse(SORRY_FILE.read_bytes(), "audio/wav")
    name = f"prompts/{sha256}.wav"
    try:
        size = default_storage.size(name) if content_address(name) else None
    except FileNotFoundError:
        size = None
    if size is None:
        return HttpResponse("There is no such prompt.\n", "text/plain; charset=utf-8", status=404)
    return answer_audio(request, name=name, size=size, sha256=sha256, cache=FOR_EVER)
