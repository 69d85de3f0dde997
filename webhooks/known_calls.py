"""The row of a call that any post may be the first to speak of: start, hangup report or recording."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from webhooks.models import Direction

# To stand first in a statement as `the_call`. Whoever comes second waits for the first one's commit
# and gets the same row, so posts may come in any order and at the same time.
KNOWN_CALL = """
    INSERT INTO webhooks_call
        (callid, direction, caller, called, number_id, started_at, ended_at, state, actions, legs)
    VALUES
        (%(callid)s, %(direction)s, %(caller)s, %(called)s,
         (SELECT id FROM webhooks_number WHERE number = %(ours)s),
         %(started_at)s, %(ended_at)s, '', '[]', '[]')
    ON CONFLICT (callid) DO UPDATE
        SET ended_at = COALESCE(webhooks_call.ended_at, EXCLUDED.ended_at)
    RETURNING id
"""


def known_call(
    *,
    callid: str,
    direction: str = "",
    caller: str = "",
    called: str = "",
    started_at: datetime,
    ended_at: datetime | None = None,
) -> dict[str, Any]:
    """The parameters of KNOWN_CALL; an existing call keeps all it has."""
    outgoing = direction == Direction.OUTGOING
    return {
        "callid": callid,
        "direction": Direction.OUTGOING if outgoing else Direction.INCOMING,
        "caller": _text(caller),
        "called": _text(called),
        "ours": _text(caller if outgoing else called),
        "started_at": started_at,
        "ended_at": ended_at,
    }


def as_json(form: Mapping[str, str]) -> Jsonb:
    """A post as it came, less the NULs that PostgreSQL refuses."""
    return Jsonb({key: str(value).replace("\0", "") for key, value in form.items()})


def _text(value: str) -> str:
    return value.replace("\0", "")[:64]
