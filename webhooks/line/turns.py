"""One turn of a live call: dedupe, work it out, journal, answer; nothing waits for the outside.

A post that was answered before gets the stored bytes. When all is known (the number by an earlier
call, the place of the call by the address of its `next`) a turn is one statement; what turns out
to be old is read and done again. Two posts racing for the same turn: one is kept, the other finds
the cursor moved and gives back what the first one stored.
"""

from __future__ import annotations

import logging
from datetime import datetime

from flows.engine.compiler import Program
from flows.engine.facts import Facts, person_of
from flows.programs import kept_program, program_of
from webhooks.elks.answers import NOTHING, REJECT
from webhooks.elks.forms import CallPost, NextPost
from webhooks.line import auth, dialling, facts, journal, known_numbers
from webhooks.line.places import Place, place_of_attempt
from webhooks.line.refusals import refusals
from webhooks.line.steps import Ours, Step, first_outgoing_step, first_step, next_step
from webhooks.models import RefusalKind

logger = logging.getLogger(__name__)


def start_call(post: CallPost, *, number: str, secret: str, now: datetime) -> str:
    """The answer to a call's first post; `number` and `secret` are those of the address."""
    if not post.callid:
        logger.warning("A start for %s names no call; refused.", number)
        return REJECT
    read = _start_at_once(post, number=number, secret=secret, now=now)
    read = read or journal.read_start(number=number, callid=post.callid, caller=post.caller)
    if read is None:
        known_numbers.forget(number)
    if read is None or not auth.secret_fits(secret, read.ours.secret):
        refusals.count(RefusalKind.ADDRESS)
        logger.warning("A start for %s came with a wrong address; refused.", number)
        return REJECT
    known_numbers.remember(read.ours)
    if read.answer is not None:
        return read.answer
    if read.ours.version_id is None:
        logger.warning("Call %s: its number has no published flow.", post.callid)
    kept = _keep_start(post, read, now)
    if kept is None or kept.answer is None:
        kept = journal.read_start(number=number, callid=post.callid, caller=post.caller)
    return (kept and kept.answer) or REJECT


def start_outgoing(
    post: CallPost, *, attempt: int, token: str, place: Place | None, now: datetime
) -> str:
    """The answer when somebody we rang has answered; the others are those of the address."""
    if not post.callid or not auth.row_token_fits(token, "attempt", attempt):
        refusals.count(RefusalKind.TOKEN)
        logger.warning("A start of attempt %s came with a wrong address; refused.", attempt)
        return REJECT
    program = kept_program(place.version_id) if place else None
    if place and program:
        known = _facts_at(place, program, callid=post.callid)
        step = first_outgoing_step(post, place, program, attempt=attempt, now=now, facts=known)
        answer = dialling.keep_dial(step)
        if answer is not None:
            return answer
    read = dialling.read_dial(attempt=attempt, callid=post.callid)
    if read is None or read.version_id is None:
        refusals.count(RefusalKind.TOKEN)
        logger.warning("Call %s is not that of attempt %s; refused.", post.callid, attempt)
        return REJECT
    if read.answer is not None:
        return read.answer
    program = program_of(read.version_id, read.program)
    place = place_of_attempt(
        read.version_id, ours=read.ours, to=read.to, variables=journal.load(read.variables)
    )
    step = first_outgoing_step(post, place, program, attempt=attempt, now=now, facts=read.facts)
    return dialling.keep_dial(step) or REJECT


def next_turn(post: NextPost, *, token: str, seq: int, place: Place | None, now: datetime) -> str:
    """The answer to the end of an action; `token`, `seq` and `place` are those of the address."""
    if not auth.token_fits(token, post.callid):
        refusals.count(RefusalKind.TOKEN)
        logger.warning("A post for call %s came with a wrong token; refused.", post.callid)
        return REJECT
    step = _next_at_once(post, place, seq=seq, now=now) if place else None
    answer = journal.keep_step(step) if step else None
    if answer is not None:
        return answer
    read = journal.read_turn(callid=post.callid, seq=seq)
    if read is None and step:
        # We sealed its place: what came before waits in a spool.
        journal.replay_step(step)
        return step.answer
    if read is None:
        logger.warning("A post for the unknown call %s; refused.", post.callid)
        return REJECT
    if read.answer is not None:
        return read.answer
    if read.seq is None or read.state is None:
        return NOTHING
    if step and seq != read.seq:
        # As above: the call has gone on meanwhile, or its beginning has come out of the spool
        # between the two statements.
        return step.answer if seq < read.seq else _keep_ahead(step)
    if seq != read.seq or read.version_id is None:
        logger.warning("Call %s is at turn %s, not %s; refused.", post.callid, read.seq, seq)
        return REJECT
    place = Place(read.version_id, journal.load_state(read.state))
    program = program_of(read.version_id, read.program)
    step = next_step(post, place, program, seq=seq, now=now, facts=read.facts)
    answer = journal.keep_step(step)
    if answer is not None:
        return answer
    again = journal.read_turn(callid=post.callid, seq=seq)
    return (again and again.answer) or NOTHING


def _keep_ahead(step: Step) -> str:
    answer = journal.keep_step(step)
    if answer is None:
        journal.replay_step(step)
    return answer or step.answer


def _start_at_once(
    post: CallPost, *, number: str, secret: str, now: datetime
) -> journal.StartRead | None:
    """Trust what an earlier call told about the number; the statement finds out if it is old."""
    ours = known_numbers.find(number)
    if ours is None or ours.version_id is None or not auth.secret_fits(secret, ours.secret):
        return None
    program = kept_program(ours.version_id)
    if program is None:
        return None
    known = facts.look_up(program, callid=post.callid, person=post.caller)
    return journal.keep_start(first_step(post, ours, program, now, known), ours)


def _keep_start(post: CallPost, read: journal.StartRead, now: datetime) -> journal.StartRead | None:
    ours: Ours = read.ours
    program = None if ours.version_id is None else program_of(ours.version_id, read.program)
    return journal.keep_start(first_step(post, ours, program, now, read.facts), ours)


def _next_at_once(post: NextPost, place: Place, *, seq: int, now: datetime) -> Step | None:
    """Trust the place in the address, if the process knows the program."""
    program = kept_program(place.version_id)
    if program is None:
        return None
    known = _facts_at(place, program, callid=post.callid)
    return next_step(post, place, program, seq=seq, now=now, facts=known)


def _facts_at(place: Place, program: Program, *, callid: str) -> Facts:
    person = person_of(place.state.variables)
    return facts.look_up(program, callid=callid, person=person, asked=place.state.asked)
