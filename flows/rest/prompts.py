"""REST of the messages callers hear."""

from __future__ import annotations

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from flows import prompts, publishing, searching
from flows.audio.ranges import answer_audio
from flows.engine.voices import pick
from flows.models import Take
from flows.problems import Missing
from flows.rest.operation import WAV, Sentence, StrictJSONParser, StudioView, read_body
from flows.rest.prompt_shapes import (
    InLanguage,
    NewDraft,
    NewPrompt,
    NewTake,
    PromptAnswer,
    PromptWords,
    ScriptAnswer,
    TakeAnswer,
    Text,
    VoicesAnswer,
)
from flows.voices import takes
from flows.voices.bringing import bring_prompt
from flows.voices.engines import spoken_languages

# The audio's own limit is checked by flows.voices.takes; this leaves room for the form around it.
_LARGEST_FORM = settings.PROMPT_MAX_BYTES + 64 * 1024


class Prompts(StudioView):
    rights = {"GET": "flows.view_prompt", "POST": "flows.add_prompt"}
    parser_classes = (MultiPartParser, StrictJSONParser)
    largest_body = _LARGEST_FORM

    @extend_schema(operation_id="prompts_list", responses=PromptAnswer(many=True))
    def get(self, request: Request) -> Response:
        return Response(PromptAnswer(prompts.told_prompts(), many=True).data)

    @extend_schema(request=NewPrompt, responses={201: PromptAnswer, 400: Sentence, 413: Sentence})
    def post(self, request: Request) -> Response:
        prompt = bring_prompt(**read_body(NewPrompt, request), user=self.person, now=timezone.now())
        return Response(PromptAnswer(prompts.told_prompt(prompt.key)).data, status=201)


class OnePrompt(StudioView):
    rights = {
        "GET": "flows.view_prompt",
        "PATCH": "flows.change_prompt",
        "DELETE": "flows.delete_prompt",
    }

    @extend_schema(responses={200: PromptAnswer, 404: Sentence})
    def get(self, request: Request, key: str) -> Response:
        return Response(PromptAnswer(prompts.told_prompt(key)).data)

    @extend_schema(request=PromptWords, responses={200: PromptAnswer, 400: Sentence, 404: Sentence})
    def patch(self, request: Request, key: str) -> Response:
        prompts.change_prompt(key, **read_body(PromptWords, request, partial=True))
        return Response(PromptAnswer(prompts.told_prompt(key)).data)

    @extend_schema(responses={204: None, 404: Sentence, 409: Sentence})
    def delete(self, request: Request, key: str) -> Response:
        searching.delete_prompt(key)
        return Response(status=204)


class OneScript(StudioView):
    rights = {"PUT": "flows.change_prompt", "DELETE": "flows.change_prompt"}

    @extend_schema(request=Text, responses={200: ScriptAnswer, 400: Sentence, 404: Sentence})
    def put(self, request: Request, key: str, language: str) -> Response:
        script = prompts.write_script(key, language, **read_body(Text, request))
        return Response(ScriptAnswer(script).data)

    @extend_schema(responses={204: None, 404: Sentence, 409: Sentence})
    def delete(self, request: Request, key: str, language: str) -> Response:
        prompts.drop_language(key, language)
        return Response(status=204)


class PromptSound(StudioView):
    rights = {"GET": "flows.view_prompt"}

    @extend_schema(
        parameters=[InLanguage],
        responses={(200, "audio/wav"): WAV, (206, "audio/wav"): WAV, 404: Sentence},
    )
    def get(self, request: Request, key: str) -> HttpResponseBase:
        asked = InLanguage(data=request.query_params)
        asked.is_valid(raise_exception=True)
        prompt = prompts.find_prompt(key)
        return _audio(request, pick(prompt.sound, asked.validated_data["language"]))


class VersionSound(StudioView):
    """A message as callers of a version hear it, whatever has become of it since."""

    rights = {"GET": "flows.view_flowversion"}

    @extend_schema(
        parameters=[InLanguage],
        responses={(200, "audio/wav"): WAV, (206, "audio/wav"): WAV, 404: Sentence},
    )
    def get(self, request: Request, flow_id: int, number: int, key: str) -> HttpResponseBase:
        asked = InLanguage(data=request.query_params)
        asked.is_valid(raise_exception=True)
        sound = publishing.find_version(flow_id, number).program["prompts"].get(key, "")
        return _audio(request, pick(sound, asked.validated_data["language"]))


class Takes(StudioView):
    rights = {"GET": "flows.view_prompt", "POST": "flows.change_prompt"}
    parser_classes = (MultiPartParser,)
    largest_body = _LARGEST_FORM

    @extend_schema(operation_id="takes_list", responses=TakeAnswer(many=True))
    def get(self, request: Request, key: str) -> Response:
        prompts.find_prompt(key)
        return Response(TakeAnswer(takes.takes_of(key), many=True).data)

    @extend_schema(request=NewTake, responses={202: TakeAnswer, 400: Sentence, 413: Sentence})
    def post(self, request: Request, key: str) -> Response:
        take = takes.take_from_file(
            key, **read_body(NewTake, request), user=self.person, now=timezone.now()
        )
        return Response(TakeAnswer(take).data, status=202)


class Draft(StudioView):
    rights = {"POST": "flows.change_prompt"}

    @extend_schema(request=NewDraft, responses={202: TakeAnswer, 400: Sentence, 404: Sentence})
    def post(self, request: Request, key: str) -> Response:
        take = takes.take_from_text(
            key, **read_body(NewDraft, request), user=self.person, now=timezone.now()
        )
        return Response(TakeAnswer(take).data, status=202)


class OneTake(StudioView):
    rights = {"GET": "flows.view_prompt", "DELETE": "flows.change_prompt"}

    @extend_schema(responses={200: TakeAnswer, 404: Sentence})
    def get(self, request: Request, take_id: int) -> Response:
        return Response(TakeAnswer(takes.find_take(take_id)).data)

    @extend_schema(responses={204: None, 404: Sentence, 409: Sentence})
    def delete(self, request: Request, take_id: int) -> Response:
        takes.drop_take(take_id)
        return Response(status=204)


class UseTake(StudioView):
    rights = {"POST": "flows.change_prompt"}

    @extend_schema(request=None, responses={200: TakeAnswer, 404: Sentence, 409: Sentence})
    def post(self, request: Request, take_id: int) -> Response:
        return Response(TakeAnswer(takes.use_take(take_id)).data)


class TakeSound(StudioView):
    rights = {"GET": "flows.view_prompt"}

    @extend_schema(responses={(200, "audio/wav"): WAV, (206, "audio/wav"): WAV, 404: Sentence})
    def get(self, request: Request, take_id: int) -> HttpResponseBase:
        take: Take = takes.find_take(take_id)
        return _audio(request, take.sha256)


class Voices(StudioView):
    rights = {"GET": "flows.view_prompt"}

    @extend_schema(responses=VoicesAnswer(many=True))
    def get(self, request: Request) -> Response:
        found = [
            {"engine": engine, "languages": languages}
            for engine, languages in spoken_languages().items()
        ]
        return Response(VoicesAnswer(found, many=True).data)


def _audio(request: Request, sha256: str) -> HttpResponseBase:
    if not sha256:
        raise Missing(_("There is nothing to hear yet."))
    name = prompts.stored_name(sha256)
    return answer_audio(request._request, name=name, size=default_storage.size(name), sha256=sha256)
