"""The shapes of people and teams on the wire (docs/contracts.md)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from flows.people.reading import duty_of
from flows.people.rows import LONGEST_CODE, LONGEST_NAME, DutyHow, DutyLine, Person, Team
from flows.rest.operation import Answer, UsernameField, UtcField


class DutyLineAnswer(serializers.ModelSerializer[DutyLine]):
    at = UtcField()
    until = UtcField(allow_null=True)
    by = UsernameField()
    how = serializers.ChoiceField(choices=DutyHow.choices)

    class Meta:
        model = DutyLine
        fields = ["at", "on", "until", "how", "by", "number"]


class DutyAnswer(Answer):
    on = serializers.BooleanField()
    until = UtcField(allow_null=True, help_text="Null: until somebody changes it.")


class PersonAnswer(Answer):
    key = serializers.CharField()
    name = serializers.CharField()
    revision = serializers.IntegerField()
    numbers = serializers.SerializerMethodField(help_text="E.164 or SIP, the main one first.")
    note = serializers.CharField()
    code = serializers.SerializerMethodField(help_text="What they key; empty: none.")
    has_pin = serializers.SerializerMethodField()
    teams = serializers.SerializerMethodField(help_text="The names of the teams they are in.")
    duty = serializers.SerializerMethodField(help_text="As it is now.")

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_numbers(self, person: Person) -> list[str]:
        return [row.number for row in person.numbers.all()]

    def get_code(self, person: Person) -> str:
        return person.code or ""

    def get_has_pin(self, person: Person) -> bool:
        return hasattr(person, "pin")

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_teams(self, person: Person) -> list[str]:
        return sorted(member.team.name for member in person.memberships.all())

    @extend_schema_field(DutyAnswer)
    def get_duty(self, person: Person) -> dict[str, Any]:
        on, until = duty_of(person, timezone.now())
        return dict(DutyAnswer({"on": on, "until": until}).data)


class FullPersonAnswer(PersonAnswer):
    lines = serializers.SerializerMethodField(
        help_text="Changes of duty, newest first, at most 20."
    )

    @extend_schema_field(DutyLineAnswer(many=True))
    def get_lines(self, person: Person) -> Any:
        return DutyLineAnswer(person.lines.select_related("by")[:20], many=True).data


class PersonFields(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=LONGEST_NAME)
    numbers = serializers.ListField(
        child=serializers.CharField(max_length=400),
        max_length=10,
        help_text="As people type them, the main one first.",
    )
    note = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")
    code = serializers.CharField(
        max_length=LONGEST_CODE, required=False, allow_blank=True, default=""
    )
    pin = serializers.CharField(
        max_length=8,
        required=False,
        allow_blank=True,
        allow_null=True,
        default=None,
        write_only=True,
        help_text="Null: as it is; empty: none.",
    )


class NewPerson(PersonFields):
    on_duty = serializers.BooleanField(required=False, default=True)


class PersonSave(PersonFields):
    base_revision = serializers.IntegerField(min_value=0)


class DutyOrder(serializers.Serializer[Any]):
    on = serializers.BooleanField()
    until = UtcField(required=False, allow_null=True, default=None)

    def validate_until(self, until: datetime | None) -> datetime | None:
        if until is not None and not 2000 <= until.year <= 2100:
            raise serializers.ValidationError(_("Choose a day between the years 2000 and 2100."))
        return until


class MemberAnswer(Answer):
    key = serializers.CharField(source="person.key")
    name = serializers.CharField(source="person.name")


class TeamAnswer(Answer):
    key = serializers.CharField()
    name = serializers.CharField()
    revision = serializers.IntegerField()
    members = serializers.SerializerMethodField(help_text="In the order in which they are rung.")
    on_duty = serializers.SerializerMethodField(help_text="How many of them are on duty now.")

    @extend_schema_field(MemberAnswer(many=True))
    def get_members(self, team: Team) -> Any:
        return MemberAnswer(team.members.all(), many=True).data

    def get_on_duty(self, team: Team) -> int:
        now = timezone.now()
        return sum(duty_of(member.person, now)[0] for member in team.members.all())


class NewTeam(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=LONGEST_NAME)
    members = serializers.ListField(
        child=serializers.CharField(max_length=64), max_length=200, help_text="Keys of people."
    )


class TeamSave(NewTeam):
    base_revision = serializers.IntegerField(min_value=0)
