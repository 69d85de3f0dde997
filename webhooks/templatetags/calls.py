"""How calls are written on a page."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone

from flows import wording as plain
from webhooks.admin import showing
from webhooks.review import done, wording
from webhooks.review.masking import masked

register = template.Library()
register.filter("moment", plain.moment)
register.filter("recording_state", showing.recording_state)
register.filter("message_state", showing.message_state)
register.filter("errand_state", showing.errand_state)
register.filter("addressed", done.addressed)
register.filter("money", wording.money)
register.filter("failure", wording.failure)


@register.filter
def state_word(state: Any) -> str:
    return showing.state_word(state) if isinstance(state, str) and state else ""


@register.filter
def clock(at: datetime) -> str:
    """The second counts where turns follow each other."""
    return f"{timezone.localtime(at):%H:%M:%S}"


@register.filter
def minutes(seconds: Any) -> str:
    """A length in seconds; the carrier's own lists may hold anything."""
    return plain.minutes(seconds) if isinstance(seconds, int | float) else ""


@register.filter
def spoken_number(number: Any) -> str:
    return wording.spoken_number(number if isinstance(number, str) else "")


@register.filter
def pretty(value: Any) -> str:
    """JSON to read, without the tokens in the carrier's addresses."""
    return json.dumps(masked(value), indent=2, ensure_ascii=False)
