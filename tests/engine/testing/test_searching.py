"""The shortest way for a caller to get somewhere, and what no test has gone through."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from flows.engine.compiler import Program, compile_document, load_program
from flows.engine.digits import EXAMPLES
from flows.engine.document import read_document
from flows.engine.mentions import SharedThings
from flows.engine.parts import Reference
from flows.engine.testing.covering import coverage
from flows.engine.testing.judging import run_test
from flows.engine.testing.saved import Expectation, SavedTest
from flows.engine.testing.searching import Beginning, _beginnings, find_test
from flows.engine.world import EMPTY, World
from tests.engine.hours.calendars import calendar
from tests.engine.testing.calls import NOON, SOUNDS, a_test, does, leaves, press, reaches
from tests.graphs import NUMBERS, PROMPTS, as_part, flow, office, program, using

PORTS = ("open", "closed", "holiday")
CHRISTMAS_EVE = {"2026-12-24": {"kind": "closed", "names": {"en": "Christmas Eve"}}}
PLAIN = Beginning("+46701234567", "+46766861004", NOON)
OFFICE = program(office())


def found(prog: Program, goal: Expectation, world: World = EMPTY) -> SavedTest:
    test = find_test(prog, goal, PLAIN, world, SOUNDS)
    assert test is not None
    assert run_test(prog, test, world, SOUNDS).passed
    return test


def happenings(test: SavedTest) -> list[tuple[str, str, str]]:
    return [(one.step, one.does, one.keys) for one in test.happens]


@pytest.mark.parametrize(
    ("goal", "happens"),
    [
        (reaches("in"), []),
        (reaches("sales"), [("menu", "press", "1")]),
        (leaves("menu", "no_input"), []),
        (leaves("menu", "wrong_key"), [("menu", "press", "3")] * 3),
        (leaves("sales", "busy"), [("menu", "press", "1"), ("sales", "busy", "")]),
        (leaves("sales", "talked"), [("menu", "press", "1")]),
        (
            leaves("message", "failed"),
            [("menu", "press", "2"), ("message", "cannot_record", "")],
        ),
    ],
)
def test_the_shortest_way_is_found_and_says_no_more_than_it_must(
    goal: Expectation, happens: list[tuple[str, str, str]]
) -> None:
    assert happenings(found(OFFICE, goal)) == happens


def test_silence_is_said_where_keys_come_after_it() -> None:
    choices = [{"key": "1", "label": "Go"}]
    drawn = flow(
        {
            "in": "incoming_call",
            "menu": ("menu", {"prompt": "menu", "choices": choices, "silence_tries": 1}),
            "bye": "hang_up",
            "again": ("play", {"prompt": "bye"}),
            "last": ("menu", {"prompt": "menu", "choices": choices}),
        },
        "in next > menu",
        "menu no_input > again",
        "menu wrong_key > bye",
        "menu key:1 > bye",
        "again done > last",
        "last key:1 > menu",
        "last no_input > bye",
        "last wrong_key > bye",
    )
    assert happenings(found(program(drawn), leaves("last", "key:1"))) == [("last", "press", "1")]


def compares(left: str, operator: str, right: str) -> dict[str, Any]:
    rule = {"id": "r", "label": "R", "left": left, "operator": operator, "right": right}
    return flow(
        {
            "in": "incoming_call",
            "ask": ("ask_digits", {"prompt": "menu", "variable": "code", "min_digits": 2}),
            "is": ("compare", {"rows": [rule]}),
            "bye": "hang_up",
        },
        "in next > ask",
        "ask done > is",
        "ask no_input > bye",
        "ask invalid > bye",
        "is row:r > bye",
        "is otherwise > bye",
    )


def test_digits_that_the_flow_speaks_of_are_tried() -> None:
    test = found(program(compares("{code}", "is", "4711")), leaves("is", "row:r"))
    assert happenings(test) == [("ask", "press", "4711")]


@pytest.mark.parametrize("form", ["personal", "date", "postcode", "phone"])
def test_numbers_of_each_kind_are_tried(form: str) -> None:
    drawn = compares("{code}", "is_not", "")
    drawn["nodes"][1]["config"] |= {"form": form, "max_digits": 12}
    assert happenings(found(program(drawn), leaves("ask", "done")))[0][2] in EXAMPLES[form]


def test_too_few_digits_are_tried() -> None:
    test = found(program(compares("{code}", "is", "4711")), leaves("ask", "invalid"))
    assert happenings(test) == [("ask", "press", "1")] * 3


@pytest.mark.parametrize(
    ("operator", "right", "caller"),
    [("empty", "", ""), ("starts_with", "+47", "+47"), ("contains", "+4711", "+4711")],
)
def test_callers_that_the_flow_speaks_of_are_tried(operator: str, right: str, caller: str) -> None:
    test = found(program(compares("{caller}", operator, right)), leaves("is", "row:r"))
    assert test.caller == caller


def test_numbers_of_more_digits_than_the_flow_speaks_of_are_tried() -> None:
    test = found(program(compares("{caller}", "greater", "+47")), leaves("is", "row:r"))
    assert test.caller == "+47111111111"


def test_times_at_which_it_is_open_closed_or_a_holiday_are_tried() -> None:
    drawn = flow(
        {"in": "incoming_call", "h": ("opening_hours", {"hours": "office"}), "bye": "hang_up"},
        "in next > h",
        "h open > bye",
        "h closed > bye",
        "h holiday > bye",
    )
    world = World(hours={"office": calendar(holidays=CHRISTMAS_EVE), "lost": None})
    moments = {port: found(program(drawn), leaves("h", port), world).at for port in PORTS}
    assert moments["open"] == NOON
    assert len(set(moments.values())) == 3


def test_a_way_out_of_a_part_is_found_through_the_part() -> None:
    choices = [{"key": "1", "label": "On"}]
    part = as_part(
        flow(
            {
                "in": "incoming_call",
                "menu": ("menu", {"prompt": "menu", "choices": choices}),
                "out": ("leave_part", {"label": "On"}),
                "none": ("leave_part", {"label": "Nothing"}),
            },
            "in next > menu",
            "menu key:1 > out",
            "menu no_input > none",
            "menu wrong_key > none",
        )
    )
    drawn = flow(
        {"in": "incoming_call", "p": using("hours", out="On", none="Nothing"), "bye": "hang_up"},
        "in next > p",
        "p way:out > bye",
        "p way:none > bye",
    )
    prog = program(drawn, {Reference("hours"): part})
    assert happenings(found(prog, leaves("p", "way:out"))) == [("p/menu", "press", "1")]
    document = read_document(drawn).document
    walk = run_test(prog, found(prog, leaves("p", "way:out"))).walk
    assert coverage(document, prog, [walk]).untested_ways == (("p", "way:none"),)


def test_a_step_that_no_call_can_come_to_is_not_found() -> None:
    drawn = office()
    drawn["nodes"].append({"id": "alone", "type": "hang_up", "name": "", "config": {}})
    prog = program(drawn)
    assert find_test(prog, reaches("alone"), PLAIN, EMPTY, SOUNDS) is None
    assert find_test(prog, reaches("gone"), PLAIN, EMPTY, SOUNDS) is None


def test_a_rule_that_nothing_tried_fits_is_not_found() -> None:
    drawn = program(compares("{caller}", "contains", "no number"))
    assert find_test(drawn, leaves("is", "row:r"), PLAIN, EMPTY, SOUNDS) is None


def test_searching_gives_up_after_so_many_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.engine.testing.searching.MOST_TURNS", 1)
    assert find_test(OFFICE, reaches("bye"), PLAIN, EMPTY, SOUNDS) is None


def test_a_way_that_takes_longer_than_it_is_open_is_not_offered() -> None:
    """Time stands still while a way is searched, and the message lasts until it is closed."""
    drawn = flow(
        {
            "in": "incoming_call",
            "p": ("play", {"prompt": "welcome"}),
            "h": ("opening_hours", {"hours": "office"}),
            "bye": "hang_up",
        },
        "in next > p",
        "p done > h",
        "h open > bye",
        "h closed > bye",
        "h holiday > bye",
    )
    closing = Beginning("", "", datetime(2026, 5, 4, 14, 59, 59, tzinfo=UTC))
    world = World(hours={"office": calendar()})
    test = find_test(program(drawn), leaves("h", "open"), closing, world, SOUNDS)
    assert test is None or run_test(program(drawn), test, world, SOUNDS).passed


def test_coverage_names_the_steps_and_ways_that_no_walk_has_passed() -> None:
    document = read_document(office()).document
    test = a_test(press("menu", "1"), does("sales", "busy"), expects=reaches("message"))
    walk = run_test(OFFICE, test, sounds=SOUNDS).walk
    found = coverage(document, OFFICE, [walk])
    assert (found.steps, found.ways, found.untested_steps) == (5, 10, ())
    assert set(found.untested_ways) == {
        ("menu", "key:2"),
        ("menu", "no_input"),
        ("menu", "wrong_key"),
        ("sales", "talked"),
        ("sales", "no_answer"),
        ("message", "failed"),
    }


def test_a_way_that_goes_on_elsewhere_where_it_is_unwired_needs_no_test() -> None:
    hello = ("play", {"prompt": "welcome"})
    drawn = flow(
        {"in": "incoming_call", "hello": hello, "bye": "hang_up"},
        "in next > hello",
        "hello done > bye",
    )
    drawn["nodes"].append({"id": "off", "type": "play", "name": "", "config": {}, "off": True})
    found = coverage(read_document(drawn).document, program(drawn), [])
    assert found.untested_ways == (("in", "next"), ("hello", "done"))
    assert found.untested_steps == ("in", "hello", "bye")


def test_a_caller_who_called_before_is_tried_where_the_flow_asks_for_that() -> None:
    count = ("count", {"name": "visits", "limit": 3})
    drawn = flow(
        {"in": "incoming_call", "c": count, "few": "hang_up", "many": "hang_up"},
        "in next > c",
        "c under > few",
        "c reached > many",
    )
    test = found(program(drawn), reaches("many"))
    assert (test.passed["visits"], test.earlier is not None) == (1000, True)
    assert found(program(drawn), reaches("few")).passed == {}


def test_each_share_of_a_division_is_tried() -> None:
    shares = [
        {"id": "a", "label": "A", "percent": 50},
        {"id": "b", "label": "B", "percent": 50},
    ]
    drawn = flow(
        {"in": "incoming_call", "s": ("split", {"shares": shares}), "bye": "hang_up"},
        "in next > s",
        "s share:a > bye",
        "s share:b > bye",
    )
    callers = {share: found(program(drawn), leaves("s", f"share:{share}")).caller for share in "ab"}
    assert len(set(callers.values())) == 2


def test_what_catches_trouble_is_found_through_the_way_that_is_not_drawn() -> None:
    drawn = flow(
        {
            "in": "incoming_call",
            "c": ("connect", {"targets": [{"number": "+46701234567"}]}),
            "trouble": "when_trouble",
            "bye": "hang_up",
        },
        "in next > c",
        "trouble next > bye",
    )
    test = found(program(drawn), reaches("bye", most_steps=2))
    assert happenings(test) == [("c", "busy", "")]


def test_each_position_of_a_switch_and_everybody_off_duty_are_tried() -> None:
    drawn = flow(
        {
            "in": "incoming_call",
            "s": ("switch", {"switch": "mode", "positions": [{"name": "night"}]}),
            "a": ("announcement", {"announcement": "fire"}),
            "bye": "hang_up",
        },
        "in next > s",
        "s position:night > bye",
        "s otherwise > a",
        "a done > bye",
    )
    assert found(program_with_panel(drawn), leaves("s", "otherwise"), PANEL).switches == {}
    test = found(program_with_panel(drawn), leaves("s", "position:night"), PANEL)
    assert test.switches == {"mode": "night"}
    beginnings = _beginnings(program_with_panel(drawn), PLAIN, PANEL)
    assert [one.announced for one in beginnings if one.announced] == [("fire",)]
    assert [one.off_duty for one in beginnings if one.off_duty] == [("ada",)]


PANEL = World.model_validate(
    {
        "switches": {"mode": {"definition": {"positions": ["day", "night"], "default": "day"}}},
        "announcements": {"fire": {"sound": "a"}},
        "people": {"ada": {"name": "Ada", "numbers": ["+461"]}},
    }
)


def program_with_panel(drawn: dict[str, Any]) -> Program:
    shared: SharedThings = {
        "shared_switch": {"mode": ["day", "night"]},
        "announcement": {"fire": []},
    }
    document = read_document(drawn).document
    return load_program(compile_document(document, prompts=PROMPTS, numbers=NUMBERS, shared=shared))


def test_what_is_done_after_the_call_needs_no_test() -> None:
    drawn = flow(
        {
            "in": "incoming_call",
            "c": ("connect", {"targets": [{"number": "+46701234567"}]}),
            "trouble": "when_trouble",
            "bye": "hang_up",
            "after": "after_call",
            "sms": ("send_sms", {"message": "Thanks", "sender_name": "Antler"}),
        },
        "in next > c",
        "trouble next > bye",
        "after next > sms",
    )
    found = coverage(read_document(drawn).document, program(drawn), [])
    assert found.untested_steps == ("in", "c", "trouble", "bye")
    del drawn["nodes"][2], drawn["edges"][1]
    found = coverage(read_document(drawn).document, program(drawn), [])
    assert found.untested_steps == ("in", "c", "bye")
