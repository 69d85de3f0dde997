"""The wizard's answers, understood as people type them or refused with the reason.

An answer to `text` and `email` is text, to `phone` a number (E.164), to `people` a list of names
with numbers, to `week` opening hours as `flows.engine.hours` writes the week, to `language` one of
the languages that messages are spoken in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from flows.engine.fields import PHONE
from flows.engine.numbering import meant
from flows.problems import Problem
from flows.templates.template import Person, Question, QuestionKind, Template
from flows.wrong_numbers import reason

LANGUAGES = ("en", "sv")
LONGEST = 80


class Unclear(Exception):
    """Why an answer cannot be taken: a sentence for the person who gave it."""


def understood(template: Template, given: Mapping[str, Any]) -> dict[str, Any]:
    """By question; a Problem names every question whose answer cannot be taken."""
    read: dict[str, Any] = {}
    wrong: dict[str, list[str]] = {}
    for question in template.questions:
        try:
            read[question.name] = _answer(question, given.get(question.name))
        except Unclear as unclear:
            wrong[question.name] = [str(unclear)]
    if wrong:
        raise Problem(next(iter(wrong.values()))[0], **wrong)
    return read


def _answer(question: Question, given: Any) -> Any:
    if given in (None, "", []):
        if question.required:
            raise Unclear(_("Please answer this question."))
        return [] if question.kind == "people" else ""
    return _READERS[question.kind](question, given)


def _text(question: Question, given: Any) -> str:
    if not isinstance(given, str) or not given.strip():
        raise Unclear(_("Please answer this question."))
    if len(given.strip()) > LONGEST:
        raise Unclear(_("Use at most {n} characters.").format(n=LONGEST))
    return " ".join(given.split())


def _email(question: Question, given: Any) -> str:
    address = _text(question, given)
    try:
        validate_email(address)
    except ValidationError:
        sentence = _("“{given}” is no e-mail address: write one like anna@example.com.")
        raise Unclear(sentence.format(given=address)) from None
    return address


def _phone(question: Question, given: Any) -> str:
    written = _text(question, given)
    number = meant(written)
    if not PHONE.fullmatch(number):
        raise Unclear(reason(written))
    return number


def _people(question: Question, given: Any) -> list[Person]:
    if not isinstance(given, list) or not all(isinstance(row, Mapping) for row in given):
        raise Unclear(_("Please answer this question."))
    if len(given) > question.most:
        raise Unclear(_("At most {n} rows are taken.").format(n=question.most))
    people = []
    for place, row in enumerate(given, start=1):
        try:
            people.append(
                Person(_text(question, row.get("name")), _phone(question, row.get("number")))
            )
        except Unclear as unclear:
            sentence = _("Row {n}: {why}").format(n=place, why=unclear)
            raise Unclear(sentence) from None
    return people


def _week(question: Question, given: Any) -> Any:
    """Spans as the weekly hours of a calendar; whether they fit is said when it is saved."""
    if not isinstance(given, list):
        raise Unclear(_("Please answer this question."))
    return given


def _language(question: Question, given: Any) -> str:
    if given not in LANGUAGES:
        raise Unclear(_("Choose one of the list."))
    return str(given)


_READERS: dict[QuestionKind, Callable[[Question, Any], Any]] = {
    "text": _text,
    "email": _email,
    "phone": _phone,
    "people": _people,
    "week": _week,
    "language": _language,
}
