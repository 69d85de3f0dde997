"""REST of what is between us and the carrier: its list of numbers, start addresses, alarms."""

from __future__ import annotations

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flows.problems import Problem
from flows.rest.operation import Answer, Sentence, StudioView, UtcField
from webhooks.carrier.alarms import open_alarms
from webhooks.carrier.rentals import sync_numbers
from webhooks.elks.client import CarrierTrouble
from webhooks.models import Alarm, Rental, StartState
from webhooks.review.wording import failure


class CarrierSaysNo(Problem):
    """The carrier, or the way to it, is what has to be mended."""

    status = 424


class RentalAnswer(Answer):
    """A number as the carrier holds it."""

    state = serializers.ChoiceField(choices=StartState.choices)
    trouble = serializers.SerializerMethodField(help_text="Why it could not be set; or empty.")
    holds = serializers.CharField(help_text="What it holds that is not ours, without secrets.")
    checked_at = UtcField()
    gone_at = UtcField(allow_null=True)

    def get_trouble(self, rental: Rental) -> str:
        return failure(rental.trouble)


class SyncAnswer(Answer):
    known = serializers.IntegerField()
    added = serializers.ListField(child=serializers.CharField())
    gone = serializers.ListField(child=serializers.CharField())


class AlarmAnswer(Answer):
    id = serializers.IntegerField()
    recording = serializers.IntegerField(source="recording_id")
    callid = serializers.CharField(source="recording.call.callid")
    state = serializers.CharField(source="recording.state")
    trouble = serializers.SerializerMethodField(help_text="Why it could not be fetched; or empty.")
    deadline = UtcField(help_text="When the carrier deletes it.")
    opened_at = UtcField()

    def get_trouble(self, alarm: Alarm) -> str:
        return failure(alarm.recording.error)


class Sync(StudioView):
    rights = {"POST": "webhooks.add_number"}

    @extend_schema(
        operation_id="numbers_sync", request=None, responses={200: SyncAnswer, 424: Sentence}
    )
    def post(self, request: Request) -> Response:
        try:
            synced = sync_numbers(now=timezone.now())
        except CarrierTrouble as trouble:
            raise CarrierSaysNo(failure(trouble.sentence)) from None
        return Response(SyncAnswer(synced).data)


class Alarms(StudioView):
    rights = {"GET": "webhooks.view_recording"}

    @extend_schema(operation_id="alarms_list", responses=AlarmAnswer(many=True))
    def get(self, request: Request) -> Response:
        return Response(AlarmAnswer(open_alarms(), many=True).data)
