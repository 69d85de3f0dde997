"""The beginning of a call of our own in the journal: who was rung, and that they have answered."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from flows.engine.facts import Facts
from flows.programs import known_versions
from webhooks.line import facts, journal
from webhooks.line.journal import ANSWERED
from webhooks.line.steps import Step
from webhooks.statements import one_row

_READ = f"""
SELECT o.version_id, n.number, o."to", o.variables,
       (SELECT v.program FROM flows_flowversion v
         WHERE v.id = o.version_id AND v.id <> ALL(%(known)s)),
       {ANSWERED},
       {facts.all_of(callid="%(callid)s", person='o."to"', asked="NULL")}
  FROM webhooks_callattempt a
  JOIN webhooks_outgoingcall o ON o.id = a.outgoing_id
  JOIN webhooks_number n ON n.id = o.number_id
 WHERE a.id = %(attempt)s AND a.callid IN ('', %(callid)s)
"""  # noqa: S608  (made of our own constants)

# An attempt has one call: the first post to name one settles which. A report seals both.
_KEEP = f"""
WITH bound AS (
    UPDATE webhooks_callattempt a SET callid = %(callid)s, state = 'talking', why = ''
      FROM webhooks_outgoingcall o
     WHERE a.id = %(attempt)s AND a.callid IN ('', %(callid)s) AND o.id = a.outgoing_id
       AND a.state IN ('asking', 'ringing', 'unknown')
       AND NOT EXISTS (
           SELECT 1 FROM webhooks_call c WHERE c.callid = %(callid)s AND c.ended_at IS NOT NULL
       )
    RETURNING o.number_id
), call AS (
    INSERT INTO webhooks_call (callid, direction, caller, called, number_id, version_id,
                               started_at, state, actions, legs)
    SELECT %(callid)s, %(direction)s, %(caller)s, %(called)s, bound.number_id, %(version_id)s,
           %(at)s, '', '[]', '[]'
      FROM bound
    ON CONFLICT (callid) DO UPDATE
       SET number_id = EXCLUDED.number_id, version_id = EXCLUDED.version_id
     WHERE webhooks_call.version_id IS NULL AND webhooks_call.ended_at IS NULL
    RETURNING id
), live AS (
    INSERT INTO webhooks_livecall (call_id, seq, state, node, ringing, updated_at)
    SELECT id, 1, %(state)s, %(node)s, %(ringing)s, %(at)s FROM call
), kept AS (
    INSERT INTO webhooks_callstep (call_id, seq, at, event, node, path, answer)
    SELECT id, 0, %(at)s, %(event)s, %(node)s, %(path)s, %(answer)s FROM call
    RETURNING call_id, answer
){{sends}}
SELECT COALESCE((SELECT answer FROM kept), (
    SELECT {ANSWERED} FROM webhooks_callattempt a
     WHERE a.id = %(attempt)s AND a.callid = %(callid)s
))
"""  # noqa: S608  (made of our own constants)


@dataclass(frozen=True)
class DialRead:
    """What is known of an attempt; `answer` is there when the call's beginning was answered."""

    version_id: int | None
    ours: str
    to: str
    variables: Any
    program: str | None
    answer: str | None
    facts: Facts


def read_dial(*, attempt: int, callid: str) -> DialRead | None:
    """None for an attempt we never made, or one that another call belongs to."""
    values = {"attempt": attempt, "callid": callid, "seq": 0, "known": known_versions()}
    row = one_row(_READ, values)
    if row is None:
        return None
    version_id, ours, to, variables, program, answer, found = row
    return DialRead(version_id, ours, to, variables, program, answer, facts.read(found))


def keep_dial(step: Step) -> str | None:
    """Keep the call's beginning. The answer to give: the step's own, or what was answered before.

    None when it was not kept: the call is over already, or another one is that of the attempt.
    """
    row = journal.keep(_KEEP, step, asdict(step))
    answer: str | None = row[0] if row else None
    if answer is not None or step.attempt is None:
        return answer
    # A statement does not see what another one, of the same post, kept while it waited for it.
    read = read_dial(attempt=step.attempt, callid=step.callid)
    return read.answer if read else None
