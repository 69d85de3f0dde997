"""Lists the way the carrier pages them: newest first, `start` is the upper bound."""

from __future__ import annotations

from collections.abc import Sequence

MOST = 100


def page(
    items: Sequence[dict[str, object]], query: dict[str, str], *, time: str = "created"
) -> dict[str, object]:
    """Items older than `start` and newer than `end`, at most `limit`; `next` goes into `start`."""
    limit = query.get("limit", "")
    most = max(1, min(int(limit), MOST)) if limit.isdigit() else MOST
    upper, lower = query.get("start"), query.get("end")
    chosen = [
        item
        for item in items
        if (upper is None or str(item[time]) < upper) and (lower is None or str(item[time]) > lower)
    ]
    answer: dict[str, object] = {"data": chosen[:most]}
    if len(chosen) > most:
        answer["next"] = chosen[most - 1][time]
    return answer
