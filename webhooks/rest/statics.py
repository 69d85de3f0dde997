"""REST of flows that come from a 46elks document, or are given as one."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flows.drafts import create_flow
from flows.problems import Problem
from flows.rest import listing
from flows.rest.operation import Answer, Sentence, StudioView, read_body
from flows.rest.serializers import FlowAnswer
from webhooks.statics import export_flow, read_flow


class ForeignFlow(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=80)
    text = serializers.CharField(max_length=2_000_000, allow_blank=True, trim_whitespace=False)


class BroughtAnswer(Answer):
    flow = FlowAnswer()
    remarks = serializers.ListField(child=serializers.CharField())


class GivenAnswer(Answer):
    text = serializers.CharField()
    lost = serializers.ListField(child=serializers.CharField())


class ImportFlow(StudioView):
    rights = {"POST": "flows.add_flow"}

    @extend_schema(request=ForeignFlow, responses={201: BroughtAnswer, 400: Sentence})
    def post(self, request: Request) -> Response:
        asked = read_body(ForeignFlow, request)
        brought = read_flow(asked["text"].encode())
        flow = create_flow(
            asked["name"], document=brought.drawing, user=self.person, now=timezone.now()
        )
        answer = {"flow": listing.show_flow(flow.pk), "remarks": brought.remarks}
        return Response(BroughtAnswer(answer).data, status=201)


class ExportFlow(StudioView):
    rights = {"GET": "flows.view_flowversion"}

    @extend_schema(
        parameters=[OpenApiParameter("form", enum=["46elks"])],
        responses={200: GivenAnswer, 404: Sentence, 409: Sentence},
    )
    def get(self, request: Request, flow_id: int) -> Response:
        if request.query_params.get("form", "46elks") != "46elks":
            raise Problem(_("Ask for the form 46elks: it is the only one there is."))
        operates = self.person.has_perm("webhooks.change_number")
        return Response(GivenAnswer(export_flow(flow_id, with_addresses=operates)).data)
