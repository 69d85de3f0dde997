"""Flows and versions as the studio lists them, in a fixed number of queries.

`numbers`, `calls` and `live` are relations that the room `webhooks` hangs on to these rows; they
are followed by name here, because flows import nothing from there.
"""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, Case, Count, F, QuerySet, Value, When
from django.db.models.fields.json import KT

from flows.models import Flow, FlowVersion
from flows.problems import no_such_flow, no_such_version
from flows.unpublished import with_unpublished_changes


def list_flows(**only: Any) -> list[Flow]:
    """The flows with their `live_calls`, each with its numbers, live version and people at hand."""
    rows = (
        with_unpublished_changes(Flow.objects.filter(**only))
        .defer("draft", "live_version__document", "live_version__program")
        .select_related("saved_by", "live_version__published_by")
        .prefetch_related("numbers")
    )
    # From the few live calls to their flows: the other way round every call would be visited.
    on_the_line = dict(
        FlowVersion.objects.filter(calls__live__isnull=False)
        .values_list("flow")
        .annotate(Count("calls"))
        .order_by()
    )
    flows = list(rows)
    for flow in flows:
        flow.live_calls = on_the_line.get(flow.pk, 0)  # type: ignore[attr-defined]
    return flows


def show_flow(flow_id: int) -> Flow:
    for flow in list_flows(pk=flow_id):
        return flow
    raise no_such_flow()


def list_versions(flow_id: int) -> QuerySet[FlowVersion]:
    """The versions of a flow, newest first, without what was drawn."""
    if not Flow.objects.filter(pk=flow_id).exists():
        raise no_such_flow()
    return _versions(flow_id).defer("document", "program")


def show_version(flow_id: int, number: int) -> FlowVersion:
    version = _versions(flow_id).defer("program").filter(number=number).first()
    if version is None:
        raise no_such_version()
    return version


def _versions(flow_id: int) -> QuerySet[FlowVersion]:
    return (
        FlowVersion.objects.filter(flow_id=flow_id)
        .select_related("published_by")
        .annotate(
            live=Case(
                When(flow__live_version=F("pk"), then=Value(True)),
                default=Value(False),
                output_field=BooleanField(),
            ),
            parts=KT("program__parts"),
            calls_made=Count("calls"),
            live_calls=Count("calls__live"),
        )
        # Said again: counting makes Django forget the model's own order.
        .order_by("-number")
    )
