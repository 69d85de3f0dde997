"""REST of voicemail: boxes, messages and their sound; each action has a right of its own."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from flows.audio.ranges import answer_audio
from flows.rest.operation import WAV, Sentence, StudioView, read_body
from flows.rest.search import UseAnswer
from flows.searching import uses_of_shared
from flows.voicemail import editing
from webhooks.errands.trying import send_test_email
from webhooks.rest.voicemail_shapes import (
    BoxAnswer,
    BoxName,
    Change,
    PageAnswer,
    Question,
    VoicemailAnswer,
)
from webhooks.voicemail import keeping
from webhooks.voicemail.keeping import BoxRow
from webhooks.voicemail.rows import VoicemailMessage


class Boxes(StudioView):
    rights = {"GET": "flows.view_voicemailbox", "POST": "flows.add_voicemailbox"}

    @extend_schema(operation_id="voicemail_boxes", responses=BoxAnswer(many=True))
    def get(self, request: Request) -> Response:
        return Response(BoxAnswer(keeping.boxes(), many=True).data)

    @extend_schema(request=BoxName, responses={201: BoxAnswer, 400: Sentence})
    def post(self, request: Request) -> Response:
        box = editing.create_box(**read_body(BoxName, request))
        return Response(BoxAnswer(BoxRow(box.key, box.name, 0, 0)).data, status=201)


class OneBox(StudioView):
    rights = {"PATCH": "flows.change_voicemailbox", "DELETE": "flows.delete_voicemailbox"}

    @extend_schema(request=BoxName, responses={200: BoxName, 400: Sentence, 404: Sentence})
    def patch(self, request: Request, key: str) -> Response:
        box = editing.rename_box(key, **read_body(BoxName, request))
        return Response({"key": box.key, "name": box.name})

    @extend_schema(responses={204: None, 404: Sentence, 409: Sentence})
    def delete(self, request: Request, key: str) -> Response:
        editing.delete_box(key)
        return Response(status=204)


class BoxUses(StudioView):
    rights = {"GET": "flows.view_voicemailbox"}

    @extend_schema(responses={200: UseAnswer(many=True), 404: Sentence})
    def get(self, request: Request, key: str) -> Response:
        return Response(UseAnswer(uses_of_shared("voicemail_box", key), many=True).data)


class MessageView(StudioView):
    def shown(self, found: Any, form: Any = VoicemailAnswer) -> Any:
        rows: list[VoicemailMessage] = found.messages if form is PageAnswer else [found]
        context = {
            "may_play": self.person.has_perm("webhooks.play_voicemailmessage"),
            "told": keeping.told_of(rows),
        }
        told = {"results": rows, "more": found.more} if form is PageAnswer else found
        return form(told, context=context).data


class Messages(MessageView):
    rights = {"GET": "webhooks.view_voicemailmessage"}

    @extend_schema(operation_id="voicemail", parameters=[Question], responses=PageAnswer)
    def get(self, request: Request) -> Response:
        asked = Question(data=request.query_params)
        asked.is_valid(raise_exception=True)
        return Response(self.shown(keeping.messages(**asked.validated_data), PageAnswer))


class OneMessage(MessageView):
    rights = {
        "GET": "webhooks.view_voicemailmessage",
        "PATCH": "webhooks.change_voicemailmessage",
        "DELETE": "webhooks.delete_voicemailmessage",
    }

    @extend_schema(responses={200: VoicemailAnswer, 404: Sentence})
    def get(self, request: Request, message_id: int) -> Response:
        return Response(self.shown(keeping.find_message(message_id)))

    @extend_schema(request=Change, responses={200: VoicemailAnswer, 400: Sentence, 404: Sentence})
    def patch(self, request: Request, message_id: int) -> Response:
        changes, now = read_body(Change, request), timezone.now()
        changed = keeping.change_message(message_id, user=self.person, now=now, **changes)
        return Response(self.shown(changed))

    @extend_schema(responses={204: None, 404: Sentence})
    def delete(self, request: Request, message_id: int) -> Response:
        keeping.delete_message(message_id)
        return Response(status=204)


class TellAgain(MessageView):
    rights = {"POST": "webhooks.change_voicemailmessage"}

    @extend_schema(request=None, responses={202: VoicemailAnswer, 404: Sentence})
    def post(self, request: Request, message_id: int) -> Response:
        return Response(self.shown(keeping.tell_again(message_id)), status=202)


class MessageSound(StudioView):
    rights = {"GET": "webhooks.play_voicemailmessage"}

    @extend_schema(responses={(200, "audio/wav"): WAV, (206, "audio/wav"): WAV, 404: Sentence})
    def get(self, request: Request, message_id: int) -> HttpResponseBase:
        sound = keeping.sound_of(message_id)
        return answer_audio(
            request._request, name=sound.file, size=sound.size or 0, sha256=sound.sha256
        )


class TestEmail(StudioView):
    """One to whoever asks, at once, so that they see whether e-mail works."""

    rights = {"POST": "webhooks.change_number"}

    @extend_schema(request=None, responses={200: Sentence, 409: Sentence})
    def post(self, request: Request) -> Response:
        return Response({"detail": send_test_email(self.person)})
