"""REST of the ready-made flows: what they ask, and one made from the answers."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flows.rest import listing
from flows.rest.operation import Answer, Sentence, StudioView, read_body
from flows.rest.serializers import FlowAnswer
from flows.templates.all import TEMPLATES
from flows.templates.making import make_from_template


class QuestionAnswer(Answer):
    name = serializers.CharField()
    kind = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    help = serializers.CharField()
    required = serializers.BooleanField()  # type: ignore[assignment]
    most = serializers.IntegerField(help_text="So many rows are taken.")
    row = serializers.CharField(help_text="What a row's name is called.")


class TemplateAnswer(Answer):
    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    text = serializers.CharField()
    icon = serializers.CharField()
    questions = QuestionAnswer(many=True)


class TemplateOrder(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=80)
    answers = serializers.DictField()


class Templates(StudioView):
    rights = {"GET": "flows.view_flow"}

    @extend_schema(operation_id="templates_list", responses=TemplateAnswer(many=True))
    def get(self, request: Request) -> Response:
        return Response(TemplateAnswer(list(TEMPLATES.values()), many=True).data)


class FromTemplate(StudioView):
    rights = {"POST": "flows.add_flow"}

    @extend_schema(request=TemplateOrder, responses={201: FlowAnswer, 400: Sentence, 404: Sentence})
    def post(self, request: Request, key: str) -> Response:
        asked = read_body(TemplateOrder, request)
        flow = make_from_template(key, **asked, user=self.person, now=timezone.now())
        return Response(FlowAnswer(listing.show_flow(flow.pk)).data, status=201)
