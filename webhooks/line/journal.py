"""The statements of a turn, each a single round trip.

A step is kept by one statement: it moves the cursor, if the call does not stand further on, and
journals the step. What the statement finds already answered it brings back instead.

Rows are named by subqueries that give one value, not by joins: a statement's plan is kept, and one
made while the tables were empty would join by reading them whole.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from flows.engine.facts import NOTHING, Facts
from flows.engine.runner import State
from flows.programs import known_versions
from webhooks.ending.doorbell import ring
from webhooks.line import facts
from webhooks.line.steps import Ours, Step
from webhooks.statements import one_row
from webhooks.together import together

# What the step wants done beside the call waits for the worker, and what is only to be written down
# stands there. Only statements of steps that send hold this.
_SENDS = """, wanted AS (
    SELECT kept.call_id, sent.errand, sent.position
      FROM kept, jsonb_array_elements(%(sends)s::jsonb) WITH ORDINALITY AS sent (errand, position)
), messages AS (
    INSERT INTO webhooks_textmessage (call_id, seq, position, sender, "to", text, state, why,
                                      carrier_id, wanted_at, attempts, next_attempt_at)
    SELECT call_id, %(seq)s, position, left(errand ->> 'sender', 64), left(errand ->> 'to', 64),
           errand ->> 'text', 'waiting', '', '', %(at)s, 0, %(at)s
      FROM wanted WHERE errand ->> 'kind' = 'sms'
), marks AS (
    INSERT INTO webhooks_mark (call_id, seq, position, what, name, caller, at)
    SELECT call_id, %(seq)s, position, errand ->> 'what', left(errand ->> 'name', 200),
           left(%(person)s, 64), %(at)s
      FROM wanted WHERE errand ->> 'kind' = 'mark'
), errands AS (
    INSERT INTO webhooks_errand (call_id, seq, position, kind, body, state, why, wanted_at,
                                 attempts, next_attempt_at)
    SELECT call_id, %(seq)s, position, errand ->> 'kind', errand - 'kind', 'waiting', '', %(at)s,
           0, %(at)s
      FROM wanted WHERE errand ->> 'kind' NOT IN ('sms', 'mark')
)"""
_NOTHING_TO_SEND = "[]"
# What a turn was answered, if it was.
ANSWERED = """(
    SELECT s.answer FROM webhooks_callstep s WHERE s.seq = %(seq)s
       AND s.call_id = (SELECT c.id FROM webhooks_call c WHERE c.callid = %(callid)s)
)"""

_READ_START = f"""
SELECT n.number, n.id, n.secret, f.live_version_id,
       (SELECT v.program FROM flows_flowversion v
         WHERE v.id = f.live_version_id AND v.id <> ALL(%(known)s)),
       {ANSWERED},
       {facts.all_of(callid="%(callid)s", person="%(caller)s", asked="NULL")}
  FROM webhooks_number n
  LEFT JOIN flows_flow f ON f.id = n.flow_id
 WHERE n.number = %(number)s
"""  # noqa: S608  (made of our own constants)

# A recording's announcement may have made the row before the start arrived; a report seals it.
# Nothing is kept when the number has changed since it was looked up.
_KEEP_START = f"""
WITH ours AS (
    SELECT n.number, n.id, n.secret, f.live_version_id
      FROM webhooks_number n LEFT JOIN flows_flow f ON f.id = n.flow_id
     WHERE n.number = %(number)s
), call AS (
    INSERT INTO webhooks_call (callid, direction, caller, called, number_id, version_id,
                               started_at, state, actions, legs)
    SELECT %(callid)s, %(direction)s, %(caller)s, %(called)s, ours.id, ours.live_version_id,
           %(at)s, '', '[]', '[]'
      FROM ours
     WHERE ours.id = %(number_id)s AND ours.secret = %(secret)s
       AND ours.live_version_id IS NOT DISTINCT FROM %(version_id)s
    ON CONFLICT (callid) DO UPDATE
       SET number_id = EXCLUDED.number_id, version_id = EXCLUDED.version_id
     WHERE webhooks_call.number_id IS NULL AND webhooks_call.ended_at IS NULL
    RETURNING id
), live AS (
    INSERT INTO webhooks_livecall (call_id, seq, state, node, ringing, updated_at)
    SELECT id, 1, %(state)s, %(node)s, %(ringing)s, %(at)s FROM call
), kept AS (
    INSERT INTO webhooks_callstep (call_id, seq, at, event, node, path, answer)
    SELECT id, 0, %(at)s, %(event)s, %(node)s, %(path)s, %(answer)s FROM call
    RETURNING call_id, answer
){{sends}}
SELECT ours.number, ours.id, ours.secret, ours.live_version_id,
       (SELECT v.program FROM flows_flowversion v
         WHERE v.id = ours.live_version_id AND v.id IS DISTINCT FROM %(version_id)s),
       COALESCE((SELECT answer FROM kept), {ANSWERED})
  FROM ours
"""  # noqa: S608  (made of our own constants)

# The other one on the line: who was called, in a call of our own.
_PERSON = "CASE call.direction WHEN 'outgoing' THEN call.called ELSE call.caller END"
_ASKED = "(SELECT (live.state ->> 'asked')::int FROM live)"
_READ_TURN = f"""
WITH call AS (
    SELECT id, version_id, direction, caller, called FROM webhooks_call WHERE callid = %(callid)s
), live AS (
    SELECT seq, state FROM webhooks_livecall WHERE call_id = (SELECT id FROM call)
)
SELECT version_id, (SELECT seq FROM live), (SELECT state FROM live),
       (SELECT v.program FROM flows_flowversion v
         WHERE v.id = call.version_id AND v.id <> ALL(%(known)s)),
       {ANSWERED},
       {facts.all_of(callid="%(callid)s", person=_PERSON, asked=_ASKED)}
  FROM call
"""  # noqa: S608  (made of our own constants)

# The cursor may be behind: the turns between were answered while the database was away.
_KEEP_STEP = f"""
WITH call AS (
    SELECT id FROM webhooks_call WHERE callid = %(callid)s
), moved AS (
    UPDATE webhooks_livecall
       SET seq = %(seq)s + 1, state = %(state)s, node = %(node)s, ringing = %(ringing)s,
           updated_at = %(at)s
     WHERE call_id = (SELECT id FROM call) AND seq <= %(seq)s AND {ANSWERED} IS NULL
    RETURNING call_id
), kept AS (
    INSERT INTO webhooks_callstep (call_id, seq, at, event, node, path, answer)
    SELECT call_id, %(seq)s, %(at)s, %(event)s, %(node)s, %(path)s, %(answer)s FROM moved
    RETURNING call_id, answer
){{sends}}
SELECT COALESCE((SELECT answer FROM kept), {ANSWERED}) FROM call
"""  # noqa: S608  (made of our own constants)

# A number or a version may have been removed meanwhile; a call that has been reported stays over.
# A turn that is there already was kept by a statement that nobody heard of any more (the server was
# slow, the process was killed): the carrier was told what was spooled.
_REPLAY_STEP = """
WITH call AS (
    INSERT INTO webhooks_call (callid, direction, caller, called, number_id, version_id,
                               started_at, state, actions, legs)
    VALUES (%(callid)s, %(direction)s, %(caller)s, %(called)s,
            (SELECT id FROM webhooks_number WHERE id = %(number_id)s),
            (SELECT id FROM flows_flowversion WHERE id = %(version_id)s),
            %(at)s, '', '[]', '[]')
    ON CONFLICT (callid) DO UPDATE
       SET number_id = COALESCE(webhooks_call.number_id, EXCLUDED.number_id),
           version_id = COALESCE(webhooks_call.version_id, EXCLUDED.version_id),
           started_at = LEAST(webhooks_call.started_at, EXCLUDED.started_at)
    RETURNING id, ended_at
), live AS (
    INSERT INTO webhooks_livecall (call_id, seq, state, node, ringing, updated_at)
    SELECT id, %(seq)s + 1, %(state)s, %(node)s, %(ringing)s, %(at)s
      FROM call WHERE ended_at IS NULL
    ON CONFLICT (call_id) DO UPDATE
       SET seq = EXCLUDED.seq, state = EXCLUDED.state, node = EXCLUDED.node,
           ringing = EXCLUDED.ringing, updated_at = EXCLUDED.updated_at
     WHERE webhooks_livecall.seq < EXCLUDED.seq
), bound AS (
    UPDATE webhooks_callattempt SET callid = %(callid)s, state = 'talking', why = ''
     WHERE id = %(attempt)s AND callid IN ('', %(callid)s)
       AND state IN ('asking', 'ringing', 'unknown')
       AND NOT EXISTS (SELECT 1 FROM call WHERE ended_at IS NOT NULL)
), told AS (
    UPDATE webhooks_callstep SET answer = %(answer)s
     WHERE call_id = (SELECT id FROM call) AND seq = %(seq)s AND node = %(node)s
       AND event = %(event)s::jsonb AND path = %(path)s::jsonb AND answer <> %(answer)s
), kept AS (
    INSERT INTO webhooks_callstep (call_id, seq, at, event, node, path, answer)
    SELECT id, %(seq)s, %(at)s, %(event)s, %(node)s, %(path)s, %(answer)s FROM call
    ON CONFLICT (call_id, seq) DO NOTHING
    RETURNING call_id, answer
){sends}
SELECT answer FROM kept
"""

# What follows a call that has ended, once.
_KEEP_AFTER = """
WITH kept AS (
    INSERT INTO webhooks_callstep (call_id, seq, at, event, node, path, answer)
    SELECT id, %(seq)s, %(at)s, %(event)s, '', %(path)s, '{}'
      FROM webhooks_call WHERE callid = %(callid)s
    ON CONFLICT (call_id, seq) DO NOTHING
    RETURNING call_id, answer
){sends}
SELECT answer FROM kept
"""

_WRITE_FAULT = """
INSERT INTO webhooks_callstep (call_id, seq, at, event, node, path, answer)
SELECT id, %(seq)s, %(at)s, '{"kind": "fault"}', '', '[]', %(answer)s
  FROM webhooks_call WHERE callid = %(callid)s
ON CONFLICT (call_id, seq) DO NOTHING
"""


@dataclass(frozen=True)
class StartRead:
    """What is known when a call starts; `answer` is there when the start has been answered.

    `program` is None when the process has the program of the version already.
    """

    ours: Ours
    program: str | None
    answer: str | None
    facts: Facts = NOTHING


@dataclass(frozen=True)
class TurnRead:
    """What is known when an action has ended; `seq` and `state` are None for an ended call."""

    version_id: int | None
    seq: int | None
    state: str | None
    program: str | None
    answer: str | None
    facts: Facts


def read_start(*, number: str, callid: str, caller: str) -> StartRead | None:
    """None for a number that is not ours."""
    values = {"number": number, "callid": callid, "caller": caller, "seq": 0}
    return _start_read(one_row(_READ_START, values | {"known": known_versions()}))


def keep_start(step: Step, ours: Ours) -> StartRead | None:
    """Keep a call's beginning, if the number still is as `ours` says.

    Without an answer it was not kept: the number has changed, another post is being kept at this
    moment, or the call is already over.
    """
    values = {**vars(step), "number": ours.number, "secret": ours.secret}
    return _start_read(keep(_KEEP_START, step, values))


def read_turn(*, callid: str, seq: int) -> TurnRead | None:
    row = one_row(_READ_TURN, {"callid": callid, "seq": seq, "known": known_versions()})
    if row is None:
        return None
    version_id, at, state, program, answer, found = row
    return TurnRead(version_id, at, state, program, answer, facts.read(found))


def keep_step(step: Step) -> str | None:
    """Keep a turn. The answer to give: the step's own, or what was answered before.

    None when it was not kept: the call is not known, has ended, or another post is being kept.
    """
    row = keep(_KEEP_STEP, step, vars(step))
    answer: str | None = row[0] if row else None
    return answer


def replay_step(step: Step) -> None:
    """Journal a turn that was answered without the journal; again is harmless, in any order too."""
    keep(_REPLAY_STEP, step, vars(step))


def keep_after(
    *, callid: str, seq: int, at: datetime, person: str, event: str, path: str, sends: str
) -> None:
    """Journal what followed the call and what it wants done, in the transaction around."""
    wanted = "" if sends == _NOTHING_TO_SEND else _SENDS
    one_row(
        _KEEP_AFTER.replace("{sends}", wanted),
        {
            "callid": callid,
            "seq": seq,
            "at": at,
            "person": person,
            "event": event,
            "path": path,
            "sends": sends,
        },
    )
    ring("do_errands")


def write_fault(*, callid: str, seq: int, answer: str, at: datetime) -> None:
    """Keep what a failed turn answered, so that the same post gets the same bytes."""
    with connection.cursor() as cursor:
        cursor.execute(_WRITE_FAULT, {"callid": callid, "seq": seq, "answer": answer, "at": at})


def load(stored: Any) -> Any:
    """JSON as a statement brings it back, where Django reads no columns."""
    return json.loads(stored) if isinstance(stored, str) else stored


def load_state(stored: str) -> State:
    return State.model_validate_json(stored)


def _start_read(row: tuple[Any, ...] | None) -> StartRead | None:
    if row is None:
        return None
    ours, program, answer, *found = Ours(*row[:4]), row[4], row[5], *row[6:]
    return StartRead(ours, program, answer, facts.read(found[0]) if found else NOTHING)


def keep(statement: str, step: Step, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
    """Run a statement that keeps a step, with `{sends}` in it only if the step sends something."""
    if step.sends == _NOTHING_TO_SEND:
        return together.row(statement.replace("{sends}", ""), values, key=step.callid)
    person = step.called if step.direction == "outgoing" else step.caller
    values = {**values, "person": person}
    row = together.row(statement.replace("{sends}", _SENDS), values, key=step.callid)
    ring("do_errands")
    return row
