"""The shapes of flows, drafts and versions on the wire (docs/contracts.md)."""

from __future__ import annotations

import json
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from flows.engine.parts import WITHIN
from flows.engine.upgrades import upgrade
from flows.following import Follower
from flows.models import Flow, FlowVersion
from flows.rest.operation import Answer, UsernameField, UtcField


@extend_schema_field({"type": "object", "additionalProperties": True})
class DrawingField(serializers.Field[Any, Any, Any, Any]):
    """A document: what it must be is said by `flows.checking`, in one place.

    It is taken as it is and given out in today's spec, the one that the canvas knows.
    """

    def to_internal_value(self, data: Any) -> Any:
        return data

    def to_representation(self, value: Any) -> Any:
        return upgrade(value)


class FlowReference(Answer):
    id = serializers.IntegerField()
    name = serializers.CharField()


class IssueAnswer(Answer):
    code = serializers.CharField()
    severity = serializers.ChoiceField(choices=["error", "warning", "hint"])
    node = serializers.CharField(allow_null=True)
    field = serializers.CharField(allow_null=True)
    port = serializers.CharField(allow_null=True)
    inside = serializers.CharField(
        help_text="The step it is about, where `node` uses a flow that holds it; else empty."
    )
    text = serializers.CharField()
    params = serializers.DictField(child=serializers.CharField())
    message = serializers.CharField()


class FlowName(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=80)


class NewFlow(FlowName):
    document = DrawingField(required=False)


class LiveVersionAnswer(serializers.ModelSerializer[FlowVersion]):
    published_at = UtcField()
    published_by = UsernameField()

    class Meta:
        model = FlowVersion
        fields = ["number", "published_at", "published_by", "note"]


class FlowAnswer(serializers.ModelSerializer[Flow]):
    saved_at = UtcField()
    saved_by = UsernameField()
    live_version = LiveVersionAnswer(allow_null=True)
    has_unpublished_changes = serializers.BooleanField()
    numbers = serializers.SlugRelatedField(slug_field="number", many=True, read_only=True)  # type: ignore[var-annotated]
    live_calls = serializers.IntegerField()

    class Meta:
        model = Flow
        fields = [
            "id",
            "name",
            "key",
            "draft_revision",
            "saved_at",
            "saved_by",
            "live_version",
            "has_unpublished_changes",
            "errors",
            "warnings",
            "numbers",
            "live_calls",
        ]


class DraftSave(serializers.Serializer[Any]):
    base_revision = serializers.IntegerField(min_value=0)
    document = DrawingField()
    client = serializers.CharField(max_length=64, required=False, allow_null=True, default=None)


class SavedAnswer(Answer):
    revision = serializers.IntegerField()
    issues = IssueAnswer(many=True)
    saved_at = UtcField()
    saved_by = serializers.CharField(allow_null=True)


class DraftAnswer(SavedAnswer):
    document = DrawingField()


class StaleAnswer(DraftAnswer):
    detail = serializers.CharField()


class PublishOrder(serializers.Serializer[Any]):
    revision = serializers.IntegerField(min_value=0)
    note = serializers.CharField(max_length=2000, allow_blank=True, default="")


class RestoreOrder(serializers.Serializer[Any]):
    base_revision = serializers.IntegerField(min_value=0)
    client = serializers.CharField(max_length=64, required=False, allow_null=True, default=None)


class RefusedAnswer(Answer):
    detail = serializers.CharField()
    issues = IssueAnswer(many=True)
    tests = serializers.ListField(
        child=serializers.CharField(),
        required=False,
        help_text="For the saved tests that fail: each one's name and what went wrong.",
    )


class StaleRevisionAnswer(Answer):
    detail = serializers.CharField()
    revision = serializers.IntegerField()


class HeldPart(Answer):
    node = serializers.CharField(help_text="The step that uses it.")
    flow = serializers.CharField(help_text="Its key.")
    version = serializers.IntegerField()


class VersionAnswer(LiveVersionAnswer):
    live = serializers.BooleanField()
    calls = serializers.IntegerField(
        source="calls_made", help_text="How many calls ran on it, live ones included."
    )
    live_calls = serializers.IntegerField(help_text="How many of them are going on.")
    parts = serializers.SerializerMethodField(help_text="The flows it uses, as they were then.")

    class Meta:
        model = FlowVersion
        fields = [
            *("number", "published_at", "published_by", "note"),
            *("digest", "live", "calls", "live_calls", "parts"),
        ]

    @extend_schema_field(HeldPart(many=True))
    def get_parts(self, version: Any) -> list[dict[str, Any]]:
        held = json.loads(version.parts or "{}")
        return [{"node": node, **part} for node, part in held.items() if WITHIN not in node]


class VersionWithDrawing(VersionAnswer):
    document = DrawingField()

    class Meta:
        model = FlowVersion
        fields = [*VersionAnswer.Meta.fields, "document"]


class WhichVersion(serializers.Serializer[Any]):
    version = serializers.IntegerField(min_value=1, required=False, default=None)


class WayAnswer(Answer):
    id = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # a field of that name


class PartAnswer(Answer):
    flow = FlowReference()
    key = serializers.CharField(source="flow.key")
    version = serializers.IntegerField(
        allow_null=True, help_text="Null: it is not published, and told by its draft."
    )
    ways = WayAnswer(many=True)
    inputs = serializers.ListField(child=serializers.CharField())


class FollowerAnswer(Answer):
    flow = FlowReference()
    version = serializers.SerializerMethodField(
        help_text="The version it gets, or null: it stays as it is."
    )
    issues = IssueAnswer(many=True, source="errors")

    def get_version(self, follower: Follower) -> int | None:
        return follower.number if follower.program else None


class PublishedAnswer(VersionAnswer):
    followers = FollowerAnswer(many=True)
    failing = serializers.ListField(
        child=serializers.CharField(), help_text="The names of saved tests that this one fails."
    )

    class Meta:
        model = FlowVersion
        fields = [*VersionAnswer.Meta.fields, "followers", "failing"]
