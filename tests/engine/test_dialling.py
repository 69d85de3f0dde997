"""Whom a step rings whose numbers are held in variables, and what the check says about it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.engine import numbering
from flows.engine.dialling import dialled
from flows.engine.document import read_document
from flows.engine.fields import PHONE, SIP
from flows.engine.finding import Named, places, speaks_of
from flows.engine.node import CallView
from tests.graphs import codes, flow, problems

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)
STOCKHOLM = "+46850000000"


def call(number: str, *, called: str = STOCKHOLM) -> CallView:
    return CallView({"number": number, "called": called, "direction": "incoming"}, NOW)


def because(number: str, *, called: str = STOCKHOLM, abroad: bool = False) -> str:
    return str(dialled(["{number}"], call(number, called=called), abroad=abroad).why.get("because"))


def test_a_number_that_somebody_drew_is_rung_without_a_look_at_the_call() -> None:
    nobody_yet: Any = None
    assert dialled(["+4721098765"], nobody_yet, abroad=False).numbers == ("+4721098765",)


def test_the_same_number_is_rung_once() -> None:
    both = dialled(["+46701740605", "{number}"], call("070 174 06 05"), abroad=False)
    assert both.numbers == ("+46701740605",)


@pytest.mark.parametrize("satellite", ["+870773111632", "+881612345678"])
def test_a_satellite_is_as_dear_as_a_premium_number(satellite: str) -> None:
    assert numbering.is_premium(satellite)


def test_numbers_of_a_norwegian_line_are_at_home_in_norway() -> None:
    assert because("+4721098765", called="+4722000000") == "None"
    assert because("+46850500600", called="+4722000000") == "number_abroad"


def test_a_line_without_a_number_that_can_be_read_is_at_home_here() -> None:
    assert because("+46850500600", called="") == "None"
    assert because("+4721098765", called="") == "number_abroad"


@given(st.text(alphabet="+0123456789 -,;:@.sipabc{}", max_size=30), st.booleans())
def test_whatever_a_variable_holds_one_number_is_rung_or_a_reason_is_told(
    value: str, abroad: bool
) -> None:
    """A comma would ring a second one: what goes to the carrier is a list."""
    found = dialled(["{number}"], call(value), abroad=abroad)
    assert bool(found.numbers) != bool(found.why)
    for number in found.numbers:
        assert PHONE.fullmatch(number) or SIP.fullmatch(number)
        assert "," not in number


def ringing(number: str) -> dict[str, Any]:
    return flow(
        {
            "in": "incoming_call",
            "ask": ("ask_digits", {"prompt": "menu", "variable": "number"}),
            "ring": ("connect", {"targets": [{"number": number}]}),
            "bye": "hang_up",
        },
        "in next > ask",
        "ask done > ring",
        "ask invalid > bye",
        "ask no_input > bye",
        "ring talked > bye",
        "ring busy > bye",
        "ring no_answer > bye",
    )


def test_a_variable_that_is_set_before_is_no_problem() -> None:
    assert codes(ringing("{number}")) == []


def test_a_variable_that_nothing_sets_is_told_at_its_place_in_the_list() -> None:
    [issue] = problems(ringing("{numbr}"))
    assert (issue.code, issue.node, issue.field) == ("never_set", "ring", "targets.0.number")


def test_a_text_with_a_variable_is_no_number_that_nobody_has() -> None:
    assert codes(ringing("+46{number}")) == []


def test_a_variable_is_found_where_it_is_rung() -> None:
    asks = speaks_of("{number}", Named({}, {}, {}))
    found = [
        place.field for place in places(read_document(ringing("{number}")).document) if asks(place)
    ]
    assert found == ["targets.0.number"]


def test_ringing_what_variables_hold_round_and_round_is_a_circle_where_nothing_is_heard() -> None:
    drawn = ringing("{number}")
    for edge in drawn["edges"]:
        if (edge["source"], edge["port"]) == ("ring", "no_answer"):
            edge["target"] = "ring"
    assert "silent_loop" in {code for code, _ in codes(drawn)}
