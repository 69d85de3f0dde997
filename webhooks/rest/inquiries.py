"""REST of trying out a step that asks another system: now, with made-up variables."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flows.engine import configuration
from flows.engine.clock import clock
from flows.engine.errands import Inquiry
from flows.engine.node import Act, CallView, node_types
from flows.phrases import phrase
from flows.problems import Problem
from flows.rest.operation import Answer, Sentence, StudioView, read_body
from webhooks.errands.inquiring import ask

_MOST_SHOWN = 4000


class Trial(serializers.Serializer[Any]):
    config = serializers.DictField()
    variables = serializers.DictField(
        child=serializers.CharField(max_length=1000, allow_blank=True), default=dict
    )


class TriedAnswer(Answer):
    outcome = serializers.ChoiceField(choices=["success", "not_found", "problem"])
    status = serializers.IntegerField(help_text="0: nothing was answered.")
    milliseconds = serializers.IntegerField()
    trouble = serializers.CharField(help_text="In the reader's language; empty without any.")
    kept = serializers.DictField(child=serializers.CharField())
    body = serializers.CharField(help_text="The beginning of the answer.")
    cut = serializers.BooleanField()


class TryInquiry(StudioView):
    rights = {"POST": "flows.change_flow"}

    @extend_schema(request=Trial, responses={200: TriedAnswer, 400: Sentence})
    def post(self, request: Request) -> Response:
        asked = read_body(Trial, request)
        inquiry = _inquiry(**asked)
        began = time.monotonic()
        told = ask(inquiry)
        text = told.body.decode(errors="replace")
        answer = {
            "outcome": told.outcome,
            "status": told.status,
            "milliseconds": round((time.monotonic() - began) * 1000),
            "trouble": _(told.trouble) if told.trouble else "",
            "kept": told.kept,
            "body": text[:_MOST_SHOWN],
            "cut": len(text) > _MOST_SHOWN,
        }
        return Response(TriedAnswer(answer).data)


def _inquiry(config: dict[str, Any], variables: dict[str, str]) -> Inquiry:
    """What the step would send in a call; a Problem where it could not be published."""
    kind = node_types()["ask_system"]
    for issue in configuration.problems(kind, config, node=""):
        raise Problem(phrase(issue.text).format(**issue.params))
    now = timezone.now()
    known = {**clock(now, settings.TIME_ZONE, settings.EMAIL_LANGUAGE), **variables}
    answer = kind.enter(configuration.validate(kind, config), CallView(known, now))
    sends = answer.sends if isinstance(answer, Act) else ()
    return next(errand for errand in sends if isinstance(errand, Inquiry))
