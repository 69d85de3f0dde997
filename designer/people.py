"""People in the admin: who they are, and which roles they have."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from flows.looking import WordedFilter
from flows.wording import moment

admin.site.unregister(User)


class RoleFilter(WordedFilter):
    heading = _("role")
    nothing = _("No role")


@admin.register(User)
class PersonAdmin(UserAdmin):  # type: ignore[type-arg]  # generic in its stubs only
    """Roles are all that most people need; the rest is folded away."""

    list_display = ["username", "name", "roles", "is_active", "seen"]
    list_filter = [("groups", RoleFilter), "is_active", "is_superuser"]
    filter_horizontal = ["user_permissions"]
    show_facets = admin.ShowFacets.NEVER
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email"]}),
        (_("Rights"), {"fields": ["groups", "is_superuser", "is_active"]}),
        (_("Seldom needed"), {"classes": ["collapse"], "fields": ["is_staff", "user_permissions"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Four roles are ticked, not moved from box to box."""
        if db_field.name != "groups":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        return forms.ModelMultipleChoiceField(
            Group.objects.order_by("name"),
            required=False,
            label=_("Roles"),
            help_text=_("A person may have several."),
            widget=forms.CheckboxSelectMultiple,
        )

    @admin.display(description=_("Name"))
    def name(self, person: User) -> str:
        return person.get_full_name()

    @admin.display(description=_("Roles"))
    def roles(self, person: User) -> str:
        names = [group.name for group in person.groups.all()]
        return ", ".join([*([str(_("superuser"))] if person.is_superuser else []), *names])

    @admin.display(description=_("Last signed in"), ordering="last_login")
    def seen(self, person: User) -> str:
        return moment(person.last_login)
