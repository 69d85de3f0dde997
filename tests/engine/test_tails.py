"""What is done when the call has ended: a way of its own, on which nobody hears anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from flows.engine.compiler import Program
from flows.engine.errands import Email, Mark
from flows.engine.parts import Part, Reference
from flows.engine.runner import MAX_SENDS, State, Turn, never_began, take_after
from tests.graphs import Steps, as_part, codes, compiled, flow, program, using

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)
BEGINS = {"in": "incoming_call", "bye": "hang_up", "after": "after_call"}
GOAL = ("goal", {"name": "Over"})
MAIL = ("send_email", {"to": "anna@example.com", "subject": "Over", "text": "{who} {call_seconds}"})


def wrong(document: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [found for found in codes(document) if found[0] != "never_set"]


def test_what_follows_is_part_of_the_program() -> None:
    document = flow({**BEGINS, "goal": GOAL}, "in next > bye", "after next > goal")
    assert wrong(document) == []
    assert compiled(document)["after"] == "after"


def test_a_flow_that_nothing_follows_says_nothing_of_it() -> None:
    assert "after" not in compiled(flow({"in": "incoming_call", "bye": "hang_up"}, "in next > bye"))


def test_it_begins_only_once() -> None:
    document = flow(
        {**BEGINS, "again": "after_call", "goal": GOAL},
        "in next > bye",
        "after next > goal",
        "again next > goal",
    )
    assert wrong(document) == [("second_tail", "again")]


def test_a_step_that_somebody_would_have_to_hear_is_refused() -> None:
    said = ("play", {"prompt": "welcome"})
    document = flow(
        {**BEGINS, "goal": GOAL, "said": said},
        "in next > bye",
        "after next > goal",
        "goal next > said",
    )
    assert ("after_the_call", "said") in wrong(document)


def test_a_step_that_may_ring_somebody_is_refused_too() -> None:
    whom = {"person": "anna"}
    document = flow({**BEGINS, "ring": ("call_person", whom)}, "in next > bye", "after next > ring")
    assert ("after_the_call", "ring") in wrong(document)


def test_where_nothing_more_is_to_be_done_no_wire_is_missed() -> None:
    missed = {"id": "missed", "label": "Missed", "left": "{call_talked}", "right": "no"}
    steps: Steps = {
        **BEGINS,
        "missed": ("compare", {"rows": [missed]}),
        "sms": ("send_sms", {"message": "{caller} was missed"}),
    }
    document = flow(steps, "in next > bye", "after next > missed", "missed row:missed > sms")
    assert codes(document) == []


def test_a_step_that_callers_come_to_as_well_must_lead_somewhere() -> None:
    row = {"id": "x", "label": "X", "left": "{caller}", "right": "no"}
    steps: Steps = {**BEGINS, "x": ("compare", {"rows": [row]})}
    document = flow(steps, "in next > x", "x row:x > bye", "after next > x")
    assert ("port_unwired", "x") in codes(document)


def test_nothing_leads_to_where_it_begins() -> None:
    document = flow({**BEGINS, "goal": GOAL}, "in next > goal", "goal next > after")
    assert ("into_start", "goal") in wrong(document)


def test_it_cannot_be_switched_off() -> None:
    document = flow({**BEGINS, "goal": GOAL}, "in next > bye", "after next > goal")
    next(node for node in document["nodes"] if node["id"] == "after")["off"] = True
    assert ("cannot_be_off", "after") in wrong(document)


def test_all_that_the_call_may_have_set_counts_as_known() -> None:
    remembered = ("set_variable", {"assignments": [{"name": "who", "value": "{caller}"}]})
    document = flow(
        {**BEGINS, "set": remembered, "mail": MAIL},
        "in next > set",
        "set next > bye",
        "after next > mail",
    )
    assert [code for code, node in codes(document) if node == "mail" and code != "dead_end"] == []


def test_it_goes_on_from_what_the_call_knew() -> None:
    document = flow(
        {**BEGINS, "mail": MAIL, "goal": GOAL},
        "in next > bye",
        "after next > mail",
        "mail next > goal",
    )
    ended = State(node="bye", turn=3, variables={"who": "Anna"}, memory={"x": 1}, sends=2)
    turn = take_after(program(document), ended, {"call_seconds": "12"}, NOW)
    assert turn.sends == (Email("anna@example.com", "Over", "Anna 12"), Mark("goal", "Over"))
    assert [passed.node for passed in turn.path] == ["after", "mail", "goal"]
    assert (turn.action, turn.heard) == (None, {"kind": "after"})


def test_a_call_that_has_sent_enough_sends_no_more() -> None:
    document = flow({**BEGINS, "mail": MAIL}, "in next > bye", "after next > mail")
    turn = take_after(program(document), State(node=None, sends=MAX_SENDS), {}, NOW)
    assert turn.sends == ()


COUNTED = ("goal", {"name": "Inside"})


def followed_part() -> dict[str, Any]:
    """A flow with a goal that is reached when a call has ended that came through it."""
    return flow(
        {
            "in": "incoming_call",
            "out": ("leave_part", {"label": "On"}),
            "after": "after_call",
            "mail": MAIL,
            "inside": COUNTED,
            "back": ("leave_part", {"label": "Back"}),
        },
        "in next > out",
        "after next > mail",
        "mail next > inside",
        "inside next > back",
    )


def using_it(**more: Any) -> tuple[Program, Mapping[Reference, Part]]:
    parts = {Reference("followed"): as_part(followed_part())}
    document = flow(
        {
            "in": "incoming_call",
            "p": using("followed", out="On", back="Back"),
            "bye": "hang_up",
            "outside": ("goal", {"name": "Outside"}),
            **more,
        },
        "in next > p",
        "p way:out > bye",
        "p way:back > outside",
        *(["after next > goal"] if more else []),
    )
    return program(document, parts), parts


def reached(turn: Turn) -> list[str]:
    return [sent.name for sent in turn.sends if isinstance(sent, Mark)]


CAME_THROUGH = ["in", "p", "p/in", "p/out", "bye"]


def test_what_follows_in_a_part_is_done_for_whoever_was_in_it() -> None:
    whole, _ = using_it()
    ended = State(node=None, variables={"who": "Anna"})
    turn = take_after(whole, ended, {"call_seconds": "12"}, NOW, passed=CAME_THROUGH)
    assert turn.sends == (Email("anna@example.com", "Over", "Anna 12"), Mark("goal", "Inside"))


def test_what_follows_in_a_part_is_not_done_for_whoever_never_came_there() -> None:
    whole, _ = using_it()
    assert take_after(whole, State(node=None), {}, NOW, passed=["in"]).path == ()


def test_the_flow_around_a_part_comes_first() -> None:
    whole, _ = using_it(after="after_call", goal=GOAL)
    turn = take_after(whole, State(node=None), {}, NOW, passed=CAME_THROUGH)
    assert reached(turn) == ["Over", "Inside"]


def test_nobody_comes_out_of_a_part_to_where_a_call_would_go_on() -> None:
    whole, _ = using_it()
    turn = take_after(whole, State(node=None), {}, NOW, passed=CAME_THROUGH)
    assert turn.path[-1].node == "p/back"
    assert reached(turn) == ["Inside"]


def test_what_follows_in_a_part_of_a_part_is_done_too() -> None:
    _, parts = using_it()
    middle = flow(
        {"in": "incoming_call", "q": using("followed", out="On", back="Back")}, "in next > q"
    )
    middle_part = {Reference("middle"): as_part(middle, parts=parts)}
    document = flow({"in": "incoming_call", "m": using("middle")}, "in next > m")
    whole = program(document, middle_part)
    assert whole.afters == ("m/q/after",)
    turn = take_after(whole, State(node=None), {}, NOW, passed=["m/q/in"])
    assert reached(turn) == ["Inside"]


def for_nobody() -> dict[str, Any]:
    """A flow that is rung out, with a goal for whoever answered and one for whoever never did."""
    return flow(
        {
            "in": ("incoming_call", {"inputs": [{"name": "when", "value": "soon"}]}),
            "bye": "hang_up",
            "after": "after_call",
            "goal": GOAL,
            "never": ("goal", {"name": "Never"}),
        },
        "in next > bye",
        "after next > goal",
        "after unanswered > never",
    )


def test_who_never_answers_takes_a_way_out_of_its_own() -> None:
    turn = take_after(program(for_nobody()), State(node=None), {"call_answered": "no"}, NOW)
    assert reached(turn) == ["Never"]


def test_who_answered_does_not_take_it() -> None:
    turn = take_after(program(for_nobody()), State(node=None), {"call_answered": "yes"}, NOW)
    assert reached(turn) == ["Over"]


def test_a_flow_that_says_nothing_of_it_does_nothing_for_who_never_answers() -> None:
    document = flow({**BEGINS, "goal": GOAL}, "in next > bye", "after next > goal")
    turn = take_after(program(document), State(node=None), {"call_answered": "no"}, NOW)
    assert reached(turn) == []


def test_one_of_its_ways_out_is_enough() -> None:
    document = flow({**BEGINS, "goal": GOAL}, "in next > bye", "after unanswered > goal")
    assert wrong(document) == []


def test_that_nothing_follows_is_told() -> None:
    assert wrong(flow(BEGINS, "in next > bye")) == [("port_unwired", "after")]


def test_a_call_that_never_began_knows_what_was_given_along_and_what_holds_otherwise() -> None:
    whole = program(for_nobody())
    assert never_began(whole, {"called": "+46701234567"}, NOW).variables == {
        "called": "+46701234567",
        "when": "soon",
    }
    assert never_began(whole, {"when": "at ten"}, NOW).variables == {"when": "at ten"}


def test_a_beginning_that_is_heard_gives_nothing_along() -> None:
    said = ("play", {"prompt": "welcome"})
    whole = program(flow({"in": "incoming_call", "said": said}, "in next > said"))
    heard = replace(whole, start="said")
    assert never_began(heard, {"when": "at ten"}, NOW).variables == {"when": "at ten"}


@pytest.mark.parametrize(("ask", "found"), [(False, []), (True, [("after_the_call", "l")])])
def test_a_language_may_be_set_after_the_call_but_nobody_asked_for_it(
    *, ask: bool, found: list[tuple[str, str | None]]
) -> None:
    config = {"ask": ask, "prompt": "menu", "languages": [{"code": "en"}]}
    document = flow(
        {"in": "incoming_call", "h": "hang_up", "after": "after_call", "l": ("language", config)},
        "in next > h",
        "after next > l",
    )
    assert codes(document) == found
