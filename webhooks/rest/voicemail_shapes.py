"""The shapes of voicemail on the wire."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers
from rest_framework.reverse import reverse

from flows.rest.operation import Answer, UsernameField, UtcField
from webhooks.models import RecordingState
from webhooks.review.wording import failure
from webhooks.voicemail.leaving import seconds_of
from webhooks.voicemail.rows import VoicemailMessage


class BoxAnswer(Answer):
    key = serializers.CharField(help_text="`none`: what lies in no box.")
    name = serializers.CharField()
    messages = serializers.IntegerField()
    unheard = serializers.IntegerField()


class BoxName(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=80)


class Question(serializers.Serializer[Any]):
    box = serializers.SlugField(default=None, allow_null=True, help_text="A box by its key.")
    unheard = serializers.BooleanField(default=False)
    before = serializers.IntegerField(
        default=None, allow_null=True, min_value=1, help_text="The last one that is known already."
    )


class Change(serializers.Serializer[Any]):
    heard = serializers.BooleanField(required=False)
    note = serializers.CharField(required=False, max_length=2000, allow_blank=True)


class ToldOfAnswer(Answer):
    """Somebody who is told of it: waiting, done, failed or unknown."""

    kind = serializers.ChoiceField(choices=["email", "sms", "event"])
    to = serializers.CharField()
    state = serializers.CharField()
    why = serializers.SerializerMethodField()
    attempts = serializers.IntegerField()
    at = UtcField()

    def get_why(self, told: Any) -> str:
        return failure(told.why)


class VoicemailAnswer(Answer):
    id = serializers.IntegerField()
    box = serializers.CharField(source="box.key", default=None, allow_null=True)
    call = serializers.IntegerField(source="call_id", help_text="Its number in the admin.")
    callid = serializers.CharField(source="call.callid")
    caller = serializers.CharField(source="call.caller")
    called = serializers.CharField(source="call.called")
    left_at = UtcField()
    seconds = serializers.SerializerMethodField(help_text="Null while nobody knows.")
    state = serializers.CharField(source="recording.state", help_text="That of its recording.")
    url = serializers.SerializerMethodField(help_text="Null while it cannot be played by you.")
    heard_at = UtcField(allow_null=True)
    heard_by = UsernameField()
    note = serializers.CharField()
    told = serializers.SerializerMethodField(help_text="Who is told of it, and how that went.")

    def get_seconds(self, message: VoicemailMessage) -> float | None:
        return seconds_of(message.recording)

    def get_url(self, message: VoicemailMessage) -> str | None:
        playable = message.recording.state == RecordingState.STORED and self.context["may_play"]
        return reverse("voicemail-audio", [message.pk]) if playable else None

    def get_told(self, message: VoicemailMessage) -> list[dict[str, Any]]:
        return list(ToldOfAnswer(self.context["told"][message.pk], many=True).data)


class PageAnswer(Answer):
    results = VoicemailAnswer(many=True)
    more = serializers.BooleanField(help_text="There are older ones.")
