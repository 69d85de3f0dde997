"""REST of maintenance: begun, looked at, ended."""

from __future__ import annotations

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flows.rest.operation import Answer, Sentence, StudioView, UtcField
from webhooks.carrier.maintenance import (
    begin_maintenance,
    end_maintenance,
    look_at_maintenance,
)


class MaintenanceAnswer(Answer):
    began_at = UtcField()
    began_by = serializers.CharField(
        source="began_by.username", default="", help_text="Empty: a command, or somebody gone."
    )


class BegunAnswer(Answer):
    began_at = UtcField(source="maintenance.began_at")
    began_by = serializers.CharField(source="maintenance.began_by.username", default="")
    lost = serializers.ListField(child=serializers.CharField())


class StandingAnswer(Answer):
    maintenance = MaintenanceAnswer(allow_null=True)
    lost = serializers.ListField(
        child=serializers.CharField(), help_text="What callers miss meanwhile."
    )
    size = serializers.IntegerField(help_text="Of the document, in bytes.")
    levels = serializers.IntegerField(help_text="How deep its actions are nested.")


class NumberMaintenance(StudioView):
    rights = dict.fromkeys(("GET", "POST", "DELETE"), "webhooks.change_number")

    @extend_schema(
        operation_id="number_maintenance",
        responses={200: StandingAnswer, 404: Sentence, 409: Sentence},
    )
    def get(self, request: Request, number_id: int) -> Response:
        return Response(StandingAnswer(look_at_maintenance(number_id)).data)

    @extend_schema(
        operation_id="number_maintenance_begin",
        request=None,
        responses={201: BegunAnswer, 404: Sentence, 409: Sentence},
    )
    def post(self, request: Request, number_id: int) -> Response:
        begun = begin_maintenance(number_id, by=self.person, now=timezone.now())
        return Response(BegunAnswer(begun).data, status=201)

    @extend_schema(
        operation_id="number_maintenance_end",
        responses={204: None, 404: Sentence, 409: Sentence},
    )
    def delete(self, request: Request, number_id: int) -> Response:
        end_maintenance(number_id, by=self.person, now=timezone.now())
        return Response(status=204)
