"""The outermost rim of the call face: whatever happens inside, the carrier gets a safe answer.

The only place that may catch everything.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from webhooks.elks import forms
from webhooks.elks.answers import NOTHING, REJECT
from webhooks.line import auth, journal
from webhooks.line.outage import outage, patiently
from webhooks.line.sorry import SORRY

logger = logging.getLogger(__name__)
View = Callable[..., HttpResponse]
# Says that the carrier is to post again, without being a server's error.
LATER = 429
# How reading a form fails: too large, too many fields, broken parts, an odd charset.
_UNREADABLE = (BadRequest, SuspiciousOperation, MultiPartParserError, UnicodeError, LookupError)


def reply(body: str, status: int = 200) -> HttpResponse:
    return HttpResponse(body, content_type="application/json", status=status)


class UnreadableError(Exception):
    """The body is no form, and will not be one when it is posted again."""


def form_of(request: HttpRequest) -> dict[str, str]:
    try:
        return forms.clean(request.POST.dict())
    except _UNREADABLE as error:
        raise UnreadableError(type(error).__name__) from error


def never_fails(view: View) -> View:
    """Status 200 and an action, always: a caller never meets a stack trace."""

    @csrf_exempt
    @functools.wraps(view)
    def rim(request: HttpRequest, **place: str | int) -> HttpResponse:
        if request.method != "POST":
            return reply(REJECT, status=405)
        if not auth.source_allowed(request):
            logger.warning("A post from a source that is not allowed; refused.")
            return reply(REJECT)
        try:
            return view(request, **place)
        except UnreadableError as error:
            logger.warning("A post's body cannot be read (%s); refused.", error)
            return reply(REJECT)
        except Exception:
            logger.exception("A webhook failed; the caller hears an apology.")
            return reply(_remember_fault(request, place))

    return rim


def kept_or_posted_again(view: View) -> View:
    """For the posts no caller waits for: when they cannot be kept, the carrier must know.

    It posts again, for hours, what is not answered with success; an apology would lose the report.
    """

    @functools.wraps(view)
    def keeping(request: HttpRequest, **place: str | int) -> HttpResponse:
        if outage.away:
            return reply(NOTHING, status=LATER)
        try:
            return patiently(lambda: view(request, **place))
        except UnreadableError as error:
            logger.warning("A post's body can never be read (%s); ignored.", error)
            return reply(NOTHING)
        except (OperationalError, InterfaceError) as error:
            logger.warning("The carrier is asked to post again, for want of a database: %s", error)
            outage.notice()
            return reply(NOTHING, status=LATER)
        except Exception:
            logger.exception("A post could not be kept; the carrier is asked to post it again.")
            return reply(NOTHING, status=LATER)

    return keeping


def _remember_fault(request: HttpRequest, place: dict[str, str | int]) -> str:
    try:
        callid = forms.read_callid(form_of(request))
        journal.write_fault(
            callid=callid, seq=int(place.get("seq", 0)), answer=SORRY, at=timezone.now()
        )
    except Exception:  # noqa: BLE001  (the body or the database is what failed)
        logger.warning("The failure could not be journalled.")
    return SORRY
