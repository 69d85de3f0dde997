"""What answers the posts of a call that is tried: the very steps of the live line.

It differs from `webhooks/line/turns.py` in what a call runs on (a frozen draft), in the time its
flow reads, and in that nothing leaves the house: what a step wants sent is told in the journal.
The journal's own times are real.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import Error

from flows import worlds
from flows.programs import program_for
from webhooks.elks.answers import NOTHING, REJECT
from webhooks.elks.forms import CallPost, HangupReport, NextPost
from webhooks.ending import endings
from webhooks.line import auth, facts, journal
from webhooks.line.places import Place
from webhooks.line.steps import LIVE, Around, Ours, Step, first_step, next_step
from webhooks.models import Call
from webhooks.statements import one_row
from webhooks.trying.outside import Questions, is_question
from webhooks.trying.playing import Playing
from webhooks.trying.unsent import heard_of, told

_NOTHING_SENT = "[]"

_KEEP_START = """
WITH call AS (
    INSERT INTO webhooks_call (callid, direction, caller, called, number_id, version_id,
                               started_at, state, actions, legs, trial)
    VALUES (%(callid)s, %(direction)s, %(caller)s, %(called)s::text,
            (SELECT id FROM webhooks_number WHERE number = %(called)s::text), %(version_id)s,
            %(at)s, '', '[]', '[]', %(trial)s)
    ON CONFLICT (callid) DO NOTHING
    RETURNING id
), live AS (
    INSERT INTO webhooks_livecall (call_id, seq, state, node, ringing, updated_at)
    SELECT id, 1, %(state)s, %(node)s, '{}', %(at)s FROM call
)
INSERT INTO webhooks_callstep (call_id, seq, at, event, node, path, answer)
SELECT id, 0, %(at)s, %(event)s, %(node)s, %(path)s, %(answer)s FROM call
RETURNING answer
"""


@dataclass(frozen=True)
class TrialLine:
    """`pretended` gives the time the flow reads; `trial` is what the call's row says of it.

    A saved test that is `playing` says what the flow meets around its call, too. With `questions`
    other systems are really asked.
    """

    callid: str
    version_id: int
    trial: Mapping[str, Any]
    pretended: Callable[[], datetime]
    playing: Playing | None = None
    questions: Questions | None = None

    def start_call(self, post: CallPost, *, number: str, secret: str, now: datetime) -> str:
        if post.callid != self.callid:
            return REJECT
        _look_around()
        ours = Ours(number, 0, secret, self.version_id)
        program = program_for(self.version_id)
        if self.playing is None:
            known = facts.look_up(program, callid=post.callid, person=post.caller)
        else:
            post, known = self.playing.begins(post), self.playing.facts(None)
        began = first_step(post, ours, program, self.pretended(), known, self._around)
        step = self._tried(began, now)
        row = one_row(_KEEP_START, {**vars(step), "trial": json.dumps(dict(self.trial))})
        if row is not None:
            self._came(began)
            return str(row[0])
        return self._answered(0) or REJECT

    def start_outgoing(
        self, post: CallPost, *, attempt: int, token: str, place: Place | None, now: datetime
    ) -> str:
        return REJECT

    def next_turn(
        self, post: NextPost, *, token: str, seq: int, place: Place | None, now: datetime
    ) -> str:
        """The place is read rather than trusted: nobody's line is short of time here."""
        if post.callid != self.callid or not auth.token_fits(token, post.callid):
            return REJECT
        read = journal.read_turn(callid=post.callid, seq=seq)
        if read is None or read.version_id is None:
            return REJECT
        if read.answer is not None:
            return read.answer
        if read.seq is None or read.state is None:
            return NOTHING
        if seq != read.seq:
            return REJECT
        _look_around()
        stands = Place(read.version_id, journal.load_state(read.state))
        program = program_for(read.version_id)
        known = read.facts if self.playing is None else self.playing.facts(stands.state)
        if stands.state.asked is not None and known.answer is None:
            known = replace(known, answer=self._heard(stands.state.asked, seq))
        came = next_step(
            post, stands, program, seq=seq, now=self.pretended(), facts=known, around=self._around
        )
        answer = journal.keep_step(self._tried(came, now))
        if answer is None:
            return self._answered(seq) or NOTHING
        self._came(came)
        return answer

    def end(self, report: HangupReport, raw: Mapping[str, str], *, now: datetime) -> None:
        """A call whose flow was deleted meanwhile has left no row, and makes none."""
        if Call.objects.filter(callid=self.callid, trial__isnull=False).exists():
            report_id = endings.end_call(report, raw=raw, now=now)
            if report_id is not None:
                # Now, so that whoever tried it sees what would have followed the call.
                endings.archive_report(report_id, now=now)

    @property
    def _around(self) -> Around:
        return LIVE if self.playing is None else self.playing.around()

    def _came(self, step: Step) -> None:
        if self.playing is not None:
            self.playing.came(step)

    def _tried(self, step: Step, now: datetime) -> Step:
        """Nobody is busy because of it, and what it wants done is told and not done."""
        step = replace(step, at=now, ringing=[])
        if step.sends == _NOTHING_SENT:
            return step
        errands = json.loads(step.sends)
        rows = told(errands)
        for errand, row in zip(errands, rows, strict=True):
            if self.questions is not None and is_question(errand):
                self.questions.ask(step.seq, errand)
                row["asked"] = "yes"
        event = {**json.loads(step.event), "would_send": rows}
        return replace(step, sends=_NOTHING_SENT, event=json.dumps(event))

    def _heard(self, asked: int, seq: int) -> Mapping[str, Any] | None:
        """What the call hears of what the turn `asked` wanted done."""
        if self.questions is not None and self.questions.are_out(asked):
            return self.questions.answer(asked)
        return heard_of(seq)

    def _answered(self, seq: int) -> str | None:
        read = journal.read_turn(callid=self.callid, seq=seq)
        return read.answer if read else None


def _look_around() -> None:
    """This process hears of no change of the world, so it reads it for each turn."""
    try:
        worlds.refresh()
    except Error:
        worlds.current()
