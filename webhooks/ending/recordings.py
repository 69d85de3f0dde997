"""Recordings: announced by the carrier, then fetched, checked and stored once."""

from __future__ import annotations

import json
import logging
import tempfile
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from flows.audio.away import AudioAway
from webhooks.due import due
from webhooks.elks.forms import MAX_URL, RecordingReady, read_call
from webhooks.ending.doorbell import ring
from webhooks.ending.downloads import (
    Download,
    DownloadFailed,
    DownloadRefused,
    NotThere,
    download_audio,
)
from webhooks.ending.known_calls import KNOWN_CALL, known_call
from webhooks.ending.prompts_by_phone import put_into_prompt
from webhooks.errands.hurrying import hurry
from webhooks.models import Recording, RecordingState
from webhooks.statements import one_row

logger = logging.getLogger(__name__)

# The carrier deletes a recording after three days, so there is nothing to try after that.
CARRIER_KEEPS = timedelta(hours=72)
# A file may be announced a little before it is there, but not an hour.
NOT_THERE_YET = timedelta(hours=1)
_LONGEST_PAUSE = timedelta(minutes=30)
# The key that tells, in what is kept as announced, that we asked and the carrier did not tell.
FOUND = "found_in_list"
_NOT_KEPT = gettext_noop("It was fetched, but cannot be stored now.")
# Whoever asks for thousands again should not wait for as many bells: the sweep finds the rest.
_BELLS_AT_ONCE = 50

_ANNOUNCE = f"""
    WITH the_call AS ({KNOWN_CALL})
    INSERT INTO webhooks_recording
        (call_id, carrier_id, step_seq, raw, url, announced_at, state, attempts, next_attempt_at,
         error, file, sha256)
    SELECT id, %(carrier_id)s::text, %(step_seq)s, %(raw)s, %(url)s, %(made_at)s, %(state)s, 0,
           %(now)s, %(error)s, '', ''
    FROM the_call
    -- The carrier may announce late, at an address spelt otherwise, what was found in its list.
    WHERE 0 = (
        SELECT count(*) FROM webhooks_recording AS found
        WHERE found.call_id = the_call.id AND found.carrier_id = %(carrier_id)s::text
        AND jsonb_exists(found.raw, '{FOUND}')
    )
    ON CONFLICT (call_id, md5(url)) DO NOTHING
    RETURNING id
"""  # noqa: S608  (made of our own constants)


def announce(
    ready: RecordingReady, *, raw: Mapping[str, str], step_seq: int | None, now: datetime
) -> int | None:
    """Keep the announcement, in one statement; the recording's id if it is a new one.

    One that can never be fetched is kept too, refused, so that somebody can see what is missing.
    The carrier's three days run from when it was made, and it may tell of it a day later.
    """
    fault = _unusable(ready)
    made_at = min(max(ready.created or now, now - CARRIER_KEEPS), now)
    parameters = known_call(read_call(raw), started_at=made_at) | {
        "carrier_id": ready.carrier_id,
        "step_seq": step_seq,
        "raw": json.dumps(dict(raw)),
        "url": ready.url[:MAX_URL],
        "state": RecordingState.REFUSED if fault else RecordingState.ANNOUNCED,
        "error": fault,
        "made_at": made_at,
        "now": now,
    }
    row = one_row(_ANNOUNCE, parameters)
    if row is None:
        return None
    recording_id: int = row[0]
    if fault:
        logger.warning("A recording of call “%s” is refused: %s", ready.callid, fault)
    else:
        ring("fetch_recording", recording_id)
    return recording_id


def _unusable(ready: RecordingReady) -> str:
    """Why the announced address can never be fetched, in one sentence; empty if it may be."""
    if not ready.url:
        return "The carrier named no address for the recording."
    if len(ready.url) > MAX_URL:
        return f"The address of the recording is longer than {MAX_URL} characters."
    return ""


def fetch_recording(recording_id: int, *, now: datetime) -> bool:
    """Try once to fetch and store the recording; True if this call stored it."""
    recording = _claim(recording_id, now=now)
    if recording is None:
        return False
    if recording.attempts > 1 and now - recording.announced_at > CARRIER_KEEPS:
        too_late = gettext_noop("It could not be fetched in time.")
        _give_up(recording, RecordingState.LOST, recording.error or too_late)
        return False
    with tempfile.TemporaryFile() as audio:
        try:
            download = download_audio(recording.url, audio)
        except DownloadRefused as reason:
            _give_up(recording, RecordingState.REFUSED, str(reason))
        except DownloadFailed as reason:
            _try_later(recording, reason, now=now)
        else:
            try:
                return _store(recording, File(audio), download, now=now)
            except AudioAway as reason:
                logger.error("A recording cannot be stored now: %s", reason)
                _try_later(recording, DownloadFailed(_NOT_KEPT), now=now)
    return False


def fetch_again(recording_ids: Iterable[int], *, now: datetime) -> int:
    """Give recordings that were refused or lost a new beginning; how many there were.

    The rules are asked anew, so one they still forbid is refused again. Counting begins anew as
    well: where the carrier's three days are over, exactly one more attempt is made.
    """
    with transaction.atomic():
        failed = Recording.objects.select_for_update().filter(
            pk__in=recording_ids, state__in=[RecordingState.REFUSED, RecordingState.LOST]
        )
        found = list(failed.values_list("pk", flat=True))
        Recording.objects.filter(pk__in=found).update(
            state=RecordingState.ANNOUNCED, attempts=0, next_attempt_at=now, error=""
        )
        for recording_id in found[:_BELLS_AT_ONCE]:
            ring("fetch_recording", recording_id)
    return len(found)


def due_recordings(*, now: datetime, most: int) -> list[int]:
    """The recordings that should be tried now, the longest waiting first."""
    rows = _due(now).order_by("next_attempt_at")
    return list(rows.values_list("pk", flat=True)[:most])


def _due(now: datetime) -> QuerySet[Recording]:
    return Recording.objects.filter(
        due("next_attempt_at", now=now, longest=_LONGEST_PAUSE), state=RecordingState.ANNOUNCED
    )


def _claim(recording_id: int, *, now: datetime) -> Recording | None:
    """Take a due recording for as long as an attempt may last; a dead worker's claim runs out.

    The attempt is counted beforehand, so that audio which kills its worker is tried less and less.
    """
    with transaction.atomic():
        rows = _due(now).select_for_update(skip_locked=True)
        recording = rows.filter(pk=recording_id).first()
        if recording is None:
            return None
        recording.attempts += 1
        # The worker itself is stopped by then.
        longest = timedelta(seconds=settings.CELERY_TASK_TIME_LIMIT)
        recording.next_attempt_at = now + max(longest, _pause(recording.attempts))
        recording.save(update_fields=["attempts", "next_attempt_at"])
    return recording


def _store(recording: Recording, audio: File[bytes], download: Download, *, now: datetime) -> bool:
    """Put the audio and the row's news into one transaction, unless somebody was faster."""
    audio.seek(0)
    with transaction.atomic():
        row = Recording.objects.select_for_update().filter(pk=recording.pk).first()
        if row is None or row.state != RecordingState.ANNOUNCED:
            return False
        row.file = default_storage.save(f"recordings/{row.pk}.wav", audio)
        row.state, row.stored_at, row.error = RecordingState.STORED, now, ""
        row.size, row.sha256, row.seconds = download.size, download.sha256, download.wav.seconds
        row.save(update_fields=["file", "state", "stored_at", "error", "size", "sha256", "seconds"])
        audio.seek(0)
        put_into_prompt(row, audio, now=now)
        hurry(row.call_id)
    return True


def _try_later(recording: Recording, reason: DownloadFailed, *, now: datetime) -> None:
    age = now - recording.announced_at
    if age > (NOT_THERE_YET if isinstance(reason, NotThere) else CARRIER_KEEPS):
        _give_up(recording, RecordingState.LOST, str(reason))
        return
    _still_open(recording).update(
        error=str(reason)[:200], next_attempt_at=now + _pause(recording.attempts)
    )


def _pause(attempts: int) -> timedelta:
    """10 s, 20 s, 40 s … half an hour."""
    first = settings.RECORDING_FIRST_PAUSE_SECONDS
    return min(timedelta(seconds=first * 2 ** min(attempts - 1, 10)), _LONGEST_PAUSE)


def _give_up(recording: Recording, state: RecordingState, sentence: str) -> None:
    _still_open(recording).update(state=state, error=sentence[:200])


def _still_open(recording: Recording) -> QuerySet[Recording]:
    return Recording.objects.filter(pk=recording.pk, state=RecordingState.ANNOUNCED)
