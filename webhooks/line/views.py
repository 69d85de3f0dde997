"""The carrier's posts: each parses, calls one function, answers.

What an address holds (webhooks/line/door.py) comes as text.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.utils import timezone

from flows.engine.runner import MAX_TURNS
from webhooks.elks import forms
from webhooks.elks.answers import NOTHING, REJECT
from webhooks.ending import endings, recordings
from webhooks.ending.downloads import on_foreign_host
from webhooks.line import auth, texted
from webhooks.line.addresses import dial_name
from webhooks.line.outage import Line, ask_the_line, patiently
from webhooks.line.places import unseal
from webhooks.line.post import Answer, Post
from webhooks.line.refusals import refusals
from webhooks.line.rim import FORBIDDEN, answers_caller, takes_news
from webhooks.models import RefusalKind
from webhooks.outgoing import deliveries, following

logger = logging.getLogger(__name__)


@answers_caller
def start(post: Post, digits: str, secret: str) -> Answer:
    """POST: a call has come in (46elks receive-call)."""
    call = forms.read_call(post.form)
    number, now = f"+{digits}", timezone.now()

    def answer(line: Line) -> str:
        return line.start_call(call, number=number, secret=secret, now=now)

    return _answer(post, answer, callid=call.callid, seq=0)


@answers_caller
def dial(post: Post, attempt: str, token: str) -> Answer:
    """POST: somebody we rang has answered (46elks make-call, `voice_start`)."""
    call, attempt_id = forms.read_call(post.form), int(attempt)
    place = unseal(post.place, callid=dial_name(attempt_id), seq=0)
    now = timezone.now()

    def answer(line: Line) -> str:
        return line.start_outgoing(call, attempt=attempt_id, token=token, place=place, now=now)

    return Answer(ask_the_line(answer, callid=call.callid, seq=0))


@answers_caller
def next_action(post: Post, token: str, seq: str) -> Answer:
    """POST: the action before turn `seq` has ended (46elks call-actions, `next`)."""
    turn = int(seq)
    if turn > MAX_TURNS:
        return unknown(post)
    ended = forms.read_next(post.form)
    place = unseal(post.place, callid=ended.callid, seq=turn)
    now = timezone.now()

    def answer(line: Line) -> str:
        return line.next_turn(ended, token=token, seq=turn, place=place, now=now)

    return _answer(post, answer, callid=ended.callid, seq=turn)


@takes_news
def hangup(post: Post, token: str) -> Answer:
    """POST: the call is over (46elks call-actions, `whenhangup`). Only the status matters."""
    report = forms.read_report(post.form)
    if not _known(report.callid, token, "hangup report"):
        return Answer(NOTHING)
    if post.trial:
        post.trial.end(report, post.form, now=timezone.now())
    else:
        endings.end_call(report, raw=post.form, now=timezone.now())
    return Answer(NOTHING)


@takes_news
def dialled(post: Post, attempt: str, token: str) -> Answer:
    """POST: a call of our own is over, answered or not (46elks make-call, `whenhangup`)."""
    report, attempt_id = forms.read_report(post.form), int(attempt)
    fits = report.callid and auth.row_token_fits(token, "attempt", attempt_id)
    if fits and following.belongs(report.callid, attempt_id=attempt_id):
        endings.end_call(report, raw=post.form, now=timezone.now())
    else:
        refusals.count(RefusalKind.TOKEN)
        logger.warning("A report of attempt %s came with a wrong address; ignored.", attempt)
    return Answer(NOTHING)


@takes_news
def delivered(post: Post, message: str, token: str) -> Answer:
    """POST: what became of a message (46elks sms-delivery-reports)."""
    news, message_id = forms.read_delivery(post.form), int(message)
    if auth.row_token_fits(token, "message", message_id):
        deliveries.delivered(message_id, news, now=timezone.now())
    else:
        refusals.count(RefusalKind.TOKEN)
        logger.warning("News of message %s came with a wrong token; ignored.", message)
    return Answer(NOTHING)


@takes_news
def sms(post: Post, digits: str, secret: str) -> Answer:
    """POST: somebody wrote to a number of ours (46elks receive-sms); our text is sent back."""
    message = forms.read_sms(post.form)
    said = texted.answer(message, number=f"+{digits}", secret=secret, now=timezone.now())
    return Answer(said, kind="text/plain; charset=utf-8")


@takes_news
def recording(post: Post, token: str, seq: str) -> Answer:
    """POST: a recording is ready to be fetched (46elks voice-record). Only the status matters."""
    ready = forms.read_recording(post.form)
    if not _known(ready.callid, token, "recording") or post.trial:
        # What somebody says while trying a flow is heard by them and kept by nobody.
        return Answer(NOTHING)
    if on_foreign_host(ready.url):
        # Should the carrier itself have moved, it posts again until its new host is on the list.
        refusals.count(RefusalKind.MEDIA)
        logger.warning("A recording of call “%s” is on a foreign host; refused.", ready.callid)
        return Answer(NOTHING, FORBIDDEN)
    step_seq = min(int(seq), MAX_TURNS)
    recordings.announce(ready, raw=post.form, step_seq=step_seq, now=timezone.now())
    return Answer(NOTHING)


def _answer(post: Post, turn: Callable[[Line], str], *, callid: str, seq: int) -> Answer:
    if post.trial:
        return Answer(patiently(lambda: turn(post.trial)))
    return Answer(ask_the_line(turn, callid=callid, seq=seq))


def _known(callid: str, token: str, what: str) -> bool:
    if callid and auth.token_fits(token, callid):
        return True
    refusals.count(RefusalKind.TOKEN)
    logger.warning("A %s for call “%s” came with a wrong token; ignored.", what, callid)
    return False


@answers_caller
def unknown(post: Post) -> Answer:
    """POST: an address we never gave out."""
    refusals.count(RefusalKind.ADDRESS)
    logger.warning("A post to an unknown address of the call face; refused.")
    return Answer(REJECT)
