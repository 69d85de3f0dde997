"""From the text that a variable holds to what is to be said."""

from __future__ import annotations

import re
from datetime import date

from flows.engine.saying.language import PAUSE, Language, Words

KINDS = (
    ("number", "A number"),
    ("digits", "Digit by digit"),
    ("date", "A date"),
    ("date_year", "A date with its year"),
    ("time", "A time of day"),
    ("amount", "An amount of money"),
)
LARGEST = 999_999_999
_MOST_DIGITS = 40
_NUMBER = re.compile(r"([-−]?)([0-9]{1,9})(?:[.,]([0-9]{1,4}))?")
_AMOUNT = re.compile(r"([-−]?)([0-9]{1,9})(?:[.,]([0-9]{1,2}))?")
_DATE = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:[T ].*)?")
_TIME = re.compile(
    r"(?:.*[T ])?([0-9]{1,2})[:.]?([0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9:]+)?"
)
_GROUPING = re.compile(r"(?<=[0-9])[\s\u00a0\u202f](?=[0-9]{3})")
_APART = re.compile(r"[\s()/.-]+")


def read(value: str, kind: str, language: Language, *, currency: str) -> Words | None:
    text = value.strip()
    match kind:
        case "number":
            return _number(text, language)
        case "digits":
            return _digits(text, language)
        case "date" | "date_year":
            return _date(text, language, year=kind == "date_year")
        case "time":
            return _time(text, language)
        case _:
            return _amount(text, language, currency)


def _number(text: str, language: Language) -> Words | None:
    found = _NUMBER.fullmatch(_GROUPING.sub("", text))
    if found is None:
        return None
    whole, digits = int(found[2]), found[3]
    words = language.decimals(whole, digits) if digits else language.number(whole)
    return (language.minus(), *words) if found[1] else words


def _amount(text: str, language: Language, currency: str) -> Words | None:
    found = _AMOUNT.fullmatch(_GROUPING.sub("", text))
    if found is None:
        return None
    words = language.amount(int(found[2]), int((found[3] or "0").ljust(2, "0")), currency)
    return (language.minus(), *words) if found[1] else words


def _digits(text: str, language: Language) -> Words | None:
    groups = [group for group in _APART.split(text) if group]
    if not groups or not re.fullmatch(r"\+?[0-9]+", "".join(groups)):
        return None
    if sum(map(len, groups)) > _MOST_DIGITS:
        return None
    if len(groups) == 1:
        groups = _in_threes(groups[0])
    words: list[str] = []
    for group in groups:
        words += [PAUSE] if words else []
        words += [language.digit(character) for character in group]
    return tuple(words)


def _in_threes(digits: str) -> list[str]:
    """As people read a number to each other: by threes, and no digit alone at the end."""
    if len(digits) <= 4:
        return [digits]
    last = len(digits) - 4 if len(digits) % 3 == 1 else len(digits)
    groups = [digits[place : min(place + 3, last)] for place in range(0, last, 3)]
    return groups if last == len(digits) else [*groups, digits[last:-2], digits[-2:]]


def _date(text: str, language: Language, *, year: bool) -> Words | None:
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    return language.date(day, year=year) if 1100 <= day.year <= 2999 else None


def _time(text: str, language: Language) -> Words | None:
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    return language.time(hour, minute) if hour < 24 and minute < 60 else None
