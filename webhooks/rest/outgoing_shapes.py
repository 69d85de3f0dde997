"""The shapes of calls of our own on the wire (docs/contracts.md)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from flows.rest.operation import UsernameField, UtcField
from flows.rest.serializers import FlowReference
from webhooks.errands.told import told_in
from webhooks.outgoing.asking import (
    LONGEST_PAUSE_MINUTES,
    LONGEST_RING,
    MOST_RETRIES,
    SHORTEST_RING,
    Wish,
)
from webhooks.outgoing.following import rules_of
from webhooks.outgoing.planning import Retry
from webhooks.outgoing.rows import EVERY_DAY, CallAttempt, OutgoingCall
from webhooks.outgoing.senders import doubt_about
from webhooks.rest.voicemail_shapes import ToldOfAnswer
from webhooks.review.wording import failure


class RetryShape(serializers.Serializer[Any]):
    times = serializers.IntegerField(min_value=0, max_value=MOST_RETRIES)
    pause = serializers.IntegerField(
        min_value=1, max_value=LONGEST_PAUSE_MINUTES, help_text="Minutes."
    )

    def to_representation(self, rule: Retry) -> dict[str, int]:
        return {"times": rule.times, "pause": int(rule.pause.total_seconds()) // 60}


class RetriesShape(serializers.Serializer[Any]):
    busy = RetryShape(required=False)
    no_answer = RetryShape(required=False)
    failed = RetryShape(required=False)


class HoursShape(serializers.Serializer[Any]):
    until = serializers.TimeField(
        required=False,
        allow_null=True,
        help_text="In the studio's time zone, later than `from`; with neither, the whole day.",
    )
    weekdays = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=7),
        allow_empty=False,
        required=False,
        help_text="1 is Monday; every day without.",
    )

    def get_fields(self) -> dict[str, Any]:
        # The contract says `from`, which Python keeps for itself.
        first = serializers.TimeField(required=False, allow_null=True)
        return {"from": first, **super().get_fields()}

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        first, until = attrs.get("from"), attrs.get("until")
        if (first is None) != (until is None):
            missing = "from" if first is None else "until"
            raise serializers.ValidationError(
                {missing: _("Give both ends of the hours, or neither.")}
            )
        if first is not None and until is not None and first >= until:
            raise serializers.ValidationError(
                {"until": _("The hours end before they begin: choose a later end.")}
            )
        return attrs


class OutgoingWish(serializers.Serializer[Any]):
    """A call as it is asked for."""

    flow = serializers.IntegerField(min_value=1)
    to = serializers.CharField(max_length=40)
    variables = serializers.DictField(child=serializers.CharField(allow_blank=True), required=False)
    ring_seconds = serializers.IntegerField(
        min_value=SHORTEST_RING, max_value=LONGEST_RING, required=False
    )
    retries = RetriesShape(required=False)
    hours = HoursShape(required=False, allow_null=True)

    def get_fields(self) -> dict[str, Any]:
        return {**super().get_fields(), "from": serializers.CharField(max_length=40)}


def read_wish(fields: dict[str, Any]) -> Wish:
    rules = {
        reason: Retry(rule["times"], timedelta(minutes=rule["pause"]))
        for reason, rule in fields.get("retries", {}).items()
    }
    hours = fields.get("hours") or {}
    first, until = hours.get("from"), hours.get("until")
    plain = {name: fields[name] for name in ("variables", "ring_seconds") if name in fields}
    return Wish(
        flow=fields["flow"],
        ours=fields["from"],
        to=fields["to"],
        retries=rules,
        hours=None if first is None or until is None else (first, until),
        weekdays=tuple(hours.get("weekdays", EVERY_DAY)),
        **plain,
    )


class AttemptAnswer(serializers.ModelSerializer[CallAttempt]):
    asked_at = UtcField()
    ended_at = UtcField(allow_null=True)
    why = serializers.SerializerMethodField()
    page = serializers.SerializerMethodField(help_text="Its call in the admin; null: not known.")

    class Meta:
        model = CallAttempt
        fields = ["position", "state", "outcome", "why", "callid", "page", "asked_at", "ended_at"]

    def get_why(self, attempt: CallAttempt) -> str:
        return failure(attempt.why)

    def get_page(self, attempt: Any) -> str | None:
        known = attempt.call_id is not None
        return reverse("admin:webhooks_call_change", args=[attempt.call_id]) if known else None


class OutgoingAnswer(serializers.ModelSerializer[OutgoingCall]):
    flow = FlowReference()
    version = serializers.IntegerField(source="version.number", allow_null=True, default=None)
    retries = serializers.SerializerMethodField()
    hours = serializers.SerializerMethodField()
    why = serializers.SerializerMethodField()
    asked_at = UtcField()
    asked_by = UsernameField()
    next_attempt_at = UtcField(allow_null=True)
    attempts = AttemptAnswer(many=True)

    class Meta:
        model = OutgoingCall
        fields = [
            *("id", "flow", "version", "to", "variables", "ring_seconds", "retries", "hours"),
            *("state", "why", "asked_at", "asked_by", "next_attempt_at", "attempts"),
        ]

    def get_fields(self) -> dict[str, Any]:
        return {**super().get_fields(), "from": serializers.CharField(source="number.number")}

    @extend_schema_field(RetriesShape)
    def get_retries(self, call: OutgoingCall) -> Any:
        return {reason: RetryShape(rule).data for reason, rule in rules_of(call).items()}

    @extend_schema_field(HoursShape(allow_null=True))
    def get_hours(self, call: OutgoingCall) -> Any:
        if call.hours_from is None and call.weekdays == list(EVERY_DAY):
            return None
        return {"from": call.hours_from, "until": call.hours_until, "weekdays": call.weekdays}

    def get_why(self, call: OutgoingCall) -> str:
        return failure(call.why)


class OneOutgoingAnswer(OutgoingAnswer):
    """One call, with what it had sent."""

    told = serializers.SerializerMethodField(help_text="What its flow had sent.")

    class Meta(OutgoingAnswer.Meta):
        fields = [*OutgoingAnswer.Meta.fields, "told"]

    @extend_schema_field(ToldOfAnswer(many=True))
    def get_told(self, call: OutgoingCall) -> Any:
        callids = [attempt.callid for attempt in call.attempts.all() if attempt.callid]
        return ToldOfAnswer(told_in(callids), many=True).data


class AskedAnswer(OutgoingAnswer):
    """A call that was just asked for."""

    warning = serializers.SerializerMethodField(help_text="What the carrier may refuse; or empty.")

    class Meta(OutgoingAnswer.Meta):
        fields = [*OutgoingAnswer.Meta.fields, "warning"]

    def get_warning(self, call: OutgoingCall) -> str:
        return doubt_about(call.number)
