"""Whoever types a number that nobody can have is told what is wrong with it."""

from __future__ import annotations

import pytest
from django.utils import translation

from flows.problems import Problem
from flows.wrong_numbers import reason
from webhooks.numbers import phone

WRONG = [
    ("", "Write a telephone number, like 070-123 45 67 or +46701234567."),
    ("hello", "“hello” is no telephone number: write it like 070-123 45 67 or +46701234567."),
    ("08", "“08” is too short: look for a missing digit."),
    ("0701234567890123", "“0701234567890123” is too long: look for a digit too many."),
    ("+999 123 45 67", "“+999 123 45 67” begins with no country's code."),
    (
        "08-123 456 78 ext. 9",
        "“08-123 456 78 ext. 9” has an extension, which cannot be rung: leave it out.",
    ),
]


@pytest.mark.parametrize(("typed", "sentence"), WRONG)
def test_a_wrong_number_is_refused_with_the_reason(typed: str, sentence: str) -> None:
    with pytest.raises(Problem) as refused:
        phone(typed)
    assert refused.value.sentence == sentence


def test_the_reason_is_given_in_the_language_of_the_page() -> None:
    with translation.override("sv"):
        assert reason("hello").startswith("”hello” är inget telefonnummer")
        assert reason(" ").startswith("Skriv ett telefonnummer")
