"""What people enter with keys, by the kind that was asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.engine.digits import FORMS, fits

# Numbers out of text books; the last one is a coordination number.
PERSONAL = ["8112189876", "198112189876", "6403273813", "196403273813", "7010632391"]


@pytest.mark.parametrize("digits", PERSONAL)
def test_a_personal_number_is_one_with_its_day_and_check_digit(digits: str) -> None:
    assert fits("personal", digits)


@pytest.mark.parametrize("digits", PERSONAL)
@given(data=st.data())
def test_one_wrong_key_in_a_personal_number_is_noticed(digits: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(len(digits) - 10, len(digits) - 1))
    other = data.draw(st.sampled_from([key for key in "0123456789" if key != digits[place]]))
    assert not fits("personal", digits[:place] + other + digits[place + 1 :])


@pytest.mark.parametrize(
    ("form", "digits", "right"),
    [
        ("personal", "8102309879", False),
        ("personal", "81121898", False),
        ("date", "260503", True),
        ("date", "20260503", True),
        # In 1900 the year had no 29 February, in 2000 it had.
        ("date", "000229", True),
        ("date", "19000229", False),
        ("date", "261301", False),
        ("date", "2605030", False),
        ("postcode", "11120", True),
        ("postcode", "01112", False),
        ("postcode", "1112", False),
        ("phone", "0701234567", True),
        ("phone", "0046701234567", True),
        ("phone", "12345", False),
        ("any", "12345", True),
    ],
)
def test_each_kind_has_its_own_rule(form: str, digits: str, right: bool) -> None:
    assert fits(form, digits) is right


@given(form=st.sampled_from([form for form, _ in FORMS]), digits=st.from_regex(r"\A[0-9]{1,20}\Z"))
def test_whatever_is_pressed_is_judged(form: str, digits: str) -> None:
    assert fits(form, digits) in {True, False}
