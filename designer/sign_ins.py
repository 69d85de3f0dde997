"""Wrong passwords in the admin: who typed them, and letting a locked-out person in."""

from __future__ import annotations

from typing import Any

from axes.models import AccessAttempt
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from flows.looking import LookOnly
from flows.wording import moment

admin.site.unregister(AccessAttempt)


@admin.register(AccessAttempt)
class WrongPasswordAdmin(LookOnly):
    """Deleting a row is what lets the person in."""

    list_display = ["username", "ip_address", "failures_since_start", "newest"]
    search_fields = ["username", "ip_address"]
    ordering = ["-attempt_time"]
    actions = ["delete_selected"]
    fields = ["username", "ip_address", "failures_since_start", "newest", "user_agent"]
    empty_sentence = _("Nobody has typed a wrong password lately.")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("axes.delete_accessattempt")

    @admin.display(description=_("Attempt Time"), ordering="attempt_time")
    def newest(self, attempt: AccessAttempt) -> str:
        return moment(attempt.attempt_time)
