"""News of calls that a document at the carrier answers while we are away.

Such a document is the same for every call, so its addresses carry the number's secret.
"""

from __future__ import annotations

import logging

from django.utils import timezone

from webhooks.elks import forms
from webhooks.elks.answers import NOTHING
from webhooks.ending import endings, recordings
from webhooks.ending.downloads import on_foreign_host
from webhooks.line import auth
from webhooks.line.post import Answer, Post
from webhooks.line.refusals import refusals
from webhooks.line.rim import FORBIDDEN, takes_news
from webhooks.models import Direction, Number, RefusalKind

logger = logging.getLogger(__name__)


@takes_news
def hangup(post: Post, digits: str, secret: str) -> Answer:
    """POST: such a call is over. Only the status matters."""
    if _ours(forms.read_call(post.form), number=f"+{digits}", secret=secret):
        endings.end_call(forms.read_report(post.form), raw=post.form, now=timezone.now())
    return Answer(NOTHING)


@takes_news
def recording(post: Post, digits: str, secret: str) -> Answer:
    """POST: a recording of such a call is ready. Only the status matters."""
    if _ours(forms.read_call(post.form), number=f"+{digits}", secret=secret):
        ready = forms.read_recording(post.form)
        if on_foreign_host(ready.url):
            # As in webhooks/line/views.py: the carrier may have moved, and posts again.
            refusals.count(RefusalKind.MEDIA)
            logger.warning("A recording of call “%s” is on a foreign host; refused.", ready.callid)
            return Answer(NOTHING, FORBIDDEN)
        recordings.announce(ready, raw=post.form, step_seq=None, now=timezone.now())
    return Answer(NOTHING)


def _ours(call: forms.CallPost, *, number: str, secret: str) -> bool:
    """Whether the secret is that of the number, and the call one of that number's."""
    known = Number.objects.filter(number=number).values_list("secret", flat=True).first()
    called = call.caller if call.direction == Direction.OUTGOING else call.called
    if call.callid and known is not None and auth.secret_fits(secret, known) and called == number:
        return True
    refusals.count(RefusalKind.ADDRESS)
    logger.warning("News of call “%s” came with a wrong address; ignored.", call.callid)
    return False
