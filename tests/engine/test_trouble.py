"""Where a call goes when something goes wrong: the flow's own step, or an apology and somebody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows.engine.actions import Ask, Connect, Hangup, Play, Shipped, Spoken
from flows.engine.compiler import Program, Step, compile_document, load_program
from flows.engine.document import read_document
from flows.engine.events import Event, Finished, Started
from flows.engine.mentions import SharedThings
from flows.engine.node import node_types
from flows.engine.parts import Reference
from flows.engine.runner import GRACE_TURNS, MAX_TURNS, Passed, State, Turn, take_turn
from flows.engine.world import World
from tests.graphs import (
    PROMPTS,
    Steps,
    as_part,
    codes,
    compiled,
    flow,
    problems,
    program,
    using,
)

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)
START = Started(caller="+46701234567", called="+46766861004")
RING: tuple[str, dict[str, Any]] = ("connect", {"targets": [{"number": "+46701234567"}]})
SORRY = Play(Shipped("sorry"), skippable=False)


def caught(**begin: Any) -> dict[str, Any]:
    """A flow that rings somebody, with a step for whatever goes wrong that rings as well."""
    steps: Steps = {
        "a": ("incoming_call", begin),
        "ring": RING,
        "trouble": "when_trouble",
        "sorry": ("play", {"prompt": "bye"}),
        "again": RING,
    }
    return flow(steps, "a next > ring", "trouble next > sorry", "sorry done > again")


def round_and_round(**begin: Any) -> dict[str, Any]:
    steps: Steps = {"a": ("incoming_call", begin), "p": ("play", {"prompt": "welcome"})}
    return flow(steps, "a next > p", "p done > p")


def turn(
    prog: Program, state: State | None, event: Event, *, after: timedelta = timedelta()
) -> Turn:
    stored = None if state is None else State.model_validate_json(state.model_dump_json())
    return take_turn(prog, stored, event, NOW + after)


def go_on(prog: Program, state: State, outcome: Any, *, minutes: int = 0) -> Turn:
    return turn(prog, state, Finished(state.turn, outcome), after=timedelta(minutes=minutes))


def test_trouble_that_is_not_wired_goes_to_the_step_that_catches_it() -> None:
    prog = program(caught())
    unanswered = go_on(prog, turn(prog, None, START).state, "failed")
    assert unanswered.action == Play(Spoken("bye"))
    assert unanswered.path == (Passed("ring", "no_answer"), Passed("trouble", "next"))
    assert unanswered.fault == ""


def test_what_went_well_does_not_go_there() -> None:
    prog = program(caught())
    assert go_on(prog, turn(prog, None, START).state, "success").action == Hangup()


def test_trouble_after_trouble_ends_the_call() -> None:
    prog = program(caught())
    sorry = go_on(prog, turn(prog, None, START).state, "failed").state
    again = go_on(prog, sorry, "success")
    assert isinstance(again.action, Connect)
    assert go_on(prog, again.state, "failed").action == Hangup()


def test_without_such_a_step_trouble_ends_the_call() -> None:
    prog = program(flow({"a": "incoming_call", "ring": RING}, "a next > ring"))
    assert go_on(prog, turn(prog, None, START).state, "failed").action == Hangup()


def test_a_wired_way_out_goes_where_its_wire_leads() -> None:
    drawn = caught()
    drawn["edges"].append({"source": "ring", "port": "busy", "target": "again"})
    prog = program(drawn)
    busy = go_on(prog, turn(prog, None, START).state, "busy")
    assert busy.path == (Passed("ring", "busy"),)


# Anna is off duty, and her team with her.
WORLD = World.model_validate(
    {
        "people": {"anna": {"name": "Anna", "numbers": ["+46701111111"], "on": False}},
        "teams": {"sales": {"name": "Sales", "members": ["anna"]}},
    }
)


@pytest.mark.parametrize(
    ("kind", "config", "heard", "port"),
    [
        ("call_person", {"person": "anna"}, "busy", "busy"),
        ("call_person", {"person": "anna"}, "failed", "no_answer"),
        ("call_person", {"person": "anna", "only_on_duty": True}, "", "no_answer"),
        ("ring_everyone", {"team": "sales", "only_on_duty": False}, "failed", "nobody"),
        ("ring_everyone", {"team": "sales"}, "", "nobody"),
        ("hunt_group", {"team": "sales"}, "", "nobody"),
        ("voicemail", {"box": "office", "beep": False}, "failed", "failed"),
        ("change_duty", {"pin_prompt": "menu"}, "", "refused"),
    ],
)
def test_nobody_to_talk_to_and_no_message_left_are_trouble(
    kind: str, config: dict[str, Any], heard: Any, port: str
) -> None:
    steps: Steps = {
        "a": "incoming_call",
        "s": (kind, config),
        "t": "when_trouble",
        "h": ("hang_up", {"prompt": "bye"}),
    }
    drawn = read_document(flow(steps, "a next > s", "t next > h")).document
    there: SharedThings = {
        "person": {"anna": []},
        "team": {"sales": []},
        "voicemail_box": {"office": []},
    }
    prog = load_program(compile_document(drawn, prompts=PROMPTS, numbers=(), shared=there))
    last = take_turn(prog, None, START, NOW, WORLD)
    if heard:
        last = take_turn(prog, last.state, Finished(last.state.turn, heard), NOW, WORLD)
    assert last.path[-2:] == (Passed("s", port), Passed("t", "next"))
    assert last.action == Play(Spoken("bye"))


def test_the_trouble_of_a_part_goes_to_the_step_of_the_flow_around_it() -> None:
    inner = flow(
        {"a": "incoming_call", "ring": RING, "w": "when_trouble"}, "a next > ring", "w next > ring"
    )
    part = as_part(inner)
    outer = flow(
        {
            "a": "incoming_call",
            "p": using("ringing"),
            "trouble": "when_trouble",
            "bye": ("hang_up", {"prompt": "bye"}),
        },
        "a next > p",
        "trouble next > bye",
    )
    prog = program(outer, {Reference("ringing"): part})
    unanswered = go_on(prog, turn(prog, None, START).state, "failed")
    assert unanswered.path[-1] == Passed("trouble", "next")
    assert unanswered.action == Play(Spoken("bye"))


def test_a_call_that_lasts_too_long_goes_to_the_step_that_catches_it() -> None:
    drawn = round_and_round(longest_minutes=10)
    extra = flow({"t": "when_trouble", "h": ("hang_up", {"prompt": "bye"})}, "t next > h")
    drawn["nodes"] += extra["nodes"]
    drawn["edges"] += extra["edges"]
    prog = program(drawn)
    state = turn(prog, None, START).state
    assert go_on(prog, state, "success", minutes=9).fault == ""
    late = go_on(prog, state, "success", minutes=10)
    assert (late.action, late.fault) == (Play(Spoken("bye")), "too_long")
    assert late.path == (Passed("p", "done"), Passed("t", "next"))
    assert go_on(prog, late.state, "success", minutes=11).action == Hangup()


def test_a_clock_that_jumps_ahead_and_back_ends_no_call() -> None:
    prog = program(round_and_round(longest_minutes=20))
    ahead = go_on(prog, turn(prog, None, START).state, "success", minutes=120)
    back = go_on(prog, ahead.state, "success", minutes=1)
    assert [ahead.fault, back.fault] == ["", ""]
    assert go_on(prog, back.state, "success", minutes=5).fault == ""
    assert go_on(prog, back.state, "success", minutes=6).fault == "too_long"


def test_a_long_conversation_is_simply_over_when_nothing_follows() -> None:
    prog = program(flow({"a": "incoming_call", "ring": RING}, "a next > ring"))
    over = go_on(prog, turn(prog, None, START).state, "success", minutes=300)
    assert (over.action, over.fault) == (Hangup(), "")


def test_nobody_knows_how_long_a_call_of_before_has_lasted() -> None:
    prog = program(round_and_round())
    state = turn(prog, None, START).state.model_copy(update={"began": 0})
    assert go_on(prog, state, "success", minutes=300).fault == ""


def test_without_such_a_step_callers_hear_an_apology_and_the_call_ends() -> None:
    prog = program(round_and_round(longest_minutes=10))
    late = go_on(prog, turn(prog, None, START).state, "success", minutes=10)
    assert (late.action, late.fault, late.state.node) == (SORRY, "too_long", "a")
    over = go_on(prog, late.state, "success", minutes=10)
    assert (over.action, over.state.node, over.fault) == (Hangup(), None, "")


def test_after_the_apology_somebody_is_rung_where_a_number_is_given() -> None:
    prog = program(round_and_round(longest_minutes=10, fallback="+46709999999"))
    late = go_on(prog, turn(prog, None, START).state, "success", minutes=10)
    ringing = go_on(prog, late.state, "success", minutes=10)
    assert ringing.action == Connect(("+46709999999",), 30)
    assert go_on(prog, ringing.state, "failed", minutes=11).action == Hangup()


def test_a_step_that_catches_may_not_go_round_for_ever_either() -> None:
    drawn = round_and_round()
    extra = flow({"t": "when_trouble"}, "t next > p")
    drawn["nodes"] += extra["nodes"]
    drawn["edges"] += extra["edges"]
    prog = program(drawn)
    state = turn(prog, None, START).state.model_copy(update={"turn": MAX_TURNS})
    caught_once = go_on(prog, state, "success")
    assert (caught_once.action, caught_once.fault) == (Play(Spoken("welcome")), "too_many_turns")
    near = caught_once.state.model_copy(update={"turn": MAX_TURNS + GRACE_TURNS})
    assert go_on(prog, near, "success").action == SORRY


def test_a_circle_that_publishing_would_refuse_leads_to_an_apology() -> None:
    kind = node_types()["set_variable"]
    config = kind.model.model_validate({"assignments": [{"name": "x"}]})
    begin = node_types()["incoming_call"]
    steps = {"s": Step(begin, begin.model(), {"next": "a"}), "a": Step(kind, config, {"next": "a"})}
    circled = turn(Program("s", steps, {}), None, START)
    assert (circled.fault, circled.action) == ("circle", SORRY)


def test_a_kind_of_beginning_without_last_words_hangs_up() -> None:
    kind = node_types()["set_variable"]
    config = kind.model.model_validate({"assignments": [{"name": "x"}]})
    circle = Program("a", {"a": Step(kind, config, {"next": "a"})}, {})
    assert turn(circle, None, START).action == Hangup()


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (caught(), []),
        (flow({"a": "incoming_call", "ring": RING}, "a next > ring"), ["port_unwired"] * 2),
    ],
    ids=["caught", "not caught"],
)
def test_trouble_is_warned_of_only_where_nothing_catches_it(
    drawn: dict[str, Any], expected: list[str]
) -> None:
    assert [code for code, _ in codes(drawn)] == expected


def test_a_warning_of_trouble_says_what_would_catch_it() -> None:
    drawn = flow({"a": "incoming_call", "ring": RING}, "a next > ring")
    assert {issue.message for issue in problems(drawn)} == {
        f"The call ends at “{way}”: connect it, or add “When something goes wrong” "
        "for all such ways at once."
        for way in ("Busy", "No answer")
    }


def test_a_step_that_catches_and_is_off_catches_nothing() -> None:
    drawn = caught()
    drawn["nodes"][2]["off"] = True
    assert "cannot_be_off" in {code for code, _ in codes(drawn)}
    assert ("port_unwired", "ring") in codes(drawn)


def test_only_one_step_may_catch() -> None:
    drawn = caught()
    extra = flow({"t2": "when_trouble", "h": "hang_up"}, "t2 next > h")
    drawn["nodes"] += extra["nodes"]
    drawn["edges"] += extra["edges"]
    assert ("second_handler", "t2") in codes(drawn)


def test_no_wire_leads_to_the_step_that_catches() -> None:
    drawn = caught()
    drawn["edges"].append({"source": "ring", "port": "busy", "target": "trouble"})
    assert codes(drawn) == [("into_handler", "ring")]


def test_what_a_flow_is_given_is_known_where_its_trouble_is_caught() -> None:
    steps: Steps = {
        "a": ("incoming_call", {"inputs": [{"name": "who"}]}),
        "ask": ("ask_digits", {"prompt": "menu", "variable": "code"}),
        "t": "when_trouble",
        "sms": ("send_sms", {"message": "{who} {code} {never}"}),
        "h": "hang_up",
    }
    drawn = flow(steps, "a next > ask", "ask done > h", "t next > sms", "sms next > h")
    told = {(issue.code, issue.params["variable"]) for issue in problems(drawn)}
    assert told == {("sometimes_set", "code"), ("never_set", "never")}


def test_a_program_names_the_step_that_catches_and_others_are_as_before() -> None:
    assert compiled(caught())["handler"] == "trouble"
    assert "handler" not in compiled(round_and_round())


def test_the_first_question_is_asked_as_ever() -> None:
    prog = program(
        flow(
            {"a": "incoming_call", "m": ("ask_digits", {"prompt": "menu"}), "h": "hang_up"},
            "a next > m",
            "m done > h",
        )
    )
    assert isinstance(turn(prog, None, START).action, Ask)
