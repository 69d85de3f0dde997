"""Values as words: each language's table of what was agreed, and that no word is ever missing.

`tests/golden/saying/` is a list of values, written by hand; `make goldens` fills in what is said.
"""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.engine.saying import KINDS, LANGUAGES, read_back, say, spoken_in, vocabulary
from flows.engine.saying.language import PAUSE
from flows.engine.saying.reading import LARGEST
from tests.goldens import FOLDER, Golden

CURRENCIES = ["SEK", "EUR", "USD"]
numbers = st.integers(0, LARGEST).map(str)
dates = st.dates().map(str)
times = st.times().map(lambda time: time.strftime("%H:%M"))
amounts = st.decimals(0, LARGEST, places=2).map(str)


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_are_said_as_the_table_has_it(language: str, golden: Golden) -> None:
    name = f"saying/{language}.json"
    rows = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    for row in rows:
        words = say(row["value"], row["kind"], language, currency=row.get("currency", "SEK"))
        row["says"] = None if words is None else " ".join(words)
    golden(name, rows)


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    value=numbers | dates | times | amounts | st.from_regex(r"\A[-+ 0-9,.:]{1,12}\Z"),
    kind=st.sampled_from([kind for kind, _ in KINDS]),
    currency=st.sampled_from(CURRENCIES),
)
def test_there_is_a_clip_for_every_word(
    language: str, value: str, kind: str, currency: str
) -> None:
    words = say(value, kind, language, currency=currency) or ()
    assert set(words) - {PAUSE} <= set(vocabulary(language))


@pytest.mark.parametrize("language", LANGUAGES)
@given(digits=st.from_regex(r"\A[0-9]{1,20}\Z"), ask=st.booleans())
def test_there_is_a_clip_for_every_word_of_digits_that_are_read_back(
    language: str, digits: str, *, ask: bool
) -> None:
    words = read_back(digits, language, ask=ask)
    assert set(words) - {PAUSE} <= set(vocabulary(language))


@pytest.mark.parametrize("language", LANGUAGES)
@given(number=st.integers(0, LARGEST), other=st.integers(0, LARGEST))
def test_two_numbers_are_never_said_alike(language: str, number: int, other: int) -> None:
    said = [say(str(one), "number", language) for one in (number, other)]
    assert (said[0] == said[1]) == (number == other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_minute_of_a_day_is_said_in_its_own_way(language: str) -> None:
    minutes = [f"{hour:02}:{minute:02}" for hour in range(24) for minute in range(60)]
    assert len({say(minute, "time", language) for minute in minutes}) == 24 * 60


@pytest.mark.parametrize(
    ("asked", "language"), [("sv", "sv"), ("sv-SE", "sv"), ("EN", "en"), ("fi", "sv"), ("", "sv")]
)
def test_values_are_said_in_the_calls_language_where_that_is_known(
    asked: str, language: str
) -> None:
    assert spoken_in(asked, "sv") == language
