"""The four statements of a turn: one read and one write for a call's start, and for what follows.

Written as SQL because each must be a single round trip: the write moves the cursor, if it still
stands where it was read, and journals the step in the same statement.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from flows.engine.runner import State, Turn
from flows.programs import known_versions

_READ_START = """
SELECT n.id, n.secret, v.id,
       CASE WHEN v.id = ANY(%(known)s) THEN NULL ELSE v.program END,
       c.id, s.answer
  FROM webhooks_number n
  LEFT JOIN flows_flow f ON f.id = n.flow_id
  LEFT JOIN flows_flowversion v ON v.id = f.live_version_id
  LEFT JOIN webhooks_call c ON c.callid = %(callid)s
  LEFT JOIN webhooks_callstep s ON s.call_id = c.id AND s.seq = 0
 WHERE n.number = %(number)s
"""

# A recording's announcement may have made the row before the start arrived; a report seals it.
_WRITE_START = """
WITH call AS (
    INSERT INTO webhooks_call (callid, direction, caller, called, number_id, version_id,
                               started_at, state, actions, legs)
    VALUES (%(callid)s, %(direction)s, %(caller)s, %(called)s, %(number_id)s, %(version_id)s,
            %(at)s, '', '[]', '[]')
    ON CONFLICT (callid) DO UPDATE
       SET number_id = EXCLUDED.number_id, version_id = EXCLUDED.version_id
     WHERE webhooks_call.number_id IS NULL AND webhooks_call.ended_at IS NULL
    RETURNING id
), live AS (
    INSERT INTO webhooks_livecall (call_id, seq, state, node, updated_at)
    SELECT id, 1, %(state)s, %(node)s, %(at)s FROM call
)
INSERT INTO webhooks_callstep (call_id, seq, at, event, node, path, answer)
SELECT id, 0, %(at)s, %(event)s, %(node)s, %(path)s, %(answer)s FROM call
RETURNING id
"""

_READ_TURN = """
SELECT c.id, c.version_id, l.seq, l.state,
       CASE WHEN v.id = ANY(%(known)s) THEN NULL ELSE v.program END,
       s.answer
  FROM webhooks_call c
  LEFT JOIN webhooks_livecall l ON l.call_id = c.id
  LEFT JOIN flows_flowversion v ON v.id = c.version_id
  LEFT JOIN webhooks_callstep s ON s.call_id = c.id AND s.seq = %(seq)s
 WHERE c.callid = %(callid)s
"""

_WRITE_TURN = """
WITH moved AS (
    UPDATE webhooks_livecall
       SET seq = %(seq)s + 1, state = %(state)s, node = %(node)s, updated_at = %(at)s
     WHERE call_id = %(call_id)s AND seq = %(seq)s
    RETURNING call_id
)
INSERT INTO webhooks_callstep (call_id, seq, at, event, node, path, answer)
SELECT call_id, %(seq)s, %(at)s, %(event)s, %(node)s, %(path)s, %(answer)s FROM moved
RETURNING id
"""

_WRITE_FAULT = """
INSERT INTO webhooks_callstep (call_id, seq, at, event, node, path, answer)
SELECT id, %(seq)s, %(at)s, '{"kind": "fault"}', '', '[]', %(answer)s
  FROM webhooks_call WHERE callid = %(callid)s
ON CONFLICT (call_id, seq) DO NOTHING
"""


@dataclass(frozen=True)
class StartRead:
    """What is known when a call starts; `answer` is there when the start was answered before."""

    number_id: int
    secret: str
    version_id: int | None
    program: str | None
    call_id: int | None
    answer: str | None


@dataclass(frozen=True)
class TurnRead:
    """What is known when an action has ended; `seq` and `state` are None for an ended call."""

    call_id: int
    version_id: int | None
    seq: int | None
    state: str | None
    program: str | None
    answer: str | None


def read_start(*, number: str, callid: str) -> StartRead | None:
    row = _one(_READ_START, {"number": number, "callid": callid, "known": known_versions()})
    return StartRead(*row) if row else None


def read_turn(*, callid: str, seq: int) -> TurnRead | None:
    row = _one(_READ_TURN, {"callid": callid, "seq": seq, "known": known_versions()})
    return TurnRead(*row) if row else None


def write_start(
    *,
    call: Mapping[str, Any],
    number_id: int,
    version_id: int | None,
    turn: Turn,
    answer: str,
    at: datetime,
) -> bool:
    """Keep a call's beginning; False when another post was first, or the call is already over."""
    values = {**call, "number_id": number_id, "version_id": version_id}
    return _one(_WRITE_START, values | _step(turn, answer, at)) is not None


def write_turn(*, call_id: int, seq: int, turn: Turn, answer: str, at: datetime) -> bool:
    """Keep a turn; False when the call has moved on since it was read."""
    values = {"call_id": call_id, "seq": seq}
    return _one(_WRITE_TURN, values | _step(turn, answer, at)) is not None


def write_fault(*, callid: str, seq: int, answer: str, at: datetime) -> None:
    """Keep what a failed turn answered, so that the same post gets the same bytes."""
    with connection.cursor() as cursor:
        cursor.execute(_WRITE_FAULT, {"callid": callid, "seq": seq, "answer": answer, "at": at})


def load_state(stored: str) -> State:
    return State.model_validate_json(stored)


def _step(turn: Turn, answer: str, at: datetime) -> dict[str, Any]:
    event = dict(turn.heard or {}) | ({"fault": turn.fault} if turn.fault else {})
    return {
        "state": turn.state.model_dump_json(),
        "node": turn.state.node or "",
        "event": json.dumps(event),
        "path": json.dumps([vars(passed) for passed in turn.path]),
        "answer": answer,
        "at": at,
    }


def _one(statement: str, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row
