"""The carrier's posts: each parses, calls one function, answers."""

from __future__ import annotations

import logging

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from flows.engine.runner import MAX_TURNS
from webhooks.elks import forms
from webhooks.elks.answers import NOTHING, REJECT
from webhooks.ending import endings, recordings
from webhooks.ending.downloads import on_foreign_host
from webhooks.line import auth
from webhooks.line.addresses import dial_name
from webhooks.line.outage import Line, ask_the_line
from webhooks.line.places import unseal
from webhooks.line.refusals import refusals
from webhooks.line.rim import FORBIDDEN, answers_caller, form_of, reply, takes_news
from webhooks.models import RefusalKind
from webhooks.outgoing import deliveries, following

logger = logging.getLogger(__name__)


@answers_caller
def start(request: HttpRequest, digits: str, secret: str) -> HttpResponse:
    """POST: a call has come in (46elks receive-call)."""
    post = forms.read_call(form_of(request))
    number, now = f"+{digits}", timezone.now()

    def answer(line: Line) -> str:
        return line.start_call(post, number=number, secret=secret, now=now)

    return reply(ask_the_line(answer, callid=post.callid, seq=0))


@answers_caller
def dial(request: HttpRequest, attempt: int, token: str) -> HttpResponse:
    """POST: somebody we rang has answered (46elks make-call, `voice_start`)."""
    post = forms.read_call(form_of(request))
    place = unseal(request.GET.get("at", ""), callid=dial_name(attempt), seq=0)
    now = timezone.now()

    def answer(line: Line) -> str:
        return line.start_outgoing(post, attempt=attempt, token=token, place=place, now=now)

    return reply(ask_the_line(answer, callid=post.callid, seq=0))


@answers_caller
def next_action(request: HttpRequest, token: str, seq: int) -> HttpResponse:
    """POST: the action before turn `seq` has ended (46elks call-actions, `next`)."""
    if seq > MAX_TURNS:
        return unknown(request, rest="")
    post = forms.read_next(form_of(request))
    place = unseal(request.GET.get("at", ""), callid=post.callid, seq=seq)
    now = timezone.now()

    def answer(line: Line) -> str:
        return line.next_turn(post, token=token, seq=seq, place=place, now=now)

    return reply(ask_the_line(answer, callid=post.callid, seq=seq))


@takes_news
def hangup(request: HttpRequest, token: str) -> HttpResponse:
    """POST: the call is over (46elks call-actions, `whenhangup`). Only the status matters."""
    raw = form_of(request)
    report = forms.read_report(raw)
    if _known(report.callid, token, "hangup report"):
        endings.end_call(report, raw=raw, now=timezone.now())
    return reply(NOTHING)


@takes_news
def dialled(request: HttpRequest, attempt: int, token: str) -> HttpResponse:
    """POST: a call of our own is over, answered or not (46elks make-call, `whenhangup`)."""
    raw = form_of(request)
    report = forms.read_report(raw)
    fits = report.callid and auth.row_token_fits(token, "attempt", attempt)
    if fits and following.belongs(report.callid, attempt_id=attempt):
        endings.end_call(report, raw=raw, now=timezone.now())
    else:
        logger.warning("A report of attempt %s came with a wrong address; ignored.", attempt)
    return reply(NOTHING)


@takes_news
def delivered(request: HttpRequest, message: int, token: str) -> HttpResponse:
    """POST: what became of a message (46elks sms-delivery-reports)."""
    news = forms.read_delivery(form_of(request))
    if auth.row_token_fits(token, "message", message):
        deliveries.delivered(message, news, now=timezone.now())
    else:
        logger.warning("News of message %s came with a wrong token; ignored.", message)
    return reply(NOTHING)


@takes_news
def recording(request: HttpRequest, token: str, seq: int) -> HttpResponse:
    """POST: a recording is ready to be fetched (46elks voice-record). Only the status matters."""
    raw = form_of(request)
    ready = forms.read_recording(raw)
    if not _known(ready.callid, token, "recording"):
        return reply(NOTHING)
    if on_foreign_host(ready.url):
        # Should the carrier itself have moved, it posts again until its new host is on the list.
        refusals.count(RefusalKind.MEDIA)
        logger.warning("A recording of call “%s” is on a foreign host; refused.", ready.callid)
        return reply(NOTHING, status=FORBIDDEN)
    recordings.announce(ready, raw=raw, step_seq=min(seq, MAX_TURNS), now=timezone.now())
    return reply(NOTHING)


def _known(callid: str, token: str, what: str) -> bool:
    if callid and auth.token_fits(token, callid):
        return True
    refusals.count(RefusalKind.TOKEN)
    logger.warning("A %s for call “%s” came with a wrong token; ignored.", what, callid)
    return False


@answers_caller
def unknown(request: HttpRequest, rest: str) -> HttpResponse:
    """POST: an address we never gave out."""
    refusals.count(RefusalKind.ADDRESS)
    logger.warning("A post to an unknown address of the call face; refused.")
    return reply(REJECT)
