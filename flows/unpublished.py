"""Which flows would be another version if they were published now."""

from __future__ import annotations

from django.db.models import BooleanField, Case, F, JSONField, Q, QuerySet, Subquery, Value, When

from flows.models import Flow, Prompt


class _AudioByKey(Subquery):
    """Each prompt's audio of now, in the form that a program freezes it in; asked once a query."""

    template = "(SELECT coalesce(jsonb_object_agg(key, sound), '{}') FROM (%(subquery)s) prompts)"
    output_field = JSONField()


class _Latest(Subquery):
    """Each flow's live version, in the form that a program remembers what it follows."""

    template = "(SELECT coalesce(jsonb_object_agg(key, number), '{}') FROM (%(subquery)s) latest)"
    output_field = JSONField()


def with_unpublished_changes(flows: QuerySet[Flow]) -> QuerySet[Flow]:
    """The flows with `has_unpublished_changes`: drawn anew, or a message of theirs
    sounds anew, or there is a later version of a part they follow.

    Part of the query that lists them, so that a longer list asks no more often.
    """
    audio = _AudioByKey(Prompt.objects.order_by().values("key", "sound"))
    latest = _Latest(
        Flow.objects.filter(live_version__isnull=False)
        .order_by()
        .values("key", number=F("live_version__number"))
    )
    as_published = (
        Q(draft_revision=F("live_revision"))
        & Q(live_version__program__prompts__contained_by=audio)
        & (
            Q(live_version__program__follows__isnull=True)
            | Q(live_version__program__follows__contained_by=latest)
        )
    )
    return flows.annotate(
        has_unpublished_changes=Case(
            When(as_published, then=Value(False)), default=Value(True), output_field=BooleanField()
        )
    )
