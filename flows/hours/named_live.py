"""Which opening hours callers get: what live programs name, inside the parts they hold too."""

from __future__ import annotations

from django.db import connection

# The names are looked up in one go: live programs may be large.
_NAMED_LIVE = """
    SELECT DISTINCT named #>> '{}', flow.name
    FROM flows_flow flow JOIN flows_flowversion version ON version.id = flow.live_version_id,
         jsonb_path_query(version.program, '$.steps.* ? (@.type == "opening_hours").config.hours')
            AS named
"""


def named_live() -> dict[str, set[str]]:
    """The names of the flows by the key of the hours."""
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_NAMED_LIVE)
        for key, flow in cursor.fetchall():
            found.setdefault(key, set()).add(flow)
    return found
