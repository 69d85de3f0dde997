"""A caller listens to what has just been recorded: fetched first, then served for that call."""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import Error as DatabaseProblem
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from flows.audio.away import AudioAway
from flows.audio.ranges import answer_audio
from webhooks.ending.recordings import fetch_recording
from webhooks.errands.doing import DOERS, Doer
from webhooks.errands.rows import Errand
from webhooks.line import auth
from webhooks.line.shipped import SOUNDS
from webhooks.models import LiveCall, Recording, RecordingState

logger = logging.getLogger(__name__)
# The step looks for ten seconds.
_SECONDS, _LOOK = 9.0, 0.25


def find_for_caller(errand: Errand) -> dict[str, Any]:
    """`{"address"}` of what the step recorded last, as soon as it is here; empty if it will not."""
    until = time.monotonic() + _SECONDS
    while True:
        recording = _recorded_last(errand)
        if recording is not None and recording.state == RecordingState.ANNOUNCED:
            fetch_recording(recording.pk, now=timezone.now())
            recording.refresh_from_db()
        if recording is not None and recording.state == RecordingState.STORED:
            return {"address": address(recording.pk)}
        if time.monotonic() > until:
            return {"address": ""}
        time.sleep(_LOOK)


def address(recording_id: int) -> str:
    token = auth.row_token("heard", recording_id)
    return f"{settings.CALLS_URL}/heard/{recording_id}/{token}.wav"


def recording_audio(request: HttpRequest, recording_id: int, token: str) -> HttpResponseBase:
    """Answer GET /heard/<id>/<token>.wav, as long as the call lasts."""
    if request.method not in ("GET", "HEAD"):
        return _plain("Only GET and HEAD.\n", status=405)
    if not auth.row_token_fits(token, "heard", recording_id):
        return _plain("There is no such recording.\n", status=404)
    try:
        recording = Recording.objects.filter(pk=recording_id, state=RecordingState.STORED).first()
        if recording is None or not LiveCall.objects.filter(call=recording.call_id).exists():
            return _plain("There is no such recording.\n", status=404)
        return answer_audio(
            request, name=recording.file, size=recording.size or 0, sha256=recording.sha256
        )
    except DatabaseProblem:
        return _plain("The recording cannot be read now.\n", status=429)
    except (AudioAway, FileNotFoundError) as reason:
        logger.error("A recording cannot be heard, an apology is played: %s", reason)
        return HttpResponse(SOUNDS["sorry"], "audio/wav", headers={"Cache-Control": "no-store"})


def _recorded_last(errand: Errand) -> Recording | None:
    wish = Errand.objects.filter(
        call_id=errand.call_id,
        kind="voicemail",
        seq__lt=errand.seq,
        body__step=errand.body.get("step"),
    )
    last = wish.order_by("-seq").first()
    if last is None:
        return None
    found = Recording.objects.filter(call_id=errand.call_id, step_seq=last.seq + 1)
    return found.order_by("pk").first()


def _plain(text: str, *, status: int) -> HttpResponse:
    return HttpResponse(text, "text/plain; charset=utf-8", status=status)


DOERS["voicemail_heard"] = Doer(find_for_caller, for_long=timedelta(minutes=1), twice=True)
