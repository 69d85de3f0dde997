"""From a recording to a message in its box: the worker looks how the caller left the step.

The errand is written as the recording begins, so that a caller who hangs up while speaking leaves
a message too; whether it stands, the journal tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from flows.models import VoicemailBox
from webhooks.errands.doing import DOERS, Doer, Later, Refused
from webhooks.errands.rows import Errand
from webhooks.models import CallStep, LiveCall, Recording
from webhooks.review.drawings import passed
from webhooks.voicemail.rows import VoicemailMessage
from webhooks.voicemail.telling import tell

_SOON = timedelta(seconds=10)
# After the call no announcement is waited for any longer: the list of recordings is asked.
_LATE = timedelta(minutes=10)
_STILL_THERE = gettext_noop("The caller is still at it.")
_NOT_ANNOUNCED = gettext_noop("The carrier has not told of the recording yet.")
_LOST = gettext_noop("The carrier never told of the recording.")


@dataclass(frozen=True)
class Left:
    """How the caller left the step: by a way out, or by hanging up (no port)."""

    port: str = ""
    anew: bool = False
    too_short: bool = False


def leave_message(errand: Errand) -> None:
    """Keep the message and have it told of, if it is one. Raises Later or Refused."""
    left = _how_left(errand)
    if left is None:
        raise Later(_STILL_THERE, pause=_SOON)
    if left.anew or left.too_short or left.port == "failed":
        return
    recording = _recording(errand)
    if recording is None:
        _wait_for_recording(errand, left)
        return
    if not left.port and _shorter(recording, int(errand.body.get("shortest") or 0)):
        return
    _keep(errand, recording)


def seconds_of(recording: Recording) -> float | None:
    """How long it is; before it is here, what the carrier says."""
    if recording.seconds is not None:
        return recording.seconds
    told = recording.raw.get("duration") if isinstance(recording.raw, dict) else None
    return float(told) if isinstance(told, str) and told.isdecimal() else None


def _how_left(errand: Errand) -> Left | None:
    """None as long as the caller may still record it anew."""
    steps = CallStep.objects.filter(call_id=errand.call_id, seq__gt=errand.seq).order_by("seq")
    for step in steps:
        if _recorded_anew(errand, seq=step.seq):
            return Left(anew=True)
        for node, port, why in passed(step):
            if node == errand.body.get("step"):
                because: Any = why if isinstance(why, dict) else {}
                return Left(port, too_short=because.get("because") == "too_short")
    return None if LiveCall.objects.filter(call_id=errand.call_id).exists() else Left()


def _recorded_anew(errand: Errand, *, seq: int) -> bool:
    return Errand.objects.filter(
        call_id=errand.call_id,
        kind="voicemail",
        seq=seq,
        body__step=errand.body.get("step"),
        body__anew=True,
    ).exists()


def _recording(errand: Errand) -> Recording | None:
    """The address the carrier was given bears the number of the turn that ends the recording.

    One that was never announced is found in the carrier's list, without any number.
    """
    recordings = Recording.objects.filter(call_id=errand.call_id, voicemail=None).order_by("pk")
    announced = recordings.filter(step_seq=errand.seq + 1).first()
    if announced is not None or not _is_late(errand):
        return announced
    return recordings.filter(step_seq=None).first()


def _wait_for_recording(errand: Errand, left: Left) -> None:
    if timezone.now() - errand.wanted_at < timedelta(hours=24):
        raise Later(_NOT_ANNOUNCED, pause=None if _is_late(errand) else _SOON)
    if left.port:
        raise Refused(_LOST)


def _is_late(errand: Errand) -> bool:
    ended = errand.call.ended_at
    return ended is not None and timezone.now() - ended > _LATE


def _shorter(recording: Recording, shortest: int) -> bool:
    seconds = seconds_of(recording)
    return seconds is not None and seconds < shortest


@transaction.atomic
def _keep(errand: Errand, recording: Recording) -> None:
    """Once: an errand that is done again finds the message there."""
    box = VoicemailBox.objects.filter(key=errand.body.get("box") or "").first()
    message, fresh = VoicemailMessage.objects.get_or_create(
        call_id=errand.call_id,
        seq=errand.seq,
        defaults={"recording": recording, "box": box, "left_at": recording.announced_at},
    )
    if fresh:
        tell(message, errand)


DOERS["voicemail"] = Doer(leave_message, for_long=timedelta(hours=25), twice=True)
