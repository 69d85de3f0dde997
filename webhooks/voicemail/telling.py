"""Who is told of a message: e-mails with the sound, and an SMS, each an errand of its own."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from flows.wording import moment
from webhooks.ending.doorbell import ring
from webhooks.errands.attaching import NOT_HERE, Sound, about_sound, sound_of
from webhooks.errands.doing import Later, Refused
from webhooks.errands.rows import Errand
from webhooks.models import Recording, RecordingState, TextMessage
from webhooks.review.wording import spoken_number
from webhooks.voicemail.rows import FIRST_TOLD, VoicemailMessage

_DELETED = gettext_noop("The message was deleted before it could be sent.")


def tell(message: VoicemailMessage, wish: Errand) -> None:
    """Write down what is to be sent, with the message itself: whoever sends it finds it there."""
    now, body = timezone.now(), wish.body
    turn = {"call_id": message.call_id, "seq": message.seq, "wanted_at": now}
    with translation.override(settings.EMAIL_LANGUAGE):
        subject, note = _subject(message), _note(message)
    Errand.objects.bulk_create(
        Errand(
            **turn,
            position=FIRST_TOLD + place,
            kind="email",
            body={"to": to, "subject": subject, "text": "", "voicemail": message.pk},
            next_attempt_at=now,
        )
        for place, to in enumerate(body.get("emails") or [])
    )
    if body.get("sms_to"):
        TextMessage.objects.create(
            **turn,
            position=FIRST_TOLD,
            sender=str(body.get("sms_from", ""))[:64],
            to=str(body["sms_to"])[:64],
            text=note,
            next_attempt_at=now,
        )
    for _told in range(1 + len(body.get("emails") or [])):
        ring("do_errands")


def attached(message_id: int) -> tuple[str, Sound | None]:
    """The text of an e-mail about the message, and the sound if it is here and not too large.

    Raises Later while it is being fetched, Refused where the message is gone.
    """
    message = (
        VoicemailMessage.objects.select_related("call__number", "recording", "box")
        .filter(pk=message_id)
        .first()
    )
    if message is None:
        raise Refused(_DELETED)
    recording = message.recording
    if recording.state == RecordingState.ANNOUNCED:
        raise Later(NOT_HERE, pause=timedelta(seconds=10))
    with translation.override(settings.EMAIL_LANGUAGE):
        lines = [_note(message), *about_sound(recording)]
    return "\n\n".join(lines), sound_of(recording, message.left_at, message.call.caller)


def _subject(message: VoicemailMessage) -> str:
    told = _("Voicemail from {caller}")
    return told.format(caller=spoken_number(message.call.caller))


def _note(message: VoicemailMessage) -> str:
    """Who, how long, when, where: one text for e-mail and SMS."""
    caller, when = spoken_number(message.call.caller), moment(message.left_at)
    told = _("{caller} left a message on {when}.").format(caller=caller, when=when)
    seconds = _length(message.recording)
    if seconds:
        told = ngettext(
            "{caller} left a message of {n} second on {when}.",
            "{caller} left a message of {n} seconds on {when}.",
            seconds,
        ).format(caller=caller, n=seconds, when=when)
    if message.box is not None:
        told += " " + _("It is in the box “{box}”.").format(box=message.box.name)
    return f"{told}\n{settings.STUDIO_URL}/voicemail/{message.pk}"


def _length(recording: Recording) -> int:
    told = recording.raw.get("duration", "") if isinstance(recording.raw, dict) else ""
    return round(recording.seconds or (int(told) if str(told).isdecimal() else 0))
