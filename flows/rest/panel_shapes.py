"""The shapes of the panel's things on the wire (docs/contracts.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import JSONField
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from pydantic import ValidationError
from rest_framework import serializers

from flows.panel.csv_files import MOST_BYTES
from flows.panel.reading import announcement_of_row, switch_of_row
from flows.panel.rows import Announcement, BySms, Force, How, PanelLine, Switch
from flows.panel.sheets import ROWS, read_definition
from flows.panel.switches import Afar
from flows.panel.things import CALLER_LIST, TABLE, ThingKind, lines_of
from flows.problems import Problem, TooLarge
from flows.rest.hours_shapes import DefinitionField, FaultAnswer, near
from flows.rest.operation import Answer, UsernameField, UtcField

MOST_LINES = 20
MOST_FLIPPING = 200
# Whatever somebody has written there by hand, these are lists.
_SIZES = {
    TABLE.name: RawSQL("jsonb_array_length(jsonb_path_query_array(definition, '$.rows[*]'))", []),
    CALLER_LIST.name: RawSQL(
        "jsonb_array_length(jsonb_path_query_array(definition, '$.entries[*]'))", []
    ),
}
_COLUMNS = RawSQL(
    "jsonb_path_query_array(definition, '$.columns[*]')", [], output_field=JSONField()
)


class PanelLineAnswer(serializers.ModelSerializer[PanelLine]):
    at = UtcField()
    by = UsernameField()
    what = DefinitionField()
    until = UtcField(allow_null=True)
    how = serializers.ChoiceField(choices=How.choices)

    class Meta:
        model = PanelLine
        fields = ["at", "by", "did", "what", "until", "reason", "how", "person", "number"]


class ThingAnswer(Answer):
    key = serializers.CharField()
    name = serializers.CharField()
    owner = serializers.CharField()
    revision = serializers.IntegerField()
    saved_at = UtcField()
    saved_by = serializers.CharField(source="saved_by.username", default=None, allow_null=True)


class LinesAnswer(Answer):
    lines = PanelLineAnswer(many=True, help_text="The newest first, at most 20.")


class HandAnswer(Answer):
    position = serializers.CharField()
    until = UtcField(allow_null=True)
    reason = serializers.CharField()


class AfarAnswer(Answer):
    people = serializers.ListField(child=serializers.CharField(), help_text="Keys.")
    by_sms = serializers.ChoiceField(choices=BySms.choices)


class SwitchAnswer(ThingAnswer):
    positions = serializers.ListField(child=serializers.CharField())
    default = serializers.CharField()
    position = serializers.CharField(help_text="Where it stands now; empty: it cannot be read.")
    hand = HandAnswer(allow_null=True, help_text="Null: it stands there by itself.")
    afar = serializers.SerializerMethodField(help_text="Who may flip it by phone and SMS.")

    @extend_schema_field(AfarAnswer)
    def get_afar(self, shown: Shown) -> dict[str, Any]:
        people = sorted(person.key for person in shown.row.may_flip.all())
        return {"people": people, "by_sms": shown.row.by_sms}


class OneSwitchAnswer(SwitchAnswer, LinesAnswer):
    pass


class AnnouncementAnswer(ThingAnswer):
    prompt = serializers.CharField(source="prompt.key")
    state = serializers.ChoiceField(choices=Force.choices)
    since = UtcField(allow_null=True)
    until = UtcField(allow_null=True)
    reason = serializers.CharField()


class OneAnnouncementAnswer(AnnouncementAnswer, LinesAnswer):
    pass


class SheetAnswer(ThingAnswer):
    size = serializers.IntegerField(help_text="How many rows it has.")
    columns = serializers.ListField(child=serializers.CharField())


class OneSheetAnswer(SheetAnswer, LinesAnswer):
    definition = DefinitionField()


class ThingWords(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=80)
    owner = serializers.CharField(max_length=80, required=False, allow_blank=True, default="")


class NewDefined(ThingWords):
    """A switch, a table or a list."""

    definition = DefinitionField()


class DefinedSave(NewDefined):
    base_revision = serializers.IntegerField(min_value=0)


class AfarOrder(serializers.Serializer[Any]):
    people = serializers.ListField(
        child=serializers.CharField(max_length=64),
        max_length=MOST_FLIPPING,
        help_text="Keys of those who may flip it by phone.",
    )
    by_sms = serializers.ChoiceField(choices=BySms.choices)

    def to_internal_value(self, data: Any) -> Any:
        return Afar(**super().to_internal_value(data))


class NewSwitch(NewDefined):
    afar = AfarOrder(required=False, allow_null=True, default=None)


class SwitchSave(NewSwitch):
    base_revision = serializers.IntegerField(min_value=0)


class NewAnnouncement(ThingWords):
    prompt = serializers.CharField(max_length=64)


class AnnouncementSave(NewAnnouncement):
    base_revision = serializers.IntegerField(min_value=0)


class Until(serializers.Serializer[Any]):
    until = UtcField(required=False, allow_null=True, default=None)
    reason = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")

    def validate_until(self, until: datetime | None) -> datetime | None:
        return near(until)


class FlipOrder(Until):
    position = serializers.CharField(
        max_length=60, allow_blank=True, help_text="Empty: back to where it stands by itself."
    )


class AnnounceOrder(Until):
    on = serializers.BooleanField()
    prompt = serializers.CharField(max_length=64, required=False, allow_blank=True, default="")
    since = UtcField(required=False, allow_null=True, default=None)

    def validate_since(self, since: datetime | None) -> datetime | None:
        return near(since)


class CsvFile(serializers.Serializer[Any]):
    file = serializers.FileField()

    def validate_file(self, file: Any) -> Any:
        if file.size > MOST_BYTES:
            raise TooLarge(_("This file is too large: at most 1 MB is taken."))
        return file


class CsvAnswer(Answer):
    columns = serializers.ListField(child=serializers.CharField())
    rows = serializers.ListField(child=DefinitionField(), help_text="As a definition holds them.")
    faults = FaultAnswer(many=True)


@dataclass(frozen=True)
class Shown:
    """A row, and what else is told of it."""

    row: Any
    told: dict[str, Any]

    def __getattr__(self, name: str) -> Any:
        return self.told[name] if name in self.told else getattr(self.row, name)


def show_switch(row: Switch, *, now: datetime) -> Shown:
    told: dict[str, Any] = {"positions": [], "default": "", "position": "", "hand": None}
    try:
        switch = switch_of_row(row)
    except ValidationError:
        return Shown(row, told)
    stand = switch.at(now)
    return Shown(
        row,
        {
            "positions": switch.definition.positions,
            "default": switch.definition.default,
            "position": stand.position,
            "hand": stand.hand,
        },
    )


def show_announcement(row: Announcement, *, now: datetime) -> Shown:
    announced = announcement_of_row(row)
    if not announced.on or announced.over(now):
        return Shown(row, {"state": Force.OFF, "since": None, "until": None, "reason": ""})
    return Shown(row, {"state": Force.IN_FORCE if announced.in_force(now) else Force.WAITING})


def show_sheet(kind: ThingKind[Any], row: Any) -> Shown:
    """What somebody broke is shown without rows, so that it can be written anew."""
    try:
        kept = read_definition(kind, row.definition)
    except Problem:
        kept = {"columns": [], ROWS[kind.name]: []}
    told = {"size": len(kept[ROWS[kind.name]]), "columns": kept.get("columns", [])}
    return Shown(row, told | {"definition": kept})


def list_sheets(kind: ThingKind[Any]) -> Any:
    """Without what they hold, which may be much."""
    rows = kind.model._default_manager.select_related("saved_by").defer("definition")
    return rows.annotate(size=_SIZES[kind.name], columns=_COLUMNS)


def with_lines(kind: ThingKind[Any], shown: Shown) -> Shown:
    lines = lines_of(kind, shown.row.key)[:MOST_LINES]
    return Shown(shown.row, shown.told | {"lines": lines})
