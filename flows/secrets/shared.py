"""Secrets as one of the kinds that flows share: drawings may name them, calls never meet them."""

from __future__ import annotations

from flows.secrets.rows import Secret
from flows.shared.kind import SharedKind


def _within() -> dict[str, list[str]]:
    return {key: [] for key in Secret.objects.values_list("key", flat=True)}


def _named() -> dict[str, str]:
    return dict(Secret.objects.values_list("key", "name"))


SECRETS = SharedKind("", rows=dict, read=lambda row: None, within=_within, named=_named)
