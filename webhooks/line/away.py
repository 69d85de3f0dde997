"""News of calls that a document at the carrier answers while we are away.

Such a document is the same for every call, so its addresses carry the number's secret.
"""

from __future__ import annotations

import logging

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from webhooks.elks import forms
from webhooks.elks.answers import NOTHING
from webhooks.ending import endings, recordings
from webhooks.line import auth
from webhooks.line.rim import form_of, reply, takes_news
from webhooks.models import Direction, Number

logger = logging.getLogger(__name__)


@takes_news
def hangup(request: HttpRequest, digits: str, secret: str) -> HttpResponse:
    """POST: such a call is over. Only the status matters."""
    raw = form_of(request)
    if _ours(forms.read_call(raw), number=f"+{digits}", secret=secret):
        endings.end_call(forms.read_report(raw), raw=raw, now=timezone.now())
    return reply(NOTHING)


@takes_news
def recording(request: HttpRequest, digits: str, secret: str) -> HttpResponse:
    """POST: a recording of such a call is ready. Only the status matters."""
    raw = form_of(request)
    if _ours(forms.read_call(raw), number=f"+{digits}", secret=secret):
        ready = forms.read_recording(raw)
        recordings.announce(ready, raw=raw, step_seq=None, now=timezone.now())
    return reply(NOTHING)


def _ours(post: forms.CallPost, *, number: str, secret: str) -> bool:
    """Whether the secret is that of the number, and the call one of that number's."""
    known = Number.objects.filter(number=number).values_list("secret", flat=True).first()
    called = post.caller if post.direction == Direction.OUTGOING else post.called
    if post.callid and known is not None and auth.secret_fits(secret, known) and called == number:
        return True
    logger.warning("News of call “%s” came with a wrong address; ignored.", post.callid)
    return False
