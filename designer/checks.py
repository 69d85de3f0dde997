"""System checks: what a careful operator would want to be told before the first call."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError

from webhooks.carrier.accounts import has_account


@register(Tags.security, deploy=True)
def calls_url_is_public(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The carrier can only reach a public https address."""
    if settings.CALLS_URL.startswith("https://"):
        return []
    return [
        Warning(
            f"CALLS_URL is {settings.CALLS_URL}: the carrier needs a public https address.",
            hint="Set CALLS_URL to the address under which the internet reaches the call face.",
            id="antler.W001",
        )
    ]


@register(Tags.security, deploy=True)
def carrier_credentials(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Without credentials no recording can be fetched."""
    try:
        if has_account():
            return []
    except DatabaseError:
        # A check must not ask for more than the settings; what the database holds is not known.
        return []
    return [
        Warning(
            "No carrier account: recordings cannot be fetched.",
            hint="Enter it in the admin, or set ELKS_API_USERNAME and ELKS_API_PASSWORD.",
            id="antler.W002",
        )
    ]
