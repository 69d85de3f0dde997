"""One turn after the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

import pytest

from flows.engine.actions import Ask, Beep, Connect, Hangup, Play, Record, Shipped, Spoken
from flows.engine.compiler import Program, Step, load_program
from flows.engine.errands import Errand, Mark, Sms
from flows.engine.events import Event, Finished, Started
from flows.engine.facts import Facts
from flows.engine.fields import Config
from flows.engine.node import (
    Act,
    CallView,
    Leave,
    Memory,
    NodeType,
    Port,
    _registry,
    node_types,
)
from flows.engine.runner import MAX_SENDS, MAX_TURNS, Passed, State, Turn, take_turn
from tests.graphs import Steps, flow, office, program

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)
START = Started(caller="+46701234567", called="+46766861004")


def turn(prog: Program, state: State | None, event: Event) -> Turn:
    """As the shell does it: the state is written out and read back."""
    stored = None if state is None else State.model_validate_json(state.model_dump_json())
    return take_turn(prog, stored, event, NOW)


def press(prog: Program, state: State, digits: str) -> Turn:
    return turn(prog, state, Finished(state.turn, "digits", digits))


def test_a_call_begins_with_the_first_step_that_speaks() -> None:
    first = turn(program(office()), None, START)
    assert first.action == Ask("menu", digits=1, timeout=5)
    assert first.path == (Passed("in", "next"),)
    assert first.state.node == "menu"


def test_a_key_leads_through_its_way_out() -> None:
    prog = program(office())
    second = press(prog, turn(prog, None, START).state, "1")
    assert second.action == Connect(("+46701234567",), 25)
    assert second.path == (Passed("menu", "key:1"),)


def test_a_call_ends_explicitly_where_nothing_follows() -> None:
    prog = program(office())
    talking = press(prog, turn(prog, None, START).state, "1").state
    over = turn(prog, talking, Finished(talking.turn, "success"))
    assert (over.action, over.state.node) == (Hangup(), None)
    assert over.path == (Passed("sales", "talked"),)


def test_a_late_or_doubled_event_changes_nothing() -> None:
    prog = program(office())
    state = press(prog, turn(prog, None, START).state, "1").state
    for event in (START, Finished(1, "digits", "2"), Finished(9, "success")):
        again = turn(prog, state, event)
        assert (again.state, again.action) == (state, None)


def test_an_event_for_a_call_that_is_over_or_unknown_changes_nothing() -> None:
    prog = program(office())
    over = State(node=None, turn=3)
    assert turn(prog, over, Finished(3, "success")) == Turn(over, None)
    assert turn(prog, None, Finished(1, "success")).action is None


def test_the_whole_call_is_recorded_from_the_next_action_on_and_said_once() -> None:
    prog = program(
        flow(
            {
                "a": "incoming_call",
                "r": "record_call",
                "p": ("play", {"prompt": "welcome"}),
                "s": "record_call",
                "h": ("hang_up", {"prompt": "bye"}),
            },
            "a next > r",
            "r next > p",
            "p done > s",
            "s next > h",
        )
    )
    first = turn(prog, None, START)
    second = turn(prog, first.state, Finished(1, "success"))
    assert (first.action, first.record_call) == (Play(Spoken("welcome")), True)
    assert (second.action, second.record_call) == (Play(Spoken("bye")), False)


def test_busy_is_said_before_the_call_is_answered_and_a_plain_end_afterwards() -> None:
    busy = ("hang_up", {"reason": "busy"})
    at_once = program(flow({"a": "incoming_call", "h": busy}, "a next > h"))
    later = program(
        flow(
            {"a": "incoming_call", "p": ("play", {"prompt": "bye"}), "h": busy},
            "a next > p",
            "p done > h",
        )
    )
    assert turn(at_once, None, START).action == Hangup("busy")
    assert turn(later, turn(later, None, START).state, Finished(1, "success")).action == Hangup(
        "end"
    )


def test_who_was_rung_has_answered_and_hears_no_busy_tone() -> None:
    prog = program(flow({"a": "incoming_call", "h": ("hang_up", {"reason": "busy"})}, "a next > h"))
    rung = Started(caller="+46766861004", called="+46701234567", direction="outgoing")
    assert turn(prog, None, rung).action == Hangup("end")


def test_sensitive_keys_are_remembered_but_not_written_down() -> None:
    asks = ("ask_digits", {"prompt": "menu", "variable": "pin", "sensitive": True})
    prog = program(
        flow({"a": "incoming_call", "d": asks, "h": "hang_up"}, "a next > d", "d done > h")
    )
    after = press(prog, turn(prog, None, START).state, "1234")
    assert after.state.variables["pin"] == "1234"
    assert after.heard == {"kind": "finished", "outcome": "digits", "digits": "••••"}


def test_a_step_keeps_its_memory_until_it_is_left() -> None:
    prog = program(office())
    state = turn(prog, None, START).state
    once = press(prog, state, "9").state
    assert once.memory["wrong"] == 1
    assert press(prog, once, "2").state.memory == {"after": "greeting"}


def test_a_message_is_greeting_beep_and_recording() -> None:
    prog = program(office())
    state = press(prog, turn(prog, None, START).state, "2").state
    state = turn(prog, state, Finished(state.turn, "success")).state
    recording = turn(prog, state, Finished(state.turn, "success"))
    assert recording.action == Record(time_limit=120, stop_on_silence=False)


def test_a_flow_that_goes_round_for_ever_is_ended_and_said() -> None:
    prog = program(
        flow(
            {"a": "incoming_call", "p": ("play", {"prompt": "welcome"})}, "a next > p", "p done > p"
        )
    )
    near = turn(prog, None, START).state.model_copy(update={"turn": MAX_TURNS})
    last = turn(prog, near, Finished(MAX_TURNS, "success"))
    assert (last.action, last.fault) == (Play(Shipped("sorry"), skippable=False), "too_many_turns")


def test_a_circle_that_publishing_would_refuse_still_ends() -> None:
    kind = node_types()["set_variable"]
    config = kind.model.model_validate({"assignments": [{"name": "x"}]})
    circle = Program("a", {"a": Step(kind, config, {"next": "a"})}, {})
    assert turn(circle, None, START).fault == "circle"


def test_a_step_that_never_acts_says_so_when_it_is_resumed() -> None:
    kind = node_types()["when_trouble"]
    state = State(node="a", turn=1)
    prog = Program("a", {"a": Step(kind, kind.model(), {})}, {})
    with pytest.raises(NotImplementedError, match="when_trouble never acts"):
        turn(prog, state, Finished(1, "success"))


def test_a_way_out_that_goes_on_when_unwired_is_taken_only_where_it_is_wired() -> None:
    steps: Steps = {
        "in": "incoming_call",
        "hello": ("play", {"prompt": "welcome"}),
        "sorry": ("play", {"prompt": "bye"}),
        "bye": "hang_up",
    }
    wires = ["in next > hello", "hello done > bye", "sorry done > bye"]
    failed = Finished(1, "failed")
    extras: list[tuple[list[str], str]] = [([], "done"), (["hello failed > sorry"], "failed")]
    for extra, way in extras:
        prog = program(flow(steps, *wires, *extra))
        first = turn(prog, None, START)
        assert turn(prog, first.state, failed).path[0] == Passed("hello", way)


def texting() -> Program:
    """A message each time a key is pressed, and no end of keys."""
    choices = [{"key": "1", "label": "Send"}]
    return program(
        flow(
            {
                "in": "incoming_call",
                "menu": ("menu", {"prompt": "menu", "choices": choices}),
                "sms": ("send_sms", {"message": "To {name}", "sender_name": "Antler"}),
            },
            "in next > menu",
            "menu key:1 > sms",
            "menu no_input > menu",
            "menu wrong_key > menu",
            "sms next > menu",
        )
    )


def test_a_message_is_asked_for_beside_the_call() -> None:
    prog = texting()
    sent = press(prog, turn(prog, None, START).state, "1")
    assert sent.sends == (Sms("Antler", "+46701234567", "To "),)
    assert isinstance(sent.action, Ask)


def test_a_caller_gets_only_so_many_messages() -> None:
    prog = texting()
    state, sent = turn(prog, None, START).state, 0
    for _ in range(MAX_SENDS + 3):
        after = press(prog, state, "1")
        state, sent = after.state, sent + len(after.sends)
    assert sent == MAX_SENDS


class Asking(NodeType[Config]):
    """Asks somebody, plays a beep until there is an answer, and tells what it sees."""

    model = Config
    label, group, icon = "Asking", "do", "question"
    ports = (Port("next", "Then", unwired="ends"),)
    needs = frozenset({"busy"})

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        return Act(Play(Beep()), sends=(Question(call.seed), Mark("passed", call.step)))

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        if call.facts.answer is None:
            return Act(Play(Beep()))
        return Leave("next", variables={"heard": call.facts.answer["said"]})


@dataclass(frozen=True)
class Question(Errand):
    kind: ClassVar[str] = "question"
    answered: ClassVar[bool] = True
    seed: str


def asking() -> Program:
    return Program("ask", {"ask": Step(Asking(), Config(), {})}, {})


def test_a_step_waits_for_the_answer_to_its_errand() -> None:
    asked = take_turn(asking(), None, START, NOW, seed="c1")
    assert asked.sends == (Question("c1 0"), Mark("passed", "ask"))
    assert asked.state.asked == 0
    waiting = take_turn(asking(), asked.state, Finished(1, "success"), NOW)
    assert (waiting.state.asked, waiting.sends) == (0, ())
    told = take_turn(
        asking(), waiting.state, Finished(2, "success"), NOW, facts=Facts(answer={"said": "yes"})
    )
    assert (told.state.variables["heard"], told.state.asked) == ("yes", None)


def test_marks_are_left_even_when_all_that_costs_has_been_sent() -> None:
    spent = State(node="ask", turn=1, sends=MAX_SENDS)
    again = Program("ask", {"ask": Step(Asking(), Config(), {"next": "ask"})}, {})
    turn = take_turn(again, spent, Finished(1, "success"), NOW, facts=Facts(answer={"said": "yes"}))
    assert turn.sends == (Mark("passed", "ask"),)
    assert turn.state.asked is None


def test_a_program_needs_what_its_steps_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(_registry, "asking", Asking())
    step = {"type": "asking", "config": {}, "exits": {}}
    assert load_program({"start": "a", "steps": {"a": step}, "prompts": {}}).needs == {"busy"}


def test_what_is_given_along_to_a_call_never_hides_who_rings_whom() -> None:
    given = {"name": "Ada", "caller": "+46700000000"}
    first = turn(program(office()), None, Started("+46766861004", "+461", "outgoing", given))
    assert first.state.variables == {
        "name": "Ada",
        "caller": "+46766861004",
        "called": "+461",
        "direction": "outgoing",
    }
