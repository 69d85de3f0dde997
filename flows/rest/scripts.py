"""REST of a flow's script sheet."""

from __future__ import annotations

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flows.rest.operation import Answer, Sentence, StudioView
from flows.rest.prompt_shapes import TakeAnswer
from flows.scripts import as_csv, script_sheet


class ScriptLineAnswer(Answer):
    number = serializers.IntegerField(help_text="In the order of hearing.")
    key = serializers.CharField(source="prompt.key")
    name = serializers.CharField(source="prompt.name")
    language = serializers.CharField()
    text = serializers.CharField()
    take = TakeAnswer(allow_null=True)
    stale = serializers.BooleanField()
    steps = serializers.ListField(child=serializers.CharField())


class ScriptSheet(StudioView):
    rights = {"GET": "flows.view_flow"}

    @extend_schema(
        operation_id="script_list", responses={200: ScriptLineAnswer(many=True), 404: Sentence}
    )
    def get(self, request: Request, flow_id: int) -> Response:
        return Response(ScriptLineAnswer(script_sheet(flow_id), many=True).data)


class ScriptCsv(StudioView):
    rights = {"GET": "flows.view_flow"}

    @extend_schema(responses={(200, "text/csv"): OpenApiTypes.STR, 404: Sentence})
    def get(self, request: Request, flow_id: int) -> HttpResponse:
        sheet = HttpResponse(as_csv(script_sheet(flow_id)), "text/csv; charset=utf-8")
        sheet["Content-Disposition"] = 'attachment; filename="script.csv"'
        return sheet
