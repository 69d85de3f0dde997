"""The outermost rim of the line: whatever happens inside, the carrier gets a safe answer.

The only place that may catch everything.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.utils import timezone

from webhooks.elks import forms
from webhooks.elks.answers import NOTHING, REJECT
from webhooks.line import auth, faults
from webhooks.line.outage import connection_is_lost, journal_lacks_turns, outage, patiently
from webhooks.line.post import Answer, Post, UnreadableError
from webhooks.line.refusals import refusals
from webhooks.line.sorry import SORRY
from webhooks.models import RefusalKind

logger = logging.getLogger(__name__)
View = Callable[..., Answer]
# Says that the carrier is to post again, without being a server's error.
LATER = 429
FORBIDDEN = 403


def answers_caller(view: View) -> View:
    """Status 200 and an action, always: a caller never meets a stack trace."""

    @functools.wraps(view)
    def rim(post: Post, **place: str) -> Answer:
        try:
            return _refusal(post, of_source=200) or view(post, **place)
        except UnreadableError as error:
            logger.warning("A post's body cannot be read (%s); refused.", error)
            return Answer(REJECT)
        except Exception:
            logger.exception("A webhook failed; the caller hears an apology.")
            return Answer(_remember_fault(post, place))

    return rim


def takes_news(view: View) -> View:
    """For the posts no caller waits for: when they cannot be kept, the carrier must know.

    It posts again, for hours, what is not answered with success; an apology would lose the report.
    """

    @functools.wraps(view)
    def rim(post: Post, **place: str) -> Answer:
        try:
            # The carrier itself may have moved: what it has to tell must not be lost by that.
            if refusal := _refusal(post, of_source=FORBIDDEN):
                return refusal
            # News of a call make its row. Were they kept before its turns are in the journal, the
            # next turn would find a call that never began, and end it while somebody listens.
            if outage.away or journal_lacks_turns():
                return Answer(NOTHING, LATER)
            return patiently(lambda: view(post, **place))
        except UnreadableError as error:
            logger.warning("A post's body can never be read (%s); ignored.", error)
            return Answer(NOTHING)
        except (OperationalError, InterfaceError) as error:
            logger.warning("The carrier is asked to post again, for want of a database: %s", error)
            if connection_is_lost():
                outage.notice()
        except Exception:
            logger.exception("A post could not be kept; the carrier is asked to post it again.")
        return Answer(NOTHING, LATER)

    return rim


def _refusal(post: Post, *, of_source: int) -> Answer | None:
    if post.method != "POST":
        return Answer(REJECT, 405)
    if post.trial is not None:
        return None
    if not auth.source_allowed(post.source):
        refusals.count(RefusalKind.SOURCE)
        logger.warning("A post from a source that is not allowed; refused.")
        return Answer(REJECT, of_source)
    if forms.is_tried(forms.read_callid(post.form)):
        # Its own line would keep what it sends in the house; this one would not.
        refusals.count(RefusalKind.TOKEN)
        logger.warning("A post for a tried call came from outside; refused.")
        return Answer(REJECT, of_source)
    return None


def _remember_fault(post: Post, place: dict[str, str]) -> str:
    if outage.away:
        return SORRY
    try:
        call, now = forms.read_call(post.form), timezone.now()
        if "secret" in place:
            number, secret = f"+{place['digits']}", place["secret"]
            return faults.failed_start(call, number=number, secret=secret, now=now)
        if "attempt" in place:
            attempt, token = int(place["attempt"]), place["token"]
            return faults.failed_dial(call, attempt=attempt, token=token, now=now)
        if "seq" in place:
            token, seq = place["token"], int(place["seq"])
            return faults.failed_turn(call.callid, token=token, seq=seq, now=now)
    except Exception:  # noqa: BLE001  (the body or the database is what failed)
        logger.warning("The failure could not be journalled.")
    return SORRY
