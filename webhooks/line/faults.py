"""A turn that failed: the caller hears an apology, and the journal says that it was one."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from datetime import datetime

from flows.engine.runner import State
from webhooks.elks.answers import apology
from webhooks.elks.forms import CallPost
from webhooks.line import auth, dialling, journal
from webhooks.line.addresses import dialled_url, hangup_url
from webhooks.line.sorry import SORRY, SORRY_URL
from webhooks.line.steps import Step

logger = logging.getLogger(__name__)


def failed_start(post: CallPost, *, number: str, secret: str, now: datetime) -> str:
    """The apology, kept as the call's only turn if the post had a right to one.

    The hangup report is asked for, so that the call has an end.
    """
    read = journal.read_start(number=number, callid=post.callid, caller=post.caller)
    if read is None or not post.callid or not auth.secret_fits(secret, read.ours.secret):
        return SORRY
    call = replace(post, called=post.called or number)
    address = hangup_url(post.callid)
    step = _step(call, version_id=read.ours.version_id, address=address, now=now)
    step = replace(step, number_id=read.ours.number_id)
    kept = journal.keep_start(step, read.ours)
    return (kept and kept.answer) or step.answer


def failed_dial(post: CallPost, *, attempt: int, token: str, now: datetime) -> str:
    """As `failed_start`, to somebody we rang."""
    fits = post.callid and auth.row_token_fits(token, "attempt", attempt)
    read = dialling.read_dial(attempt=attempt, callid=post.callid) if fits else None
    if read is None:
        return SORRY
    call = CallPost(post.callid, "outgoing", read.ours, read.to)
    step = _step(call, version_id=read.version_id, address=dialled_url(attempt), now=now)
    return dialling.keep_dial(replace(step, attempt=attempt)) or step.answer


def failed_turn(callid: str, *, token: str, seq: int, now: datetime) -> str:
    """The apology, kept as the answer to this turn if the post had a right to one."""
    if auth.token_fits(token, callid):
        journal.write_fault(callid=callid, seq=seq, answer=SORRY, at=now)
    return SORRY


def _step(call: CallPost, *, version_id: int | None, address: str, now: datetime) -> Step:
    return Step(
        callid=call.callid,
        seq=0,
        at=now,
        direction=call.direction,
        caller=call.caller,
        called=call.called,
        number_id=None,
        version_id=version_id,
        state=State(node=None).model_dump_json(),
        node="",
        event=json.dumps({"kind": "fault"}),
        path="[]",
        answer=apology(SORRY_URL, when_hangup=address),
    )
