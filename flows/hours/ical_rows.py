"""The rows of an iCalendar file: which component begins where, and what is no row of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

_PROPERTY = re.compile(r"([A-Za-z0-9-]+)[;:]")
# Components below an event (an alarm) belong to it.
_OUTER = frozenset({"VCALENDAR"})


@dataclass(frozen=True)
class Fault:
    row: int
    sentence: str


@dataclass(frozen=True)
class Block:
    """A component with its row numbers; rows that were folded are joined again."""

    kind: str
    row: int
    lines: tuple[tuple[int, str], ...]

    @property
    def text(self) -> str:
        return "\n".join(line for _row, line in self.lines)

    def rows(self, name: str) -> list[tuple[int, str]]:
        """Each row of a property, with its value."""
        named = ((row, line) for row, line in self.lines if _name(line) == name.upper())
        return [(row, line.partition(":")[2]) for row, line in named]

    def row_of(self, name: str) -> int | None:
        return next((row for row, _value in self.rows(name)), None)

    def value(self, name: str) -> str:
        return next((value for _row, value in self.rows(name)), "")


def blocks(text: str) -> tuple[list[Block], list[Fault]]:
    """The components of the calendar in their order, without those that have a fault."""
    found: list[Block] = []
    faults: list[Fault] = []
    open_: list[tuple[int, str]] = []
    lines: list[tuple[int, str]] = []
    broken = False
    for row, line in _unfolded(text):
        if not _name(line):
            faults.append(Fault(row, _("“{text}” is no property.").format(text=line[:40])))
            broken = True
            continue
        name, value = _name(line), line.partition(":")[2].strip().upper()
        if name == "BEGIN" and value not in _OUTER:
            if not open_:
                lines, broken = [], False
            open_.append((row, value))
        if open_:
            lines.append((row, line))
        if name == "END" and value not in _OUTER:
            if not open_ or open_[-1][1] != value:
                faults.append(Fault(row, _("“END:{kind}” ends nothing.").format(kind=value[:40])))
                open_, broken = [], True
                continue
            begun, kind = open_.pop()
            if not open_ and not broken:
                found.append(Block(kind, begun, tuple(lines)))
    for row, kind in open_[:1]:
        faults.append(Fault(row, _("“BEGIN:{kind}” has no end.").format(kind=kind[:40])))
    return found, faults


def _name(line: str) -> str:
    match = _PROPERTY.match(line)
    return match[1].upper() if match else ""


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Each property with the row it begins in; a row that begins with a space goes on the last."""
    begun, whole = 0, ""
    for row, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if line[:1] in (" ", "\t") and whole:
            whole += line[1:]
            continue
        if whole:
            yield begun, whole
        begun, whole = row, line.rstrip() and line
    if whole:
        yield begun, whole
