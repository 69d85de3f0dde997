"""REST of the messages callers hear."""

from __future__ import annotations

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from flows import prompts, searching
from flows.audio.ranges import answer_audio
from flows.models import Prompt
from flows.rest.operation import WAV, Sentence, StudioView, read_body
from flows.rest.serializers import NewPrompt, PromptAnswer, PromptAudio, PromptWords

# The audio's own limit is checked by flows.prompts; this leaves room for the form around it.
_LARGEST_FORM = settings.PROMPT_MAX_BYTES + 64 * 1024


class Prompts(StudioView):
    rights = {"GET": "flows.view_prompt", "POST": "flows.add_prompt"}
    parser_classes = (MultiPartParser,)
    largest_body = _LARGEST_FORM

    @extend_schema(operation_id="prompts_list", responses=PromptAnswer(many=True))
    def get(self, request: Request) -> Response:
        return Response(PromptAnswer(Prompt.objects.all(), many=True).data)

    @extend_schema(request=NewPrompt, responses={201: PromptAnswer, 400: Sentence, 413: Sentence})
    def post(self, request: Request) -> Response:
        prompt = prompts.add_prompt(**read_body(NewPrompt, request))
        return Response(PromptAnswer(prompt).data, status=201)


class OnePrompt(StudioView):
    rights = {"PATCH": "flows.change_prompt", "DELETE": "flows.delete_prompt"}

    @extend_schema(request=PromptWords, responses={200: PromptAnswer, 400: Sentence, 404: Sentence})
    def patch(self, request: Request, key: str) -> Response:
        prompt = prompts.change_prompt(key, **read_body(PromptWords, request, partial=True))
        return Response(PromptAnswer(prompt).data)

    @extend_schema(responses={204: None, 404: Sentence, 409: Sentence})
    def delete(self, request: Request, key: str) -> Response:
        searching.delete_prompt(key)
        return Response(status=204)


class PromptSound(StudioView):
    rights = {"GET": "flows.view_prompt", "PUT": "flows.change_prompt"}
    parser_classes = (MultiPartParser,)
    largest_body = _LARGEST_FORM

    @extend_schema(responses={(200, "audio/wav"): WAV, (206, "audio/wav"): WAV, 404: Sentence})
    def get(self, request: Request, key: str) -> HttpResponseBase:
        prompt = prompts.find_prompt(key)
        name = prompts.stored_name(prompt.sha256)
        return answer_audio(
            request._request, name=name, size=default_storage.size(name), sha256=prompt.sha256
        )

    @extend_schema(request=PromptAudio, responses={200: PromptAnswer, 400: Sentence, 413: Sentence})
    def put(self, request: Request, key: str) -> Response:
        prompt = prompts.replace_audio(key, **read_body(PromptAudio, request))
        return Response(PromptAnswer(prompt).data)
