"""A calendar as calls meet it: its definition, the holidays, what is in force by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict

from flows.engine.hours.definition import Definition


class Holiday(BaseModel):
    """`names` by language, English always among them."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["closed", "short"]
    names: Mapping[str, str]


class Override(BaseModel):
    """Open or closed, whatever the calendar says, until a moment or until somebody ends it."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["open", "closed"]
    until: AwareDatetime | None = None
    reason: str = ""

    def holds(self, now: datetime) -> bool:
        return self.until is None or now < self.until


class Calendar(BaseModel):
    """The holidays were looked up when it was saved: a call asks no library."""

    model_config = ConfigDict(frozen=True)

    definition: Definition
    holidays: Mapping[date, Holiday] = {}
    override: Override | None = None
