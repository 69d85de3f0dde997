"""Recordings in e-mails: the sound if it is here and not too large, or why not."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from flows.audio.away import AudioAway
from webhooks.errands.doing import Later
from webhooks.errands.rows import Errand
from webhooks.models import CallStep, Recording, RecordingState

Sound = tuple[str, bytes, str]
# An e-mail is tried for a day: so long it waits for a recording, and goes without it then.
_PATIENCE = timedelta(hours=23)
# One that nobody has told of by then was never made: the carrier's list was asked long before.
_PATIENCE_FOR_NEWS = timedelta(hours=2)
# Where the carrier announces nothing, its list of recordings is asked so long after the call.
_LATE = timedelta(minutes=10)
NOT_HERE = gettext_noop("The recording is still being fetched.")
_NOT_ANNOUNCED = gettext_noop("The carrier has not told of the recording yet.")
_OUT_OF_REACH = gettext_noop("The recording is out of reach now.")


def latest_recording(errand: Errand) -> tuple[str, Sound | None]:
    """What is said about it in the e-mail, and the sound of what a step before it recorded last.

    Raises Later while it may still come.
    """
    with translation.override(settings.EMAIL_LANGUAGE):
        seq = _last_recorded(errand)
        if seq is None:
            return _("Nothing was recorded in this call."), None
        recording = _recording(errand, seq)
        patience = _PATIENCE_FOR_NEWS if recording is None else _PATIENCE
        waits = timezone.now() - errand.wanted_at < patience
        if recording is None and waits:
            raise Later(_NOT_ANNOUNCED, pause=None if _is_late(errand) else timedelta(seconds=10))
        if recording is None or (recording.state == RecordingState.ANNOUNCED and not waits):
            return _("The recording never came from the carrier."), None
        if recording.state == RecordingState.ANNOUNCED:
            raise Later(NOT_HERE, pause=timedelta(seconds=10))
        page = f"{settings.STUDIO_URL}/admin/webhooks/call/{errand.call_id}/change/"
        about = [page, *about_sound(recording)]
    return "\n\n".join(about), sound_of(recording, recording.announced_at, errand.call.caller)


def sound_of(recording: Recording, at: datetime, caller: str) -> Sound | None:
    """Named after when it was made and who spoke."""
    if not _fits(recording):
        return None
    try:
        with default_storage.open(recording.file) as file:
            sound = file.read()
    except AudioAway:
        raise Later(_OUT_OF_REACH, pause=timedelta(minutes=1)) from None
    who = caller.removeprefix("+") or "hidden"
    return f"{timezone.localtime(at):%Y-%m-%d-%H%M}-{who}.wav", sound, "audio/wav"


def about_sound(recording: Recording) -> list[str]:
    if recording.state != RecordingState.STORED:
        return [_("The recording could not be fetched from the carrier.")]
    if not _fits(recording):
        return [_("The recording is too large to be attached: listen to it at the address above.")]
    return []


def _fits(recording: Recording) -> bool:
    stored = recording.state == RecordingState.STORED
    return stored and (recording.size or 0) <= settings.EMAIL_ATTACHMENT_MAX_BYTES


def _last_recorded(errand: Errand) -> int | None:
    """The turn that ended the last recording before the e-mail; a failed one gave none."""
    steps = CallStep.objects.filter(call_id=errand.call_id, seq__lt=errand.seq)
    for seq in (
        steps.filter(answer__contains='"record":').order_by("-seq").values_list("seq", flat=True)
    ):
        ended = CallStep.objects.filter(call_id=errand.call_id, seq=seq + 1).first()
        if ended is None or ended.event.get("outcome") != "failed":
            return int(seq) + 1
    return None


def _recording(errand: Errand, seq: int) -> Recording | None:
    """The address the carrier was given bears the number of the turn that ends the recording."""
    recordings = Recording.objects.filter(call_id=errand.call_id).order_by("pk")
    announced = recordings.filter(step_seq=seq).first()
    if announced is not None or not _is_late(errand):
        return announced
    if _recorded_whole(errand.call_id):
        # One that was only found may be of the whole conversation, which is not what was meant.
        return None
    found = list(recordings.filter(step_seq=None)[:2])
    return found[0] if len(found) == 1 else None


def _recorded_whole(call_id: int) -> bool:
    return CallStep.objects.filter(call_id=call_id, answer__contains='"recordcall":').exists()


def _is_late(errand: Errand) -> bool:
    ended = errand.call.ended_at
    return ended is not None and timezone.now() - ended > _LATE
