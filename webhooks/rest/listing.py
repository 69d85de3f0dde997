"""Calls and recordings as the studio reads them, in a fixed number of queries."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from flows.problems import Missing
from webhooks.errands.rows import MarkKind
from webhooks.models import Call, LiveCall, Mark, Recording, RecordingState


def on_line() -> Exists:
    """Whether a call of a query is going on."""
    return Exists(LiveCall.objects.filter(call=OuterRef("pk")))


def recorded() -> Exists:
    """Whether a call of a query has recordings."""
    return Exists(Recording.objects.filter(call=OuterRef("pk")))


def having_reached(goal: str) -> Exists:
    """Whether a call of a query has reached the goal of this name."""
    return Exists(Mark.objects.filter(call=OuterRef("pk"), what=MarkKind.GOAL, name=goal))


def having_come_out(outcome: str) -> Exists:
    """Whether a call of a query came out as this says."""
    return Exists(Mark.objects.filter(call=OuterRef("pk"), what=MarkKind.OUTCOME, name=outcome))


def tagged(tag: str) -> Exists:
    """Whether a call of a query has been given this tag."""
    return Exists(Mark.objects.filter(call=OuterRef("pk"), what=MarkKind.TAG, name=tag))


def outcome() -> Subquery:
    """How a call of a query came out, in the words of its flow; None where it says nothing."""
    marks = Mark.objects.filter(call=OuterRef("pk"), what=MarkKind.OUTCOME)
    return Subquery(marks.order_by("-seq", "-position").values("name")[:1])


def list_calls() -> QuerySet[Call]:
    """Calls, newest first, with `on_line` set and without the drawings they ran on."""
    return (
        Call.objects.select_related("number", "version__flow")
        .prefetch_related("recordings")
        .annotate(on_line=on_line())
        .defer("actions", "legs", "version__document", "version__program", "version__flow__draft")
        .order_by("-started_at", "-id")
    )


def show_call(callid: str) -> Call:
    found = (
        list_calls()
        .select_related("report")
        .prefetch_related("steps", "messages", "errands", "marks")
    )
    call = found.filter(callid=callid).first()
    if call is None:
        raise Missing(_("There is no such call."))
    return call


def call_as_told(callid: str) -> Call:
    """The call of the carrier's id with all that is told of it."""
    call = _with_story().filter(callid=callid).first()
    if call is None:
        raise Missing(_("There is no such call."))
    return call


def call_with_story(call_id: str) -> Call | None:
    return _with_story().filter(pk=call_id).first() if call_id.isdecimal() else None


def _with_story() -> QuerySet[Call]:
    """Calls with journal, recordings, report and the drawing they ran on."""
    return (
        Call.objects.select_related("number", "version__flow", "live", "report")
        .prefetch_related("recordings", "steps", "messages", "errands", "marks")
        .defer("version__program", "version__flow__draft")
    )


def find_stored(recording_id: int) -> Recording:
    """A recording that can be played."""
    recording = Recording.objects.filter(pk=recording_id).first()
    if recording is None:
        raise Missing(_("There is no such recording."))
    if recording.state != RecordingState.STORED:
        state = RecordingState(recording.state).label.lower()
        raise Missing(_("This recording cannot be played: {state}.").format(state=state))
    return recording
