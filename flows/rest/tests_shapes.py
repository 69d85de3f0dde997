"""The shapes of saved tests and of what became of them (docs/saved-tests.md)."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from flows.engine.testing.saved import SavedTest
from flows.models import FlowTest
from flows.rest.operation import Answer, UsernameField, UtcField
from flows.testing.running import Result


@extend_schema_field({"type": "object", "additionalProperties": True})
class DefinitionField(serializers.Field[Any, Any, Any, Any]):
    """A test as it is written down: what it must be is said by `flows.engine.testing.saved`."""

    def to_internal_value(self, data: Any) -> Any:
        return data

    def to_representation(self, value: Any) -> Any:
        return value.model_dump(mode="json") if isinstance(value, SavedTest) else value


class NewTest(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=120)
    definition = DefinitionField()


class TestSave(NewTest):
    base_revision = serializers.IntegerField(min_value=1)


class TryOrder(serializers.Serializer[Any]):
    definition = DefinitionField()


class RunOrder(serializers.Serializer[Any]):
    live = serializers.BooleanField(
        default=False, help_text="On what callers get now, instead of the draft."
    )


class WantedPlace(serializers.Serializer[Any]):
    step = serializers.CharField(max_length=400)
    port = serializers.CharField(max_length=200, allow_blank=True, default="")


class TestAnswer(serializers.ModelSerializer[FlowTest]):
    definition = DefinitionField(read_only=True)
    changed_at = UtcField()
    changed_by = UsernameField()

    class Meta:
        model = FlowTest
        fields = ["id", "name", "definition", "names", "revision", "changed_at", "changed_by"]


class WayTaken(Answer):
    node = serializers.CharField()
    port = serializers.CharField(help_text="Empty where the call ended.")


class ResultAnswer(Answer):
    test = serializers.SerializerMethodField(help_text="Null: it is not saved yet.")
    name = serializers.SerializerMethodField()
    passed = serializers.BooleanField()
    sentences = serializers.ListField(
        child=serializers.CharField(), help_text="Where it went another way, if it did."
    )
    remarks = serializers.ListField(child=serializers.CharField())
    node = serializers.CharField(help_text="The step that the first sentence is about.")
    port = serializers.CharField()
    visit = serializers.IntegerField(help_text="The how-manieth time it was at that step.")
    seconds = serializers.SerializerMethodField()
    end = serializers.CharField(source="verdict.walk.end")
    path = serializers.SerializerMethodField()

    def get_test(self, result: Result) -> int | None:
        return result.test.pk if result.test else None

    def get_name(self, result: Result) -> str:
        return result.test.name if result.test else ""

    def get_seconds(self, result: Result) -> int:
        return round(result.verdict.walk.seconds)

    @extend_schema_field(WayTaken(many=True))
    def get_path(self, result: Result) -> list[dict[str, str]]:
        return [{"node": stop.node, "port": stop.port or ""} for stop in result.verdict.walk.stops]


class UntestedWay(Answer):
    node = serializers.CharField()
    port = serializers.CharField()


class CoverageAnswer(Answer):
    steps = serializers.IntegerField()
    ways = serializers.IntegerField()
    untested_steps = serializers.ListField(child=serializers.CharField())
    untested_ways = serializers.SerializerMethodField()

    @extend_schema_field(UntestedWay(many=True))
    def get_untested_ways(self, coverage: Any) -> list[dict[str, str]]:
        return [{"node": node, "port": port} for node, port in coverage.untested_ways]


class RunAnswer(Answer):
    results = ResultAnswer(many=True)
    coverage = CoverageAnswer()
    blocks = serializers.BooleanField(
        help_text="Whether failing tests keep a flow from being published here."
    )


class ProposalAnswer(Answer):
    name = serializers.CharField()
    definition = DefinitionField()
    remarks = serializers.ListField(child=serializers.CharField())
