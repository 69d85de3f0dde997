"""Stored audio as an HTTP answer: whole or in part, streamed, and only if the asker lacks it."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files.base import File
from django.core.files.storage import Storage, default_storage
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.utils.translation import gettext as _

from flows.audio.asking import asked_span, has_it
from flows.audio.chunks import CHUNK_BYTES

# For a content address: what it names can never change.
FOR_EVER = "public, max-age=31536000, immutable"
# For recordings: the listener's own browser may keep it, but asks each time whether it still may.
PRIVATE = "private, no-cache"


def answer_audio(
    request: HttpRequest,
    *,
    name: str,
    size: int,
    sha256: str,
    cache: str = PRIVATE,
    storage: Storage = default_storage,
) -> HttpResponseBase:
    """Answer GET or HEAD for the stored file `name`; 200, 206, 304 or 416."""
    etag = f'"{sha256}"'
    response: HttpResponseBase
    asked, only_if = (request.headers.get(name, "") for name in ("Range", "If-Range"))
    span = asked_span(asked, only_if, size=size, etag=etag)
    if has_it(request.headers.get("If-None-Match", ""), etag):
        response = HttpResponse(status=304)
        del response["Content-Type"]  # there is no content
    elif span is None:
        response = _beyond_the_end(size)
    else:
        response = _content(request, storage, name=name, span=span, size=size)
    response["ETag"] = etag
    response["Cache-Control"] = cache
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _beyond_the_end(size: int) -> HttpResponse:
    sentence = _("This sound has {size} bytes: ask for a part of those.").format(size=size)
    headers = {"Content-Range": f"bytes */{size}"}
    return JsonResponse({"detail": sentence}, status=416, headers=headers)


def _content(
    request: HttpRequest, storage: Storage, *, name: str, span: range, size: int
) -> HttpResponseBase:
    response: HttpResponseBase
    if request.method == "HEAD":
        response = HttpResponse()
    else:
        # Opened now: what cannot be had is said as an answer, not in the middle of one.
        response = StreamingHttpResponse(_read(storage.open(name), span))
    response["Content-Type"] = "audio/wav"
    response["Content-Length"] = str(len(span))
    if len(span) < size:
        response.status_code = 206
        response["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{size}"
    return response


def _read(stored: File[bytes], span: range) -> Iterator[bytes]:
    with stored as file:
        file.seek(span.start)
        left = len(span)
        while left and (block := file.read(min(left, CHUNK_BYTES))):
            left -= len(block)
            yield block
