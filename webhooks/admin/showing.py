"""Times, lengths and states as the admin's tables show them."""

from __future__ import annotations

from datetime import UTC, datetime

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from webhooks.models import Call, CallState, Recording, RecordingState
from webhooks.wording import day_and_time, minutes

# Colour and word belong together: the class gives the colour, the word says it too.
_STATE_CLASSES: dict[str, str] = {
    CallState.SUCCESS: "good",
    CallState.BUSY: "warning",
    CallState.FAILED: "error",
}


_RECORDING_CLASSES: dict[str, str] = {
    RecordingState.STORED: "good",
    RecordingState.ANNOUNCED: "warning",
    RecordingState.REFUSED: "error",
    RecordingState.LOST: "error",
}


def moment(at: datetime | None) -> SafeString | str:
    """A time on our clock; UTC shows when the pointer rests on it."""
    if at is None:
        return ""
    utc = at.astimezone(UTC)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        utc.isoformat(timespec="seconds").replace("+00:00", "Z"),
        f"{utc:%Y-%m-%d %H:%M:%S} UTC",
        day_and_time(at, now=timezone.now()),
    )


def state(call: Call, *, live: bool) -> SafeString:
    if live:
        return format_html('<span class="state live">{}</span>', _("On the line"))
    label = _(str(CallState(call.state).label)) if call.state in CallState else call.state
    return format_html(
        '<span class="state {}">{}</span>', _STATE_CLASSES.get(call.state, ""), label
    )


def recording_state(recording: Recording) -> SafeString:
    label = _(str(RecordingState(recording.state).label))
    return format_html(
        '<span class="state {}">{}</span>', _RECORDING_CLASSES.get(recording.state, ""), label
    )


def length(call: Call) -> str:
    """The carrier's count; ours until the carrier has reported."""
    if call.duration is not None or call.ended_at is None:
        return minutes(call.duration)
    return minutes((call.ended_at - call.started_at).total_seconds())
