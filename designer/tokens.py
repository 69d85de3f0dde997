"""Tokens for REST in the admin: who has one, and taking it away; never what it is."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from rest_framework.authtoken.admin import TokenAdmin
from rest_framework.authtoken.models import TokenProxy

from flows.looking import LookOnly
from flows.wording import moment

admin.site.unregister(TokenProxy)
# Its own tells the key: in titles, in questions, in the record of what was deleted.
TokenProxy.add_to_class("__str__", lambda token: token.user.get_username())


@admin.register(TokenProxy)
class RestTokenAdmin(LookOnly, TokenAdmin):
    """Made and renewed on the command line, which is where its key is shown, once."""

    list_display = ["user", "made"]
    list_filter = ()
    fields = ["user", "made"]
    empty_sentence = _("No tokens yet. `manage.py drf_create_token USER` makes one.")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("authtoken.delete_tokenproxy")

    @admin.display(description=_("Created"), ordering="created")
    def made(self, token: Any) -> str:
        return moment(token.created)
