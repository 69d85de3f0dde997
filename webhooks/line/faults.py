"""A turn that failed: the caller hears an apology, and the journal says that it was one."""

from __future__ import annotations

import json
import logging
from datetime import datetime

from flows.engine.runner import State
from webhooks.elks.answers import apology
from webhooks.elks.forms import CallPost
from webhooks.line import auth, journal
from webhooks.line.addresses import hangup_url
from webhooks.line.sorry import SORRY, SORRY_URL
from webhooks.line.steps import Step

logger = logging.getLogger(__name__)


def failed_start(post: CallPost, *, number: str, secret: str, now: datetime) -> str:
    """The apology, kept as the call's only turn if the post had a right to one.

    The hangup report is asked for, so that the call has an end.
    """
    read = journal.read_start(number=number, callid=post.callid)
    if read is None or not post.callid or not auth.secret_fits(secret, read.ours.secret):
        return SORRY
    answer = apology(SORRY_URL, when_hangup=hangup_url(post.callid))
    step = Step(
        callid=post.callid,
        seq=0,
        at=now,
        direction=post.direction,
        caller=post.caller,
        called=post.called or number,
        number_id=read.ours.number_id,
        version_id=read.ours.version_id,
        state=State(node=None).model_dump_json(),
        node="",
        event=json.dumps({"kind": "fault"}),
        path="[]",
        answer=answer,
    )
    kept = journal.keep_start(step, read.ours)
    return (kept and kept.answer) or answer


def failed_turn(callid: str, *, token: str, seq: int, now: datetime) -> str:
    """The apology, kept as the answer to this turn if the post had a right to one."""
    if auth.token_fits(token, callid):
        journal.write_fault(callid=callid, seq=seq, answer=SORRY, at=now)
    return SORRY
