"""A message's sound in several languages, as one text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.engine.voices import all_of, pack, pick

languages = st.from_regex(r"\A[a-z]{2}(-[A-Z]{2})?\Z")
audio = st.dictionaries(languages, st.from_regex(r"\A[0-9a-f]{8}\Z"), max_size=4)


def test_a_message_of_one_language_is_its_audio() -> None:
    assert pack("sv", {"sv": "a1"}) == "a1"


def test_a_message_without_a_take_is_silent() -> None:
    assert (pack("sv", {}), all_of("")) == ("", [])


@pytest.mark.parametrize(
    ("language", "heard"), [("sv", "a1"), ("en", "b2"), ("en-GB", "b2"), ("fi", "a1"), ("", "a1")]
)
def test_each_call_hears_its_language_and_else_the_main_one(language: str, heard: str) -> None:
    assert pick(pack("sv", {"sv": "a1", "en": "b2"}), language) == heard


def test_a_main_language_without_a_take_leaves_the_first_that_has_one() -> None:
    assert pick(pack("sv", {"fi": "c3", "en": "b2"}), "da") == "b2"


@given(main=languages, audio=audio)
def test_every_language_hears_its_own_audio(main: str, audio: dict[str, str]) -> None:
    sound = pack(main, audio)
    assert {language: pick(sound, language) for language in audio} == audio
    assert set(all_of(sound)) == set(audio.values())
