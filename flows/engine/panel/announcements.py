"""An announcement: a sound that callers hear while it is in force."""

from __future__ import annotations

from datetime import datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict


class Announcement(BaseModel):
    """`sha256` names the sound; it plays from `since` (or at once) up to `until` (or for good)."""

    model_config = ConfigDict(frozen=True)

    sha256: str
    on: bool = False
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None

    def in_force(self, now: datetime) -> bool:
        begun = self.since is None or self.since <= now
        return self.on and begun and not self.over(now)

    def over(self, now: datetime) -> bool:
        return self.until is not None and self.until <= now
