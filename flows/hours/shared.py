"""Opening hours as one of the kinds that flows share."""

from __future__ import annotations

from django.db.models.expressions import RawSQL

from flows.hours.reading import STORED, calendar_of
from flows.hours.rows import OpeningHours
from flows.shared.kind import Row, SharedKind


def _rows() -> dict[str, Row]:
    return {row.pop("key"): row for row in OpeningHours.objects.values("key", *STORED)}


def _exceptions() -> dict[str, list[str]]:
    rows = OpeningHours.objects.values_list(
        "key", RawSQL("jsonb_path_query_array(definition, '$.exceptions[*].name')", [])
    )
    return {key: list(dict.fromkeys(names)) for key, names in rows}


def _named() -> dict[str, str]:
    return dict(OpeningHours.objects.values_list("key", "name"))


HOURS = SharedKind("hours", rows=_rows, read=calendar_of, within=_exceptions, named=_named)
