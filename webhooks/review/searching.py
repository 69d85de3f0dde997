"""Finding calls by what somebody remembers of them."""

from __future__ import annotations

import re

from django.db.models import Q, QuerySet

from webhooks.models import Call


def with_part(calls: QuerySet[Call], typed: str) -> QuerySet[Call]:
    """Part of a phone number as people type it (070-123 for +46 70 123…), or a call id's beginning.

    `contains` and `startswith`, because their case-blind cousins use no index.
    """
    typed = typed.strip()
    digits = re.sub(r"\D", "", typed).lstrip("0")
    if not digits or re.search(r"[a-z]", typed, re.IGNORECASE):
        return calls.filter(callid__startswith=typed)
    found = Q(caller__contains=digits) | Q(called__contains=digits) | Q(callid__startswith=typed)
    return calls.filter(found)
