"""What is set from the panel as values: bounds of what it holds, and who is on a list."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from flows.engine import configuration, numbering
from flows.engine.node import node_types
from flows.engine.panel.caller_lists import MOST_ENTRIES, CallerList
from flows.engine.panel.switches import SwitchDefinition
from flows.engine.panel.tables import Table

NUMBERS = st.from_regex(r"\+[1-9][0-9]{6,12}", fullmatch=True)


def refused(model: type[BaseModel], told: dict[str, Any]) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(told)
    return [str(fault["type"]) for fault in caught.value.errors()]


@pytest.mark.parametrize(
    ("model", "told", "code"),
    [
        (Table, {"columns": []}, "columns"),
        (Table, {"columns": ["A"] * 21}, "columns"),
        (Table, {"columns": ["A", "a"]}, "twice"),
        (Table, {"columns": ["A"], "rows": [["1"]] * 1001}, "rows"),
        (Table, {"columns": ["A"], "rows": [["x" * 201]]}, "too_long"),
        (Table, {"columns": ["A"], "rows": [["\x00"]]}, "unseen"),
        (Table, {"columns": ["A"], "rows": [["1", "2"]]}, "width"),
        (Table, {"columns": [" "]}, "no_name"),
        (CallerList, {"entries": [{"number": " "}]}, "no_number"),
        (CallerList, {"entries": [{"number": "*"}]}, "not_a_number"),
        (
            CallerList,
            {"entries": [{"number": f"+4670{at:07}"} for at in range(MOST_ENTRIES + 1)]},
            "entries",
        ),
        (CallerList, {"entries": [{"number": "+4670*"}] * 2}, "twice"),
        (SwitchDefinition, {"positions": ["A"], "default": "A"}, "positions"),
        (SwitchDefinition, {"positions": list("ABCDEFGHIJK"), "default": "A"}, "positions"),
        (SwitchDefinition, {"positions": ["A", "a"], "default": "A"}, "twice"),
        (SwitchDefinition, {"positions": ["A", "B"], "default": "C"}, "no_default"),
    ],
)
def test_what_cannot_be_is_refused(model: type[BaseModel], told: dict[str, Any], code: str) -> None:
    assert refused(model, told) == [code]


@given(NUMBERS, st.integers(2, 8))
def test_a_number_is_on_a_list_by_itself_or_by_its_beginning(number: str, length: int) -> None:
    beginning = number[:length]
    held = CallerList.model_validate({"entries": [{"number": f"{beginning}*"}]})
    assert held.holds(number)
    assert CallerList.model_validate({"entries": [{"number": number}]}).holds(number)
    other = "+9" if beginning[1] != "9" else "+8"
    assert not held.holds(other + number[2:])


@given(st.text(max_size=30))
def test_whatever_is_written_is_a_number_a_beginning_or_nothing(written: str) -> None:
    meant = numbering.pattern_meant(written)
    assert meant == "" or numbering.pattern_meant(meant) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("070-174 06 05", "+46701740605"),
        ("0046701740605", "+46701740605"),
        ("0046 70*", "+4670*"),
        ("08*", "+468*"),
        ("+1*", "+1*"),
        ("70*", ""),
        ("+4670**", ""),
        ("nobody", ""),
    ],
)
def test_numbers_as_people_type_them(written: str, meant: str) -> None:
    assert numbering.pattern_meant(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("0701234567", "+46701234567"),
        ("070-123 45 67", "+46701234567"),
        ("0046 70 123 45 67", "+46701234567"),
        # Nobody can have it, and yet it is clear where it goes.
        ("+46 (1) 111.11-11", "+4611111111"),
        ("sip:anna@example.com", "sip:anna@example.com"),
        (" customer 7", "customer 7"),
        ("", ""),
    ],
)
def test_a_number_is_understood_wherever_it_comes_from(written: str, meant: str) -> None:
    assert numbering.as_meant(written) == meant


def test_what_is_no_number_is_of_no_country() -> None:
    assert not numbering.is_of_country("anonymous", "SE")


def test_a_row_is_found_in_each_column_however_often_one_looks() -> None:
    table = Table.model_validate({"columns": ["A", "B"], "rows": [["1", "x"], ["2", "x"]]})
    found = [table.find(*asked) for asked in (("A", "2"), ("A", "1"), ("B", "X"), ("A", "2"))]
    assert [row and row["A"] for row in found] == ["2", "1", "1", "2"]


@pytest.mark.parametrize(("what", "needs"), [("earlier", {"earlier"}), ("hidden", set())])
def test_only_a_rule_about_earlier_calls_needs_the_journal(what: str, needs: set[str]) -> None:
    kind = node_types()["caller_is"]
    rules = [{"id": "k1", "label": "Rule", "what": what}]
    assert kind.needs_of(configuration.validate(kind, {"rules": rules})) == needs
