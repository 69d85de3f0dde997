"""How fast the carrier may be asked, by all processes of an installation together."""

from __future__ import annotations

import time

from django.conf import settings
from django.db import connection

# The row's lock puts those who ask at the same moment in order. A clock that was set back must not
# leave a moment far ahead to wait for.
_NEXT_TURN = """
    INSERT INTO webhooks_carrierpace AS pace (id, free_at)
    VALUES (1, clock_timestamp() + make_interval(secs => %(gap)s))
    ON CONFLICT (id) DO UPDATE SET free_at = make_interval(secs => %(gap)s) + GREATEST(
        clock_timestamp(), LEAST(pace.free_at, clock_timestamp() + interval '1 minute')
    )
    RETURNING EXTRACT(EPOCH FROM free_at - make_interval(secs => %(gap)s) - clock_timestamp())
"""


def take_turn() -> None:
    """Wait until one more request may begin.

    Not for use inside a transaction: everybody else would wait until that ends.
    """
    if (wait := next_turn()) > 0:
        time.sleep(wait)


def next_turn() -> float:
    """Reserve the next moment for a request; in how many seconds that is."""
    gap = 1 / settings.ELKS_REQUESTS_PER_SECOND
    with connection.cursor() as cursor:
        cursor.execute(_NEXT_TURN, {"gap": gap})
        row = cursor.fetchone()
    return float(row[0]) if row else 0.0
