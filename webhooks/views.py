"""The carrier's four posts. Each parses, calls one function, answers; the rim below never fails."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from flows.engine.runner import MAX_TURNS
from webhooks import auth, endings, journal, recordings, turns
from webhooks.elks import forms
from webhooks.elks.answers import NOTHING, REJECT
from webhooks.sorry import SORRY

logger = logging.getLogger(__name__)
View = Callable[..., HttpResponse]


def _reply(body: str, status: int = 200) -> HttpResponse:
    return HttpResponse(body, content_type="application/json", status=status)


def never_fails(view: View) -> View:
    """The rim of the call face: whatever happens, the carrier gets status 200 and an action.

    The only place that may catch everything: a caller never meets a stack trace.
    """

    @csrf_exempt
    @functools.wraps(view)
    def rim(request: HttpRequest, **place: str | int) -> HttpResponse:
        if request.method != "POST":
            return _reply(REJECT, status=405)
        if not auth.source_allowed(request):
            logger.warning("A post from a source that is not allowed; refused.")
            return _reply(REJECT)
        try:
            return view(request, **place)
        except Exception:
            logger.exception("A webhook failed; the caller hears an apology.")
            return _reply(_remember_fault(request, place))

    return rim


def _remember_fault(request: HttpRequest, place: dict[str, str | int]) -> str:
    try:
        callid = forms.read_callid(_form(request))
        journal.write_fault(
            callid=callid, seq=int(place.get("seq", 0)), answer=SORRY, at=timezone.now()
        )
    except Exception:  # noqa: BLE001  (the body or the database is what failed)
        logger.warning("The failure could not be journalled.")
    return SORRY


def kept_or_posted_again(view: View) -> View:
    """For the posts no caller waits for: when they cannot be kept, the carrier must know.

    It posts again, for hours, what is not answered with success; an apology would lose the report.
    """

    @functools.wraps(view)
    def keeping(request: HttpRequest, **place: str | int) -> HttpResponse:
        try:
            return view(request, **place)
        except DatabaseError:
            logger.exception("A post could not be kept; the carrier is asked to post it again.")
            return _reply(NOTHING, status=503)

    return keeping


def _form(request: HttpRequest) -> dict[str, str]:
    return forms.clean(request.POST.dict())


@never_fails
def start(request: HttpRequest, digits: str, secret: str) -> HttpResponse:
    """POST: a call has come in (46elks receive-call)."""
    post = forms.read_call(_form(request))
    return _reply(turns.start_call(post, number=f"+{digits}", secret=secret, now=timezone.now()))


@never_fails
def next_action(request: HttpRequest, token: str, seq: int) -> HttpResponse:
    """POST: the action before turn `seq` has ended (46elks call-actions, `next`)."""
    if seq > MAX_TURNS:
        return unknown(request, rest="")
    post = forms.read_next(_form(request))
    return _reply(turns.next_turn(post, token=token, seq=seq, now=timezone.now()))


@never_fails
@kept_or_posted_again
def hangup(request: HttpRequest, token: str) -> HttpResponse:
    """POST: the call is over (46elks call-actions, `whenhangup`). Only the status matters."""
    raw = _form(request)
    report = forms.read_report(raw)
    if _known(report.callid, token, "hangup report"):
        endings.end_call(report, raw=raw, now=timezone.now())
    return _reply(NOTHING)


@never_fails
@kept_or_posted_again
def recording(request: HttpRequest, token: str, seq: int) -> HttpResponse:
    """POST: a recording is ready to be fetched (46elks voice-record). Only the status matters."""
    raw = _form(request)
    ready = forms.read_recording(raw)
    if _known(ready.callid, token, "recording") and ready.carrier_id:
        recordings.announce(ready, raw=raw, step_seq=min(seq, MAX_TURNS), now=timezone.now())
    return _reply(NOTHING)


def _known(callid: str, token: str, what: str) -> bool:
    if callid and auth.token_fits(token, callid):
        return True
    logger.warning("A %s for call “%s” came with a wrong token; ignored.", what, callid)
    return False


@never_fails
def unknown(request: HttpRequest, rest: str) -> HttpResponse:
    """POST: an address we never gave out."""
    logger.warning("A post to an unknown address of the call face; refused.")
    return _reply(REJECT)
