"""Values as words: numbers, digits, dates, times and amounts, as people of a language say them.

A word is a clip's own text, `,` a pause. Pure; `tests/golden/saying/` holds what was agreed.
"""

from __future__ import annotations

from collections.abc import Mapping

from flows.engine.saying.english import ENGLISH
from flows.engine.saying.language import PAUSE, Language, Words
from flows.engine.saying.reading import KINDS, read
from flows.engine.saying.swedish import SWEDISH

LANGUAGES: Mapping[str, Language] = {"sv": SWEDISH, "en": ENGLISH}


def say(value: str, kind: str, language: str, *, currency: str = "SEK") -> Words | None:
    """The words; None where the value is none of its kind (`KINDS`)."""
    return read(value, kind, LANGUAGES[language], currency=currency)


def read_back(digits: str, language: str, *, ask: bool) -> Words:
    """“You pressed 1 2 3”, and where it shall `ask`, whether that is right. `digits` are 0 to 9."""
    tongue = LANGUAGES[language]
    said = say(digits, "digits", language) or ()
    return (tongue.entered(), *said, *((PAUSE, tongue.right()) if ask else ()))


def spoken_in(language: str, fallback: str) -> str:
    """The language to say values in during a call of `language`."""
    base = language.partition("-")[0].lower()
    return base if base in LANGUAGES else fallback


def vocabulary(language: str) -> list[str]:
    """Every word that may be needed."""
    return sorted(LANGUAGES[language].vocabulary())


__all__ = ["KINDS", "LANGUAGES", "Language", "Words", "read_back", "say", "spoken_in", "vocabulary"]
