"""The line without its database: answered from what the process knows, and spooled.

A call goes on from the place sealed into its `next`; a new call begins if its number and its
program have been met before. What nobody here knows gets the spoken apology.
"""

from __future__ import annotations

import logging
import sqlite3
from datetime import datetime

from flows.programs import kept_program
from webhooks.elks.answers import REJECT
from webhooks.elks.forms import CallPost, NextPost
from webhooks.line import auth, known_numbers
from webhooks.line.places import Place
from webhooks.line.refusals import refusals
from webhooks.line.sorry import SORRY
from webhooks.line.spool import spool
from webhooks.line.steps import Step, first_outgoing_step, first_step, next_step
from webhooks.models import RefusalKind

logger = logging.getLogger(__name__)


def start_call(post: CallPost, *, number: str, secret: str, now: datetime) -> str:
    """As turns.start_call, without the database."""
    ours = known_numbers.find(number)
    if not post.callid or (ours and not auth.secret_fits(secret, ours.secret)):
        refusals.count(RefusalKind.ADDRESS)
        logger.warning("A start for %s came with a wrong address; refused.", number)
        return REJECT
    program = kept_program(ours.version_id) if ours and ours.version_id else None
    if ours is None or program is None:
        logger.error("Call %s: %s is not known without the database.", post.callid, number)
        return SORRY
    return _keep(first_step(post, ours, program, now))


def start_outgoing(
    post: CallPost, *, attempt: int, token: str, place: Place | None, now: datetime
) -> str:
    """As turns.start_outgoing, without the database."""
    if not post.callid or not auth.row_token_fits(token, "attempt", attempt):
        refusals.count(RefusalKind.TOKEN)
        logger.warning("A start of attempt %s came with a wrong address; refused.", attempt)
        return REJECT
    program = kept_program(place.version_id) if place else None
    if place is None or program is None:
        logger.error("Call %s: its flow is not known without the database.", post.callid)
        return SORRY
    return _keep(first_outgoing_step(post, place, program, attempt=attempt, now=now))


def next_turn(post: NextPost, *, token: str, seq: int, place: Place | None, now: datetime) -> str:
    """As turns.next_turn, without the database."""
    if not auth.token_fits(token, post.callid):
        refusals.count(RefusalKind.TOKEN)
        logger.warning("A post for call %s came with a wrong token; refused.", post.callid)
        return REJECT
    program = kept_program(place.version_id) if place else None
    if place is None or program is None:
        logger.error("Call %s: its place is not known without the database.", post.callid)
        return SORRY
    return _keep(next_step(post, place, program, seq=seq, now=now))


def answered(callid: str, seq: int) -> str | None:
    """What this post was answered while the database was away, if that is not journalled yet."""
    try:
        return spool().find(callid, seq)
    except (OSError, sqlite3.Error):
        logger.exception("The spool cannot be read.")
        return None


def _keep(step: Step) -> str:
    try:
        return spool().keep(step)
    except (OSError, sqlite3.Error):
        # The caller comes first: the call goes on, this step of its journal is missing.
        logger.exception("Step %s of call %s cannot be spooled.", step.seq, step.callid)
        return step.answer
