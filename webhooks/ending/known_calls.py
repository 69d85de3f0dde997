"""The row of a call, made by whichever of its posts is the first to arrive."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from webhooks.elks.forms import CallPost
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
    post: CallPost, *, started_at: datetime, ended_at: datetime | None = None
) -> dict[str, Any]:
    """The parameters of KNOWN_CALL; an existing call keeps all it has."""
    outgoing = post.direction == Direction.OUTGOING
    return {
        **vars(post),
        # A start that comes later brings the number along, and knows the call by its having none.
        "ours": (post.caller if outgoing else post.called) if ended_at else None,
        "started_at": started_at,
        "ended_at": ended_at,
    }
