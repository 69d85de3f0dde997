"""An announcement: a sound that callers hear while it is in force."""

from __future__ import annotations

from datetime import datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict


class Announcement(BaseModel):
    """`sound` plays from `since`, or at once, up to `until`, or for good (engine/voices.py)."""

    model_config = ConfigDict(frozen=True)

    sound: str
    on: bool = False
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None

    def in_force(self, now: datetime) -> bool:
        begun = self.since is None or self.since <= now
        return self.on and begun and not self.over(now)

    def over(self, now: datetime) -> bool:
        return self.until is not None and self.until <= now
