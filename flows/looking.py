"""What the admin's pages share: rows that are looked at and never written, filters in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import conditional_escape


class LookOnly(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in its stubs only
    """No adding, changing or deleting, whoever asks; and no counting of millions of rows."""

    actions: Sequence[Any] | None = None
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class WordedFilter(admin.RelatedFieldListFilter):
    """A filter by a related row under a heading of its own; `nothing` names rows without one."""

    heading: Any
    nothing: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = self.heading
        self.empty_value_display = conditional_escape(self.nothing)
