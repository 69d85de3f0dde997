"""REST of searching all flows, and of where a message or a flow is used."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flows import searching
from flows.engine.finding import message_of
from flows.phrases import phrase
from flows.rest.operation import Answer, Sentence, StudioView
from flows.rest.serializers import FlowReference
from flows.searching import Hit, Use


class Question(serializers.Serializer[Any]):
    q = serializers.CharField(max_length=100)


class PlaceAnswer(Answer):
    flow = FlowReference()
    node = serializers.CharField(source="place.node.id", default=None, allow_null=True)
    step = serializers.SerializerMethodField()
    type = serializers.CharField(source="place.node.type", default=None, allow_null=True)
    field = serializers.CharField(source="place.field", default=None, allow_null=True)
    field_label = serializers.SerializerMethodField(help_text="In the reader's language.")

    message = serializers.SerializerMethodField(
        help_text="The message that is named there, by its key; else null."
    )

    def get_message(self, found: Hit | Use) -> str | None:
        return message_of(found.place) if found.place else None

    def get_step(self, found: Hit | Use) -> str:
        return found.place.node.name if found.place else ""

    def get_field_label(self, found: Hit | Use) -> str:
        return phrase(found.place.label) if found.place else ""


class HitAnswer(PlaceAnswer):
    excerpt = serializers.CharField()


class FindingsAnswer(Answer):
    results = HitAnswer(many=True, source="hits")
    more = serializers.BooleanField(help_text="There was more than is shown.")


class UseAnswer(PlaceAnswer):
    draft = serializers.BooleanField(help_text="In the drawing as it is now.")
    live = serializers.BooleanField(help_text="In what callers get.")


class Search(StudioView):
    rights = {"GET": "flows.view_flow"}

    @extend_schema(parameters=[Question], responses={200: FindingsAnswer, 400: Sentence})
    def get(self, request: Request) -> Response:
        asked = Question(data=request.query_params)
        asked.is_valid(raise_exception=True)
        found = searching.search_flows(
            asked.validated_data["q"], in_prompts=self.person.has_perm("flows.view_prompt")
        )
        return Response(FindingsAnswer(found).data)


class PromptUses(StudioView):
    rights = {"GET": "flows.view_flow"}

    @extend_schema(responses={200: UseAnswer(many=True), 404: Sentence})
    def get(self, request: Request, key: str) -> Response:
        return Response(UseAnswer(searching.uses_of_prompt(key), many=True).data)


class FlowUses(StudioView):
    rights = {"GET": "flows.view_flow"}

    @extend_schema(
        operation_id="flow_uses_list", responses={200: UseAnswer(many=True), 404: Sentence}
    )
    def get(self, request: Request, flow_id: int) -> Response:
        return Response(UseAnswer(searching.uses_of_flow(flow_id), many=True).data)
