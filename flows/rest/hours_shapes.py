"""The shapes of opening hours on the wire (docs/contracts.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar
from zoneinfo import available_timezones

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from pydantic import ValidationError
from rest_framework import serializers

from flows.engine.hours.deciding import Verdict
from flows.engine.hours.picture import Told, tell
from flows.hours.ical import MOST_BYTES
from flows.hours.national import countries, has_closed_eves
from flows.hours.reading import calendar_of_row
from flows.hours.rows import HoursLine, OpeningHours, OverrideKind
from flows.problems import TooLarge
from flows.rest.operation import Answer, UsernameField, UtcField

LONGEST_PICTURE = 120


@extend_schema_field({"type": "object", "additionalProperties": True})
class DefinitionField(serializers.Field[Any, Any, Any, Any]):
    """Taken as it is: `flows.engine.hours.definition` says what it must be."""

    def to_internal_value(self, data: Any) -> Any:
        return data

    def to_representation(self, value: Any) -> Any:
        return value


class VerdictAnswer(Answer):
    way = serializers.ChoiceField(choices=["open", "closed", "holiday", "exception"])
    because = serializers.CharField()
    name = serializers.SerializerMethodField(help_text="In the reader's language.")

    def get_name(self, verdict: Verdict) -> str:
        return verdict.names.get(get_language() or "en") or verdict.name


class ToldAnswer(Answer):
    at = UtcField()
    wall = serializers.ChoiceField(choices=["", "twice", "skipped"])
    verdict = VerdictAnswer()
    until = UtcField(allow_null=True, help_text="Null: nothing changes within a year.")
    then = VerdictAnswer(allow_null=True)


class PieceAnswer(Answer):
    start = serializers.IntegerField(help_text="Minutes of the day by the wall clock.")
    end = serializers.IntegerField()
    verdict = VerdictAnswer()


class DayAnswer(Answer):
    date = serializers.DateField()
    clock = serializers.ChoiceField(choices=["", "forward", "back"])
    pieces = PieceAnswer(many=True)


class PictureAnswer(Answer):
    zone = serializers.CharField()
    days = DayAnswer(many=True)
    told = ToldAnswer()


class OverrideAnswer(Answer):
    kind = serializers.ChoiceField(choices=OverrideKind.choices)
    until = UtcField(allow_null=True)
    reason = serializers.CharField()


class LineAnswer(serializers.ModelSerializer[HoursLine]):
    at = UtcField()
    by = UsernameField()
    until = UtcField(allow_null=True)

    class Meta:
        model = HoursLine
        fields = ["at", "by", "kind", "until", "reason"]


class HoursAnswer(Answer):
    key = serializers.CharField(source="row.key")
    name = serializers.CharField(source="row.name")
    revision = serializers.IntegerField(source="row.revision")
    zone = serializers.SerializerMethodField()
    exceptions = serializers.SerializerMethodField(help_text="Their names, each once.")
    override = OverrideAnswer()
    now = ToldAnswer(allow_null=True, help_text="Null: it cannot be read and counts as open.")
    saved_at = UtcField(source="row.saved_at")
    saved_by = serializers.CharField(source="row.saved_by.username", default=None, allow_null=True)

    def get_zone(self, shown: Shown) -> str:
        return str(shown.definition.get("zone") or settings.TIME_ZONE)

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_exceptions(self, shown: Shown) -> list[str]:
        rows = shown.definition.get("exceptions")
        named = (row.get("name") for row in rows or [] if isinstance(row, dict))
        return list(dict.fromkeys(name for name in named if isinstance(name, str)))


class FullAnswer(HoursAnswer):
    definition = DefinitionField()
    lines = LineAnswer(many=True, help_text="The newest overrides first, at most 20.")


class HoursName(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=80)


class NewHours(HoursName):
    definition = DefinitionField()


class HoursSave(NewHours):
    base_revision = serializers.IntegerField(min_value=0)


Moment = TypeVar("Moment", bound=date)


def near(moment: Moment | None) -> Moment | None:
    """Not so far away that no calendar reaches there."""
    if moment is not None and not 2000 <= moment.year <= 2100:
        raise serializers.ValidationError(_("Choose a day between the years 2000 and 2100."))
    return moment


class OverrideOrder(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=OverrideKind.choices)
    until = UtcField(required=False, allow_null=True, default=None)
    reason = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")

    def validate_until(self, until: datetime | None) -> datetime | None:
        return near(until)


class Question(serializers.Serializer[Any]):
    key = serializers.SlugField(required=False, allow_blank=True, default="")
    definition = DefinitionField(required=False, allow_null=True, default=None)
    first = serializers.DateField(required=False, allow_null=True, default=None)
    days = serializers.IntegerField(min_value=1, max_value=LONGEST_PICTURE, default=35)
    at = serializers.DateTimeField(
        required=False,
        allow_null=True,
        default=None,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        help_text="By the calendar's own clock, without a zone; null: now.",
    )

    def validate_first(self, first: date | None) -> date | None:
        return near(first)

    def validate_at(self, at: datetime | None) -> datetime | None:
        # The field has put the studio's zone on it.
        return None if at is None else near(at.replace(tzinfo=None))


class ICalFile(serializers.Serializer[Any]):
    file = serializers.FileField()
    zone = serializers.ChoiceField(choices=sorted(available_timezones()))

    def validate_file(self, file: Any) -> Any:
        if file.size > MOST_BYTES:
            raise TooLarge(_("This calendar is too large: at most 1 MB is taken."))
        return file


class FaultAnswer(Answer):
    row = serializers.IntegerField()
    sentence = serializers.CharField()


class ICalAnswer(Answer):
    exceptions = serializers.ListField(child=DefinitionField())
    faults = FaultAnswer(many=True)
    past = serializers.IntegerField(help_text="Events that are over.")


class CountryAnswer(Answer):
    code = serializers.CharField()
    eves = serializers.BooleanField(help_text="It has closed eves as a set of their own.")


class ChoicesAnswer(Answer):
    zone = serializers.CharField(help_text="The studio's.")
    zones = serializers.ListField(child=serializers.CharField())
    countries = CountryAnswer(many=True)


@dataclass(frozen=True)
class Shown:
    """A row with what it says now; without a calendar that can be read, None."""

    row: OpeningHours
    now: Told | None

    @property
    def definition(self) -> dict[str, Any]:
        kept = self.row.definition
        return kept if isinstance(kept, dict) else {}

    @property
    def override(self) -> dict[str, Any]:
        row = self.row
        kind, until = row.override_kind, row.override_until
        if until is not None and self.now is not None and until <= self.now.at:
            return {"kind": OverrideKind.FOLLOW, "until": None, "reason": ""}
        return {"kind": kind, "until": until, "reason": row.override_reason}

    @property
    def lines(self) -> Any:
        return self.row.lines.select_related("by")[:20]


def show(row: OpeningHours, *, now: datetime) -> Shown:
    try:
        return Shown(row, tell(calendar_of_row(row), now))
    except ValidationError:
        return Shown(row, None)


def choices() -> dict[str, Any]:
    return {"zone": settings.TIME_ZONE, "zones": _zones(), "countries": _countries()}


@cache
def _zones() -> list[str]:
    """Places and UTC, without the old names that only machines use."""
    return ["UTC", *sorted(zone for zone in available_timezones() if _is_place(zone))]


def _is_place(zone: str) -> bool:
    return "/" in zone and not zone.startswith(("Etc/", "SystemV/", "posix/", "right/", "US/"))


@cache
def _countries() -> list[dict[str, Any]]:
    return [{"code": code, "eves": has_closed_eves(code)} for code in countries()]
