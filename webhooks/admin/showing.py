"""Lengths and states of calls and recordings as the admin's tables show them."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from webhooks.errands.rows import Errand, ErrandState
from webhooks.errands.told import Told
from webhooks.models import (
    Call,
    CallAttempt,
    CallState,
    Number,
    OutgoingCall,
    Recording,
    RecordingState,
    TextMessage,
)
from webhooks.outgoing.rows import AttemptState, MessageState, Outcome, OutgoingState

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


_OUTGOING_CLASSES: dict[str, str] = {
    OutgoingState.WAITING: "warning",
    OutgoingState.CALLING: "live",
    OutgoingState.ANSWERED: "good",
    OutgoingState.REFUSED: "error",
    OutgoingState.UNKNOWN: "error",
}
_ATTEMPT_CLASSES: dict[str, str] = {
    AttemptState.ASKING: "warning",
    AttemptState.RINGING: "live",
    AttemptState.TALKING: "live",
    AttemptState.UNKNOWN: "error",
    Outcome.ANSWERED: "good",
    Outcome.BUSY: "warning",
    Outcome.FAILED: "error",
}
_MESSAGE_CLASSES: dict[str, str] = {
    MessageState.WAITING: "warning",
    MessageState.ASKING: "warning",
    MessageState.SENT: "good",
    MessageState.DELIVERED: "good",
    MessageState.FAILED: "error",
    MessageState.UNKNOWN: "error",
}


_ERRAND_CLASSES: dict[str, str] = {
    ErrandState.WAITING: "warning",
    ErrandState.DOING: "warning",
    ErrandState.DONE: "good",
    ErrandState.FAILED: "error",
    ErrandState.UNKNOWN: "error",
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


def outgoing_state(call: OutgoingCall) -> SafeString:
    word = str(OutgoingState(call.state).label)
    return badge(_OUTGOING_CLASSES.get(call.state, ""), word)


def attempt_state(attempt: CallAttempt) -> SafeString:
    """How it ended, if it has."""
    if attempt.outcome:
        word = str(Outcome(attempt.outcome).label)
    else:
        word = str(AttemptState(attempt.state).label)
    return badge(_ATTEMPT_CLASSES.get(attempt.outcome or attempt.state, ""), word)


def message_state(message: TextMessage) -> SafeString:
    word = str(MessageState(message.state).label)
    return badge(_MESSAGE_CLASSES.get(message.state, ""), word)


def errand_state(errand: Errand | Told) -> SafeString:
    word = str(ErrandState(errand.state).label)
    return badge(_ERRAND_CLASSES.get(errand.state, ""), word)


def answering(number: Number) -> SafeString:
    """Whether calls to the number are answered by a flow, and what is missing if not."""
    if number.flow is None:
        return badge("warning", _("No flow"))
    if number.flow.live_version_id is None:
        return badge("warning", _("Flow not published"))
    return badge("good", _("Yes"))


def badge(colour: str, word: str) -> SafeString:
    return format_html('<span class="state {}">{}</span>', colour, word)
