"""One turn of a live call: dedupe, run the engine, journal, answer; nothing waits for the outside.

A post that was answered before gets the stored bytes. Two posts racing for the same turn: one
writes, the other finds the cursor moved and gives back what the first one stored.
"""

from __future__ import annotations

import logging
from datetime import datetime

from flows.engine.actions import Hangup
from flows.engine.compiler import Program
from flows.engine.events import Finished, Started
from flows.engine.runner import State, Turn, take_turn
from flows.programs import program_of
from webhooks.elks.answers import NOTHING, REJECT, answer
from webhooks.elks.forms import CallPost, NextPost
from webhooks.line import auth, journal
from webhooks.line.addresses import links

logger = logging.getLogger(__name__)


def start_call(post: CallPost, *, number: str, secret: str, now: datetime) -> str:
    """The answer to a call's first post; `number` and `secret` are those of the address."""
    read = journal.read_start(number=number, callid=post.callid)
    if read is None or not auth.secret_fits(secret, read.secret):
        logger.warning("A start for %s came with a wrong address; refused.", number)
        return REJECT
    if not post.callid:
        logger.warning("A start for %s names no call; refused.", number)
        return REJECT
    if read.answer is not None:
        return read.answer
    turn, body = _first_turn(post, read, now)
    call = {
        "callid": post.callid,
        "direction": post.direction,
        "caller": post.caller,
        "called": post.called or number,
    }
    if journal.write_start(
        call=call,
        number_id=read.number_id,
        version_id=read.version_id,
        turn=turn,
        answer=body,
        at=now,
    ):
        return body
    again = journal.read_start(number=number, callid=post.callid)
    return (again and again.answer) or REJECT


def next_turn(post: NextPost, *, token: str, seq: int, now: datetime) -> str:
    """The answer to the end of an action; `token` and `seq` are those of the address."""
    if not auth.token_fits(token, post.callid):
        logger.warning("A post for call %s came with a wrong token; refused.", post.callid)
        return REJECT
    read = journal.read_turn(callid=post.callid, seq=seq)
    if read is None:
        logger.warning("A post for the unknown call %s; refused.", post.callid)
        return REJECT
    if read.answer is not None:
        return read.answer
    if read.seq is None or read.state is None:
        return NOTHING
    if seq != read.seq or read.version_id is None:
        logger.warning("Call %s is at turn %s, not %s; refused.", post.callid, read.seq, seq)
        return REJECT
    program = program_of(read.version_id, read.program)
    event = Finished(turn=seq, outcome=post.outcome, digits=post.digits)
    turn = take_turn(program, journal.load_state(read.state), event, now)
    body = _answer(turn, program, post.callid, seq=seq)
    if journal.write_turn(call_id=read.call_id, seq=seq, turn=turn, answer=body, at=now):
        return body
    again = journal.read_turn(callid=post.callid, seq=seq)
    return (again and again.answer) or NOTHING


def _first_turn(post: CallPost, read: journal.StartRead, now: datetime) -> tuple[Turn, str]:
    if read.version_id is None:
        logger.warning("Call %s: its number has no published flow.", post.callid)
        turn = Turn(State(node=None), Hangup("reject"), heard={"kind": "started"}, fault="no_flow")
        return turn, _answer(turn, Program("", {}, {}), post.callid, seq=0)
    program = program_of(read.version_id, read.program)
    event = Started(caller=post.caller, called=post.called, direction=post.direction)
    turn = take_turn(program, None, event, now)
    return turn, _answer(turn, program, post.callid, seq=0)


def _answer(turn: Turn, program: Program, callid: str, *, seq: int) -> str:
    """The body of turn `seq`; an ended state has nothing left to ask."""
    if turn.action is None:
        return REJECT
    return answer(
        turn.action,
        links(callid, seq=seq + 1, prompts=program.prompts),
        first=seq == 0,
        record_call=turn.record_call,
    )
