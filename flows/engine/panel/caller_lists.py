"""A list of callers: telephone numbers, and what many numbers begin with, such as +4670*."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator

from flows.engine import numbering
from flows.engine.fields import refuse
from flows.engine.panel.texts import Cell

MOST_ENTRIES = 5_000


def _number(written: str) -> str:
    written = written.strip()
    if not written:
        raise refuse("no_number", "Write a number.")
    if number := numbering.pattern_meant(written):
        return number
    text = numbering.why_not(written)
    if not any(sign.isdigit() for sign in written) or "*" in written:
        text = (
            "“{number}” is no phone number: write it like +46701234567, "
            "or +4670* for all that begin so."
        )
    raise refuse("not_a_number", text, number=written[:30])


class Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    number: Annotated[str, AfterValidator(_number)]
    note: Cell = ""


class CallerList(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    entries: tuple[Entry, ...] = ()

    @model_validator(mode="after")
    def _agree(self) -> CallerList:
        if len(self.entries) > MOST_ENTRIES:
            raise refuse("entries", "A list holds at most {max} numbers.", max=MOST_ENTRIES)
        seen: dict[str, int] = {}
        for place, entry in enumerate(self.entries, start=1):
            first = seen.setdefault(entry.number, place)
            if first != place:
                text = "Row {row}: {number} is in row {first} already: remove one."
                raise refuse("twice", text, row=place, number=entry.number, first=first)
        return self

    def holds(self, number: str) -> bool:
        if number in self._numbers:
            return True
        return any(number[:length] in self._beginnings for length in range(2, len(number) + 1))

    @cached_property
    def _numbers(self) -> frozenset[str]:
        return frozenset(entry.number for entry in self.entries)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        patterns = (number for number in self._numbers if number.endswith("*"))
        return frozenset(pattern.removesuffix("*") for pattern in patterns)
