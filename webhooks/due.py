"""Which rows are due of those that say when to be looked at again."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q


def due(field: str, *, now: datetime, longest: timedelta) -> Q:
    """Its time has come; or it is further away than any pause, as a clock that ran ahead says."""
    return Q(**{f"{field}__lte": now}) | Q(**{f"{field}__gt": now + longest})
