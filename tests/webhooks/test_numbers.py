"""Numbers as people type them."""

from __future__ import annotations

import pytest

from flows.problems import Problem
from webhooks.models import Number
from webhooks.numbers import country, phone, start_url


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("+46701234567", "+46701234567"),
        ("070-123 45 67", "+46701234567"),
        (" 0046 (0)70 123 45 67 ", "+46701234567"),
        ("08-12 34 56", "+468123456"),
        ("+45 32 12 34 56", "+4532123456"),
        ("+46 00 123 456", "+4600123456"),
    ],
)
def test_it_understands_what_people_type(typed: str, meant: str) -> None:
    assert phone(typed) == meant


@pytest.mark.parametrize("typed", ["", "112", "abc", "+46", "070-123 45 67 ext 8", "9" * 400])
def test_it_says_in_one_sentence_what_it_does_not_understand(typed: str) -> None:
    with pytest.raises(Problem, match=r"^[^.]+\.$"):
        phone(typed)


def test_it_knows_the_country_of_a_number_where_there_is_one() -> None:
    assert (country("+46701234567"), country("+15550109999")) == ("SE", None)


def test_the_start_address_holds_the_number_and_its_secret(settings: object) -> None:
    number = Number(number="+46766861004", secret="s3cret")
    assert start_url(number) == "http://localhost:8001/elks/start/46766861004/s3cret"


def test_two_numbers_have_two_secrets() -> None:
    assert Number().secret != Number().secret
