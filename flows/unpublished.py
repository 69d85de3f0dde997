"""Which flows would be another version if they were published now."""

from __future__ import annotations

from django.db.models import BooleanField, Case, F, JSONField, Q, QuerySet, Subquery, Value, When

from flows.models import Flow, Prompt


class _AudioByKey(Subquery):
    """Each prompt's audio of now, in the form that a program freezes it in; asked once a query."""

    template = "(SELECT coalesce(jsonb_object_agg(key, sha256), '{}') FROM (%(subquery)s) prompts)"
    output_field = JSONField()


def with_unpublished_changes(flows: QuerySet[Flow]) -> QuerySet[Flow]:
    """The flows with `has_unpublished_changes`: drawn anew, or a message of theirs sounds anew.

    Part of the query that lists them, so that a longer list asks no more often.
    """
    audio = _AudioByKey(Prompt.objects.order_by().values("key", "sha256"))
    as_published = Q(draft_revision=F("live_revision")) & Q(
        live_version__program__prompts__contained_by=audio
    )
    return flows.annotate(
        has_unpublished_changes=Case(
            When(as_published, then=Value(False)), default=Value(True), output_field=BooleanField()
        )
    )
