"""Voicemail boxes as one of the kinds that flows share: calls need no more of one than its name."""

from __future__ import annotations

from flows.shared.kind import Row, SharedKind
from flows.voicemail.rows import VoicemailBox


def _rows() -> dict[str, Row]:
    return {key: {"name": name} for key, name in _named().items()}


def _named() -> dict[str, str]:
    return dict(VoicemailBox.objects.values_list("key", "name"))


def _read(row: Row) -> str:
    return str(row["name"])


def _within() -> dict[str, list[str]]:
    return {key: [] for key in _named()}


BOXES = SharedKind("boxes", rows=_rows, read=_read, within=_within, named=_named)
