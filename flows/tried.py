"""Drafts that were frozen for being tried, and the calls made on them: nobody's evidence."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from flows.models import TRIED, Flow, FlowVersion


def tried_versions(flow: Flow) -> QuerySet[FlowVersion]:
    return FlowVersion.frozen.filter(flow=flow, number=TRIED)


def forget_tried(flow: Flow) -> None:
    """What was tried on a flow goes with it."""
    _calls().filter(version__in=tried_versions(flow)).delete()
    tried_versions(flow).delete()


def forget_tried_before(moment: datetime) -> int:
    """Tried calls of before then, and the drafts that no call is left of; how many calls."""
    _all, deleted = _calls().filter(trial__isnull=False, started_at__lt=moment).delete()
    left = FlowVersion.frozen.filter(number=TRIED, published_at__lt=moment, calls=None)
    left.delete()
    return int(deleted.get("webhooks.Call", 0))


def _calls() -> Any:
    """The room `webhooks` keeps them: followed by name, as flows import nothing from there."""
    calls: Any = FlowVersion._meta.get_field("calls").related_model
    return calls.objects
