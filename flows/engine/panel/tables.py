"""A small table: columns with names, rows of texts, and the row that a value leads to."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, PrivateAttr, model_validator

from flows.engine import numbering
from flows.engine.fields import refuse
from flows.engine.panel.texts import Cell, Name, repeated

MOST_COLUMNS = 20
MOST_ROWS = 1_000
_LIKE_A_NUMBER = re.compile(r"[+0][\d\s()/-]{5,24}")
_Index = Mapping[str, tuple[str, ...]]


class Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    columns: tuple[Name, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()
    # By column, made when calls first look there: reading numbers takes its time.
    _indexes: dict[str, _Index] = PrivateAttr(default_factory=dict)

    @model_validator(mode="after")
    def _agree(self) -> Table:
        width = len(self.columns)
        if not 1 <= width <= MOST_COLUMNS:
            raise refuse("columns", "A table has from 1 to {max} columns.", max=MOST_COLUMNS)
        if twice := repeated(self.columns):
            raise refuse("twice", "“{name}” is there twice: give one another name.", name=twice)
        if len(self.rows) > MOST_ROWS:
            raise refuse("rows", "A table holds at most {max} rows.", max=MOST_ROWS)
        for place, row in enumerate(self.rows, start=1):
            if len(row) != width:
                text = "Row {row} has {n} cells where the table has {width} columns."
                raise refuse("width", text, row=place, n=len(row), width=width)
        return self

    def find(self, column: str, wanted: str) -> Mapping[str, str] | None:
        """The first row that has the value there; capitals and outer spaces do not matter.

        Telephone numbers are the same however they are written.
        """
        if column not in self.columns:
            return None
        if column not in self._indexes:
            self._indexes[column] = self._index(self.columns.index(column))
        index = self._indexes[column]
        row = index.get(_plain(wanted)) or index.get(_as_number(wanted))
        return None if row is None else dict(zip(self.columns, row, strict=True))

    def _index(self, place: int) -> _Index:
        found: dict[str, tuple[str, ...]] = {}
        for row in self.rows:
            for said in (_plain(row[place]), _as_number(row[place])):
                if said:
                    found.setdefault(said, row)
        return found


def _plain(text: str) -> str:
    return text.strip().casefold()


def _as_number(text: str) -> str:
    """The telephone number that is meant, where it looks like one."""
    text = text.strip()
    return numbering.meant(text) if _LIKE_A_NUMBER.fullmatch(text) else ""
