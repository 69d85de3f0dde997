"""Times of day as people write them (17:00, 8, 1745), on the studio's clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

LINKS = ("until", "till", "til", "to")
_TIME = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.]?(?P<minute>[0-9]{2}))?", re.ASCII)


@dataclass(frozen=True)
class Clock:
    hour: int
    minute: int = 0

    def next(self, *, now: datetime) -> datetime:
        """When the studio's clock shows this next."""
        local = timezone.localtime(now)
        naive = local.replace(
            tzinfo=None, hour=self.hour, minute=self.minute, second=0, microsecond=0
        )
        for days in (0, 1):
            at = timezone.make_aware(naive + timedelta(days=days))
            if at > now:
                return at
        return timezone.make_aware(naive + timedelta(days=2))


@dataclass(frozen=True)
class Moments:
    """When a message is read, and when it was written."""

    now: datetime
    written: datetime

    def until(self, clock: Clock | None) -> datetime | None:
        """What a message means by a time of day, which may have passed; None without one."""
        return clock.next(now=self.written) if clock else None

    def too_late(self, until: datetime | None) -> str:
        """What is answered where that time has passed; empty where it has not."""
        if until is None or until > self.now:
            return ""
        sentence = _("Your message came too late: {time} has passed. Nothing was changed.")
        return sentence.format(time=f"{timezone.localtime(until):%H:%M}")


def read_clock(word: str) -> Clock | None:
    found = _TIME.fullmatch(word)
    if found is None:
        return None
    clock = Clock(int(found["hour"]), int(found["minute"] or 0))
    return clock if clock.hour <= 23 and clock.minute <= 59 else None


def told_time(at: datetime, *, now: datetime) -> str:
    """“17:00”, or “tomorrow 08:00”."""
    local = timezone.localtime(at)
    time = f"{local:%H:%M}"
    if local.date() == timezone.localtime(now).date():
        return time
    return _("tomorrow {time}").format(time=time)
