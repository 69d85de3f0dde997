"""What each language has to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

Words = tuple[str, ...]
PAUSE = ","


@dataclass(frozen=True)
class Money:
    """What a currency's units are called, one of them and several."""

    one: str
    many: str
    hundredth: str
    hundredths: str

    def words(self) -> set[str]:
        return {self.one, self.many, self.hundredth, self.hundredths}


class Language(Protocol):
    def number(self, number: int) -> Words:
        """Up to 999,999,999."""
        ...

    def decimals(self, whole: int, digits: str) -> Words: ...
    def minus(self) -> str: ...
    def digit(self, character: str) -> str:
        """One of `0`-`9` and `+`."""
        ...

    def date(self, day: date, *, year: bool) -> Words: ...
    def time(self, hour: int, minute: int) -> Words: ...
    def amount(self, whole: int, hundredths: int, currency: str) -> Words: ...
    def entered(self) -> str:
        """What is said before the digits that somebody has pressed."""
        ...

    def right(self) -> str:
        """Whether that is right: 1 is yes, 2 is no."""
        ...

    def vocabulary(self) -> set[str]: ...


def words_of(text: str) -> list[str]:
    return text.split()
