"""REST of calls of our own: asked for, listed, looked at, called off."""

from __future__ import annotations

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from flows.problems import Missing
from flows.rest.operation import Sentence, StudioView, read_body
from webhooks.models import Call, CallAttempt, OutgoingCall
from webhooks.outgoing.asking import ask_for_call, cancel_call
from webhooks.rest.outgoing_filters import OutgoingFilter
from webhooks.rest.outgoing_shapes import (
    AskedAnswer,
    OneOutgoingAnswer,
    OutgoingAnswer,
    OutgoingWish,
    read_wish,
)
from webhooks.rest.paging import NewestFirst


def list_outgoing() -> QuerySet[OutgoingCall]:
    rows = OutgoingCall.objects.select_related("flow", "version", "number", "asked_by")
    rows = rows.defer("flow__draft", "version__document", "version__program")
    return rows.prefetch_related(Prefetch("attempts", queryset=attempts_with_calls()))


def attempts_with_calls() -> QuerySet[CallAttempt]:
    """Attempts with `call_id` set, where their call is known here."""
    calls = Call.objects.filter(callid=OuterRef("callid")).exclude(callid="")
    return CallAttempt.objects.annotate(call_id=Subquery(calls.values("pk")[:1]))


class NewestWishFirst(NewestFirst):
    ordering = ("-asked_at", "-id")


class OutgoingCalls(StudioView, ListAPIView[OutgoingCall]):
    rights = {"GET": "webhooks.view_outgoingcall", "POST": "webhooks.add_outgoingcall"}
    queryset = list_outgoing()
    serializer_class = OutgoingAnswer
    pagination_class = NewestWishFirst
    filter_backends = (DjangoFilterBackend,)
    filterset_class = OutgoingFilter

    @extend_schema(
        request=OutgoingWish,
        responses={201: AskedAnswer, 400: Sentence, 404: Sentence, 409: Sentence},
    )
    def post(self, request: Request) -> Response:
        wish = read_wish(read_body(OutgoingWish, request))
        row = ask_for_call(wish, user=self.person, now=timezone.now())
        return Response(AskedAnswer(_one(row.pk)).data, status=201)


class OneOutgoingCall(StudioView):
    rights = {"GET": "webhooks.view_outgoingcall"}

    @extend_schema(responses={200: OneOutgoingAnswer, 404: Sentence})
    def get(self, request: Request, outgoing_id: int) -> Response:
        return Response(OneOutgoingAnswer(_one(outgoing_id)).data)


class CancelledCall(StudioView):
    rights = {"POST": "webhooks.change_outgoingcall"}

    @extend_schema(request=None, responses={200: OutgoingAnswer, 404: Sentence, 409: Sentence})
    def post(self, request: Request, outgoing_id: int) -> Response:
        cancel_call(outgoing_id)
        return Response(OutgoingAnswer(_one(outgoing_id)).data)


def _one(outgoing_id: int) -> OutgoingCall:
    row = list_outgoing().filter(pk=outgoing_id).first()
    if row is None:
        raise Missing(_("There is no such call."))
    return row
