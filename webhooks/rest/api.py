"""REST of numbers, calls and recordings."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.http import HttpResponseBase
from django.utils import timezone
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from flows.audio.ranges import answer_audio
from flows.rest.operation import WAV, Sentence, StudioView, read_body
from flows.rest.search import UseAnswer
from flows.searching import uses_of_number
from webhooks import numbers
from webhooks.carrier.rows import lasting
from webhooks.models import Call, Number
from webhooks.rest import listing
from webhooks.rest.filters import CallFilter
from webhooks.rest.paging import NewestFirst
from webhooks.rest.serializers import (
    CallAnswer,
    CallDetail,
    CallTestAnswer,
    NumberAnswer,
    NumberChange,
)
from webhooks.review.as_test import as_test


class NumberView(StudioView):
    def shown(self, rows: Any, *, many: bool = False) -> Any:
        operates = self.person.has_perm("webhooks.change_number")
        return NumberAnswer(rows, many=many, context={"operates": operates}).data


class Numbers(NumberView):
    rights = {"GET": "webhooks.view_number", "POST": "webhooks.add_number"}

    @extend_schema(operation_id="numbers_list", responses=NumberAnswer(many=True))
    def get(self, request: Request) -> Response:
        rows = Number.objects.select_related("flow", "rental").defer("flow__draft")
        rows = rows.prefetch_related(Prefetch("maintenances", lasting()))
        return Response(self.shown(rows, many=True))

    @extend_schema(request=NumberChange, responses={201: NumberAnswer, 400: Sentence})
    def post(self, request: Request) -> Response:
        row = numbers.add_number(**read_body(NumberChange, request))
        return Response(self.shown(row), status=201)


class OneNumber(NumberView):
    rights = {"PATCH": "webhooks.change_number"}

    @extend_schema(
        request=NumberChange,
        responses={200: NumberAnswer, 400: Sentence, 404: Sentence, 409: Sentence},
    )
    def patch(self, request: Request, number_id: int) -> Response:
        changes: Any = read_body(NumberChange, request, partial=True)
        return Response(self.shown(numbers.change_number(number_id, **changes)))


class SetStart(NumberView):
    rights = {"POST": "webhooks.change_number"}

    @extend_schema(request=None, responses={202: NumberAnswer, 404: Sentence, 409: Sentence})
    def post(self, request: Request, number_id: int) -> Response:
        return Response(self.shown(numbers.set_start(number_id)), status=202)


class NumberUses(StudioView):
    rights = {"GET": "webhooks.view_number"}

    @extend_schema(responses={200: UseAnswer(many=True), 404: Sentence})
    def get(self, request: Request, number_id: int) -> Response:
        row = numbers.find_number(number_id)
        return Response(UseAnswer(uses_of_number(row.number), many=True).data)


class Calls(StudioView, ListAPIView[Call]):
    rights = {"GET": "webhooks.view_call"}
    queryset = listing.list_calls()
    serializer_class = CallAnswer
    pagination_class = NewestFirst
    filter_backends = (DjangoFilterBackend,)
    filterset_class = CallFilter


class OneCall(StudioView):
    rights = {"GET": "webhooks.view_call"}

    @extend_schema(responses={200: CallDetail, 404: Sentence})
    def get(self, request: Request, callid: str) -> Response:
        may_play = self.person.has_perm("webhooks.play_recording")
        shown = CallDetail(listing.show_call(callid), context={"may_play": may_play})
        return Response(shown.data)


class CallAsTest(StudioView):
    rights = {"GET": "webhooks.view_call"}

    @extend_schema(
        responses={200: CallTestAnswer, 404: Sentence, 409: Sentence},
        description="A saved test, not saved yet, of what this call did and what came of it.",
    )
    def get(self, request: Request, callid: str) -> Response:
        call = listing.call_as_told(callid)
        proposal = as_test(call, now=timezone.now())
        return Response(CallTestAnswer({"call": call, "proposal": proposal}).data)


class RecordingSound(StudioView):
    rights = {"GET": "webhooks.play_recording"}

    @extend_schema(responses={(200, "audio/wav"): WAV, (206, "audio/wav"): WAV, 404: Sentence})
    def get(self, request: Request, recording_id: int) -> HttpResponseBase:
        recording = listing.find_stored(recording_id)
        return answer_audio(
            request._request,
            name=recording.file,
            size=recording.size or 0,
            sha256=recording.sha256,
        )
