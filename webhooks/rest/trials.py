"""REST of calls that are tried in the studio."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flows.rest.operation import Sentence, StudioView, read_body
from flows.rest.tests_shapes import ProposalAnswer
from webhooks.trying.as_test import tried_as_test


class Kept(serializers.Serializer[Any]):
    over = serializers.BooleanField(
        default=False, help_text="The caller has hung up, though that may not be reported yet."
    )


class TrialAsTest(StudioView):
    """Each person's own calls only; to keep a test is to change the flow."""

    rights = {"POST": "flows.change_flow"}

    @extend_schema(
        request=Kept,
        responses={200: ProposalAnswer, 404: Sentence, 409: Sentence},
        description="A saved test, not saved yet, of a call that one tries or has tried.",
    )
    def post(self, request: Request, callid: str) -> Response:
        asked = read_body(Kept, request)
        by = self.person.get_username()
        proposal = tried_as_test(callid, by=by, **asked, now=timezone.now())
        return Response(ProposalAnswer(proposal).data)
