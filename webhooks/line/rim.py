"""The outermost rim of the call face: whatever happens inside, the carrier gets a safe answer.

The only place that may catch everything.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from webhooks.elks import forms
from webhooks.elks.answers import NOTHING, REJECT
from webhooks.line import auth, faults
from webhooks.line.outage import (
    connection_is_lost,
    journal_lacks_turns,
    outage,
    patiently,
)
from webhooks.line.refusals import refusals
from webhooks.line.sorry import SORRY
from webhooks.models import RefusalKind

logger = logging.getLogger(__name__)
View = Callable[..., HttpResponse]
# Says that the carrier is to post again, without being a server's error.
LATER = 429
FORBIDDEN = 403
# How reading a form fails: too large, too many fields, broken parts, an odd charset.
_UNREADABLE = (BadRequest, SuspiciousOperation, MultiPartParserError, UnicodeError, LookupError)


def reply(body: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(body, content_type="application/json", status=status)
    # No middleware counts here; without it the server would send the body in chunks.
    response["Content-Length"] = str(len(response.content))
    return response


class UnreadableError(Exception):
    """The body is no form, and will not be one when it is posted again."""


def form_of(request: HttpRequest) -> dict[str, str]:
    try:
        return forms.clean(request.POST.dict())
    except _UNREADABLE as error:
        raise UnreadableError(type(error).__name__) from error


def answers_caller(view: View) -> View:
    """Status 200 and an action, always: a caller never meets a stack trace."""

    @csrf_exempt
    @functools.wraps(view)
    def rim(request: HttpRequest, **place: Any) -> HttpResponse:
        if refusal := _refusal(request, of_source=200):
            return refusal
        try:
            return view(request, **place)
        except UnreadableError as error:
            logger.warning("A post's body cannot be read (%s); refused.", error)
            return reply(REJECT)
        except Exception:
            logger.exception("A webhook failed; the caller hears an apology.")
            return reply(_remember_fault(request, place))

    return rim


def takes_news(view: View) -> View:
    """For the posts no caller waits for: when they cannot be kept, the carrier must know.

    It posts again, for hours, what is not answered with success; an apology would lose the report.
    """

    @csrf_exempt
    @functools.wraps(view)
    def rim(request: HttpRequest, **place: Any) -> HttpResponse:
        # The carrier's addresses may have changed: what it has to tell must not be lost by that.
        if refusal := _refusal(request, of_source=FORBIDDEN):
            return refusal
        # News of a call make its row. Were they kept before its turns are in the journal, the next
        # turn would find a call that never began, and end it while somebody is on the line.
        if outage.away or journal_lacks_turns():
            return reply(NOTHING, status=LATER)
        try:
            return patiently(lambda: view(request, **place))
        except UnreadableError as error:
            logger.warning("A post's body can never be read (%s); ignored.", error)
            return reply(NOTHING)
        except (OperationalError, InterfaceError) as error:
            logger.warning("The carrier is asked to post again, for want of a database: %s", error)
            if connection_is_lost():
                outage.notice()
        except Exception:
            logger.exception("A post could not be kept; the carrier is asked to post it again.")
        return reply(NOTHING, status=LATER)

    return rim


def _refusal(request: HttpRequest, *, of_source: int) -> HttpResponse | None:
    if request.method != "POST":
        return reply(REJECT, status=405)
    if not auth.source_allowed(request):
        refusals.count(RefusalKind.SOURCE)
        logger.warning("A post from a source that is not allowed; refused.")
        return reply(REJECT, status=of_source)
    return None


def _remember_fault(request: HttpRequest, place: dict[str, Any]) -> str:
    if outage.away:
        return SORRY
    try:
        post, now = forms.read_call(form_of(request)), timezone.now()
        if "secret" in place:
            number, secret = f"+{place['digits']}", place["secret"]
            return faults.failed_start(post, number=number, secret=secret, now=now)
        if "attempt" in place:
            attempt, token = place["attempt"], place["token"]
            return faults.failed_dial(post, attempt=attempt, token=token, now=now)
        if "seq" in place:
            token, seq = place["token"], place["seq"]
            return faults.failed_turn(post.callid, token=token, seq=seq, now=now)
    except Exception:  # noqa: BLE001  (the body or the database is what failed)
        logger.warning("The failure could not be journalled.")
    return SORRY
