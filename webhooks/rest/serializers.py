"""The shapes of numbers, calls and recordings on the wire (docs/contracts.md)."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from flows.rest.operation import Answer, UtcField
from flows.rest.serializers import FlowReference
from flows.rest.tests_shapes import DefinitionField
from flows.shared.wording import reason
from webhooks.models import Call, CallStep, Number, Recording, RecordingState
from webhooks.numbers import answers, country, sms_url, start_url
from webhooks.rest.carrier import RentalAnswer
from webhooks.rest.maintenance import MaintenanceAnswer
from webhooks.review.done import addressed, errands_of, goals_of, outcome_of, tags_of
from webhooks.review.masking import masked, masked_answer
from webhooks.review.wording import failure


class NumberAnswer(serializers.ModelSerializer[Number]):
    flow = FlowReference(allow_null=True)
    answers = serializers.SerializerMethodField(
        help_text="False: its calls are refused, for want of a published flow."
    )
    start_url = serializers.SerializerMethodField(help_text="Null without the right to operate.")
    sms_url = serializers.SerializerMethodField(help_text="Null without the right to operate.")
    country = serializers.SerializerMethodField()
    carrier = RentalAnswer(source="rental", allow_null=True, default=None)
    maintenance = MaintenanceAnswer(allow_null=True)

    class Meta:
        model = Number
        fields = [
            "id",
            "number",
            "label",
            "note",
            "flow",
            "answers",
            "start_url",
            "sms_url",
            "country",
            "carrier",
            "maintenance",
        ]

    def get_answers(self, number: Number) -> bool:
        return answers(number)

    def get_start_url(self, number: Number) -> str | None:
        return start_url(number) if self.context["operates"] else None

    def get_sms_url(self, number: Number) -> str | None:
        return sms_url(number) if self.context["operates"] else None

    def get_country(self, number: Number) -> str | None:
        return country(number.number)


class NumberChange(serializers.Serializer[Any]):
    number = serializers.CharField(max_length=40)
    label = serializers.CharField(  # type: ignore[assignment]  # Field's own `label` is a text
        max_length=80, allow_blank=True, required=False
    )
    note = serializers.CharField(max_length=2000, allow_blank=True, required=False)
    flow = serializers.IntegerField(min_value=1, allow_null=True, required=False)


class RecordingAnswer(serializers.ModelSerializer[Recording]):
    created_at = UtcField(source="announced_at")
    url = serializers.SerializerMethodField(help_text="Null while it cannot be played by you.")

    class Meta:
        model = Recording
        fields = ["id", "state", "seconds", "created_at", "url"]

    def get_url(self, recording: Recording) -> str | None:
        playable = recording.state == RecordingState.STORED and self.context["may_play"]
        return reverse("recording-audio", [recording.pk]) if playable else None


class PassedStep(Answer):
    node = serializers.CharField()
    port = serializers.CharField(allow_null=True)
    why = serializers.SerializerMethodField(help_text="In the reader's language, if not plain.")

    def get_why(self, passed: dict[str, Any]) -> str:
        return reason(passed.get("why"))


class StepAnswer(serializers.ModelSerializer[CallStep]):
    at = UtcField()
    event = serializers.SerializerMethodField()
    node = serializers.SerializerMethodField(help_text="Where the call stands; null: ended.")
    port = serializers.SerializerMethodField(help_text="The way out taken last, if any.")
    path = PassedStep(many=True)
    answer = serializers.SerializerMethodField()

    class Meta:
        model = CallStep
        fields = ["seq", "at", "event", "node", "port", "path", "answer"]

    @extend_schema_field({"type": "object", "additionalProperties": True})
    def get_event(self, step: CallStep) -> Any:
        return masked(step.event)

    def get_node(self, step: CallStep) -> str | None:
        return step.node or None

    def get_port(self, step: CallStep) -> str | None:
        port: str | None = step.path[-1].get("port") if step.path else None
        return port

    @extend_schema_field({"type": "object", "additionalProperties": True})
    def get_answer(self, step: CallStep) -> Any:
        return masked_answer(step.answer)


class CallAnswer(serializers.ModelSerializer[Call]):
    number = serializers.SerializerMethodField(help_text="The number of ours it came to.")
    flow = FlowReference(source="version.flow", allow_null=True, default=None)
    version = serializers.IntegerField(source="version.number", allow_null=True, default=None)
    started_at = UtcField()
    ended_at = UtcField(allow_null=True)
    seconds = serializers.IntegerField(allow_null=True)
    live = serializers.BooleanField(source="on_line")
    recordings = serializers.SerializerMethodField(help_text="How many there are.")
    trial = serializers.SerializerMethodField(help_text="Whether it was tried in the studio.")

    class Meta:
        model = Call
        fields = [
            "callid",
            "direction",
            "caller",
            "called",
            "number",
            "flow",
            "version",
            "state",
            "started_at",
            "ended_at",
            "seconds",
            "cost",
            "live",
            "recordings",
            "trial",
        ]

    def get_trial(self, call: Call) -> bool:
        return call.trial is not None

    def get_number(self, call: Call) -> str:
        return call.number.number if call.number else call.called

    def get_recordings(self, call: Call) -> int:
        return len(call.recordings.all())


class CallTestAnswer(Answer):
    flow = FlowReference(source="call.version.flow")
    name = serializers.CharField(source="proposal.name")
    definition = DefinitionField(source="proposal.definition")
    remarks = serializers.ListField(child=serializers.CharField(), source="proposal.remarks")


class MessageAnswer(Answer):
    """A message a flow sent; `why` says what went wrong."""

    seq = serializers.IntegerField(help_text="The step that wanted it.")
    sender = serializers.CharField()
    to = serializers.CharField()
    text = serializers.CharField()
    state = serializers.CharField()
    why = serializers.SerializerMethodField()
    wanted_at = UtcField()
    delivered_at = UtcField(allow_null=True)

    def get_why(self, message: Any) -> str:
        return failure(message.why)


class ErrandAnswer(Answer):
    """An e-mail or an event a flow wanted; `why` says what went wrong."""

    seq = serializers.IntegerField(help_text="The step that wanted it.")
    kind = serializers.CharField()
    to = serializers.SerializerMethodField(help_text="An e-mail address, or a web address.")
    state = serializers.CharField()
    why = serializers.SerializerMethodField()
    attempts = serializers.IntegerField()
    wanted_at = UtcField()
    done_at = UtcField(allow_null=True)

    def get_to(self, errand: Any) -> str:
        return addressed(errand)

    def get_why(self, errand: Any) -> str:
        return failure(errand.why)


class GoalAnswer(Answer):
    seq = serializers.IntegerField(help_text="The step that reached it.")
    name = serializers.CharField()
    at = UtcField()


class CallDetail(CallAnswer):
    created_at = UtcField(allow_null=True, help_text="When it began, as the carrier says.")
    answered_at = UtcField(allow_null=True)
    actions = serializers.SerializerMethodField(help_text="What the carrier says it did.")
    legs = serializers.SerializerMethodField(help_text="The calls it placed for us.")
    steps = StepAnswer(many=True)
    report = serializers.SerializerMethodField(help_text="As the carrier sent it.")
    recordings = RecordingAnswer(many=True)  # type: ignore[assignment]
    messages = MessageAnswer(many=True, help_text="What its flow sent as SMS.")
    errands = serializers.SerializerMethodField(help_text="E-mails and events its flow wanted.")
    goals = serializers.SerializerMethodField(help_text="The goals it has reached.")
    outcome = serializers.SerializerMethodField(
        help_text="What “Hang up” calls how it came out; empty where it says nothing."
    )

    tags = serializers.SerializerMethodField(help_text="The tags its flow gave it, each once.")

    class Meta:
        model = Call
        fields = [
            *CallAnswer.Meta.fields,
            "created_at",
            "answered_at",
            "actions",
            "legs",
            "steps",
            "report",
            "messages",
            "errands",
            "goals",
            "outcome",
            "tags",
        ]

    @extend_schema_field(ErrandAnswer(many=True))
    def get_errands(self, call: Call) -> Any:
        return ErrandAnswer(errands_of(call), many=True).data

    @extend_schema_field(GoalAnswer(many=True))
    def get_goals(self, call: Call) -> Any:
        return GoalAnswer(goals_of(call), many=True).data

    def get_outcome(self, call: Call) -> str:
        return outcome_of(call)

    def get_tags(self, call: Call) -> list[str]:
        return tags_of(call)

    @extend_schema_field({"type": "array", "items": {}})
    def get_actions(self, call: Call) -> Any:
        return masked(call.actions)

    @extend_schema_field({"type": "array", "items": {}})
    def get_legs(self, call: Call) -> Any:
        return masked(call.legs)

    @extend_schema_field({"type": "object", "additionalProperties": True, "nullable": True})
    def get_report(self, call: Call) -> Any:
        report = getattr(call, "report", None)
        return masked(report.raw) if report else None
