"""Stored audio as an HTTP answer: whole or in part, streamed, and only if the asker lacks it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.core.files.storage import Storage, default_storage
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.utils.http import parse_etags
from django.utils.translation import gettext as _

from flows.audio.chunks import CHUNK_BYTES

# For a content address: what it names can never change.
FOR_EVER = "public, max-age=31536000, immutable"
# For recordings: the listener's own browser may keep it, but asks each time whether it still may.
PRIVATE = "private, no-cache"

_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})$")


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
    span = _asked_range(request, size=size, etag=etag)
    if _has_it(request.headers.get("If-None-Match", ""), etag):
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
        response = StreamingHttpResponse(_read(storage, name, span))
    response["Content-Type"] = "audio/wav"
    response["Content-Length"] = str(len(span))
    if len(span) < size:
        response.status_code = 206
        response["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{size}"
    return response


def _has_it(header: str, etag: str) -> bool:
    return any(tag.removeprefix("W/") in {etag, "*"} for tag in parse_etags(header))


def _asked_range(request: HttpRequest, *, size: int, etag: str) -> range | None:
    """The bytes to send: all, or the one readable range asked for; None: it lies beyond the end."""
    whole = range(size)
    asked = _RANGE.match(request.headers.get("Range", "").replace(" ", ""))
    if request.headers.get("If-Range", etag) != etag or asked is None or not (asked[1] or asked[2]):
        return whole
    if not asked[1]:
        span = range(max(0, size - int(asked[2])), size)
    else:
        last = int(asked[2]) if asked[2] else size - 1
        if last < int(asked[1]):
            return whole if asked[2] else None
        span = range(int(asked[1]), min(last + 1, size))
    return span or None


def _read(storage: Storage, name: str, span: range) -> Iterator[bytes]:
    with storage.open(name) as file:
        file.seek(span.start)
        left = len(span)
        while left and (block := file.read(min(left, CHUNK_BYTES))):
            left -= len(block)
            yield block
