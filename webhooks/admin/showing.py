"""Lengths and states of calls and recordings as the admin's tables show them."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from webhooks.models import Call, CallState, Number, Recording, RecordingState

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


def state(call: Call, *, live: bool) -> SafeString:
    if live:
        return badge("live", _("On the line"))
    return badge(_STATE_CLASSES.get(call.state, ""), state_word(call.state))


def state_word(state: str) -> str:
    """The carrier's word in ours; one we do not know stays as it is."""
    return str(CallState(state).label) if state in CallState.values else state


def recording_state(recording: Recording) -> SafeString:
    word = str(RecordingState(recording.state).label)
    return badge(_RECORDING_CLASSES.get(recording.state, ""), word)


def answering(number: Number) -> SafeString:
    """Whether calls to the number are answered by a flow, and what is missing if not."""
    if number.flow is None:
        return badge("warning", _("No flow"))
    if number.flow.live_version_id is None:
        return badge("warning", _("Flow not published"))
    return badge("good", _("Yes"))


def badge(colour: str, word: str) -> SafeString:
    return format_html('<span class="state {}">{}</span>', colour, word)
