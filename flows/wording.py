"""Times and lengths in the words of the person who reads them."""

from __future__ import annotations

from datetime import UTC, datetime

from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString


def day_and_time(at: datetime, *, now: datetime, month: str = "F") -> str:
    """“3 May 14:02” on our clock; another year is named. `month` is a date format of Django's."""
    local, today = timezone.localtime(at), timezone.localtime(now)
    year = "" if local.year == today.year else " Y"
    return formats.date_format(local, f"j {month}{year} H:i")


def moment(at: datetime | None) -> SafeString | str:
    """A time on our clock, for tables; UTC shows when the pointer rests on it."""
    if at is None:
        return ""
    utc = at.astimezone(UTC)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        utc.isoformat(timespec="seconds").replace("+00:00", "Z"),
        f"{utc:%Y-%m-%d %H:%M:%S} UTC",
        day_and_time(at, now=timezone.now(), month="M"),
    )


def minutes(seconds: float | None) -> str:
    """“1:15”, or “1:02:03” from an hour on."""
    if seconds is None:
        return ""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
