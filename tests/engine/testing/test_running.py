"""A made-up call through a flow, and the verdict about it."""

from __future__ import annotations

from time import process_time
from typing import Any

import pytest
from pydantic import ValidationError

from flows.engine.parts import Reference
from flows.engine.testing.judging import run_test
from flows.engine.testing.saved import Expectation, Happening
from tests.engine.testing.calls import SOUNDS, a_test, does, leaves, missed, press, reaches, run
from tests.graphs import as_part, flow, office, program, using

OFFICE = program(office())
CONNECTS = Expectation(kind="connects", number="+46701234567")


def ends(how: str) -> Expectation:
    return Expectation.model_validate({"kind": "ends", "how": how})


def hears(prompt: str) -> Expectation:
    return Expectation(kind="hears", prompt=prompt)


def follows(*steps: str) -> Expectation:
    return Expectation(kind="follows", steps=steps)


@pytest.mark.parametrize(
    ("happens", "expects"),
    [
        ([press("menu", "1")], reaches("sales")),
        ([press("menu", "1")], CONNECTS),
        ([press("menu", "9"), press("menu", "2")], reaches("message")),
        ([press("menu", "1"), does("sales", "busy")], leaves("sales", "busy")),
        ([press("menu", "1"), does("sales", "no_answer")], follows("menu", "sales", "message")),
        ([press("menu", "1"), does("sales", "answers", seconds=5)], ends("end")),
        ([press("menu", "2"), does("message", "cannot_record")], leaves("message", "failed")),
        ([press("menu", "2"), does("message", "cannot_play")], hears("welcome")),
        ([does("menu", "silent"), does("menu", "hangs_up")], ends("caller")),
        ([], hears("bye")),
        ([press("menu", "#")], leaves("menu", "no_input")),
    ],
)
def test_what_is_pressed_and_how_people_behave_decides_the_way(
    happens: list[dict[str, Any]], expects: Expectation
) -> None:
    assert run(OFFICE, *happens, expects=expects).passed


def test_keys_that_lead_elsewhere_are_told_at_the_step_where_they_were_pressed() -> None:
    miss = missed(OFFICE, press("menu", "2"), expects=reaches("sales"))
    assert (miss.wrong, miss.node, miss.keys, miss.to, miss.wanted) == (
        *("astray", "menu", "2", "message", "sales"),
    )


def test_a_call_that_goes_astray_late_is_told_where_it_did_and_not_where_it_ended() -> None:
    # Whoever is not answered could have left a message: the call strays where it was answered.
    miss = missed(OFFICE, press("menu", "1"), expects=hears("welcome"))
    assert (miss.wrong, miss.node, miss.port) == ("ended", "sales", "talked")


def test_a_caller_who_hangs_up_too_early_is_told_where() -> None:
    miss = missed(OFFICE, does("menu", "hangs_up"), expects=reaches("sales"))
    assert (miss.wrong, miss.node) == ("ended", "menu")


def test_another_way_out_than_the_expected_one_is_told() -> None:
    miss = missed(OFFICE, press("menu", "2"), expects=leaves("menu", "key:1"))
    assert (miss.wrong, miss.node, miss.port) == ("left", "menu", "key:2")


def test_a_step_that_nothing_leads_to_is_told_where_the_caller_last_chose() -> None:
    drawn = office()
    drawn["nodes"].append({"id": "alone", "type": "hang_up", "name": "", "config": {}})
    miss = missed(program(drawn), press("menu", "2"), expects=reaches("alone"))
    assert (miss.wrong, miss.node, miss.to) == ("astray", "menu", "message")
    miss = missed(program(drawn), does("menu", "silent"), expects=reaches("alone"))
    assert (miss.wrong, miss.node) == ("ended", "bye")


def test_the_route_of_before_tells_where_a_call_strays() -> None:
    """Without it only the last step with a way to the goal is known: here the menu, later on."""
    test = a_test(press("menu", "2"), expects=reaches("sales"))
    told = {route: run_test(OFFICE, test, route=route) for route in [(), ("in", "sales", "gone")]}
    nodes = {route: verdict.misses[0].node for route, verdict in told.items()}
    assert nodes == {(): "menu", ("in", "sales", "gone"): "in"}


def test_a_way_out_of_a_step_that_was_never_come_to_is_told_where_the_call_strayed() -> None:
    miss = missed(OFFICE, press("menu", "2"), expects=leaves("sales", "busy"))
    assert (miss.wrong, miss.node, miss.to) == ("astray", "menu", "message")


def test_another_end_is_told_with_where_it_ended() -> None:
    miss = missed(OFFICE, expects=ends("busy"))
    assert (miss.wrong, miss.node, miss.found) == ("other_end", "bye", "end")


def test_a_number_that_nobody_rings_any_more_is_told_at_the_end() -> None:
    miss = missed(OFFICE, expects=Expectation(kind="connects", number="+4688888888"))
    assert (miss.wrong, miss.node) == ("never", "bye")


def test_a_step_that_is_gone_is_told_as_gone() -> None:
    verdict = run(OFFICE, press("old", "1"), expects=reaches("older"))
    assert [(miss.wrong, miss.wanted) for miss in verdict.misses] == [("gone", "older")]
    assert verdict.gone == {"old", "older"}


def test_a_step_that_is_gone_from_what_happens_breaks_nothing() -> None:
    verdict = run(OFFICE, press("old", "1"), press("menu", "1"), expects=reaches("sales"))
    assert verdict.passed
    assert verdict.gone == {"old"}


def test_steps_are_counted_as_callers_notice_them() -> None:
    assert run(OFFICE, press("menu", "1"), expects=reaches("sales", most_steps=2)).passed
    miss = missed(OFFICE, press("menu", "1"), expects=reaches("sales", most_steps=1))
    assert (miss.wrong, miss.node, miss.found) == ("many_steps", "sales", "2")


def test_seconds_are_those_that_callers_listen_and_press() -> None:
    # The menu lasts 8 s, a key is pressed in half a second.
    assert run(OFFICE, press("menu", "1"), expects=reaches("sales", most_seconds=9)).passed
    miss = missed(OFFICE, press("menu", "1"), expects=reaches("sales", most_seconds=8))
    assert (miss.wrong, miss.found) == ("many_seconds", "8")


def test_silence_takes_the_time_that_the_menu_waits() -> None:
    # Three times 8 s of message and 5 s of silence, then 2 s of goodbye.
    assert run(OFFICE, expects=ends("end")).walk.seconds == 3 * 13 + 2


def test_a_path_may_have_new_steps_between_its_own() -> None:
    drawn = office()
    drawn["nodes"].append({"id": "new", "type": "play", "name": "", "config": {"prompt": "bye"}})
    drawn["edges"] = [
        edge | {"target": "new"} if edge["port"] == "key:1" else edge for edge in drawn["edges"]
    ] + [{"source": "new", "port": "done", "target": "sales"}]
    path = follows("menu", "sales")
    assert run(program(drawn), press("menu", "1"), expects=path).passed


def test_a_path_that_goes_another_way_is_told_at_its_last_common_step() -> None:
    miss = missed(OFFICE, press("menu", "2"), expects=follows("menu", "sales", "message"))
    assert (miss.wrong, miss.node, miss.to, miss.wanted) == ("astray", "menu", "message", "sales")


def test_a_path_that_stops_short_is_told_where_the_call_ended() -> None:
    miss = missed(OFFICE, press("menu", "1"), expects=follows("menu", "sales", "message"))
    assert (miss.wrong, miss.node, miss.wanted) == ("ended", "sales", "message")


def test_a_path_that_is_never_begun_is_told_at_the_beginning() -> None:
    miss = missed(OFFICE, does("menu", "hangs_up"), expects=follows("sales", "message"))
    assert (miss.wrong, miss.node, miss.wanted) == ("astray", "in", "sales")


def several(*behaviours: str) -> dict[str, Any]:
    numbers = [f"+4670000000{place}" for place, _ in enumerate(behaviours)]
    config = {"targets": [{"number": number} for number in numbers], "talk_limit": 60}
    return {
        "drawn": flow(
            {"in": "incoming_call", "ring": ("connect", config), "bye": "hang_up"},
            "in next > ring",
            "ring busy > bye",
            "ring no_answer > bye",
        ),
        "people": [
            {"number": number, "does": behaviour}
            for number, behaviour in zip(numbers, behaviours, strict=True)
        ],
    }


@pytest.mark.parametrize(
    ("behaviours", "port", "seconds"),
    [
        (["busy", "answers"], "talked", 5 + 30),
        (["busy", "busy"], "busy", 1),
        (["busy", "no_answer"], "no_answer", 25),
    ],
)
def test_people_who_are_rung_together_come_to_one_outcome(
    behaviours: list[str], port: str, seconds: float
) -> None:
    told = several(*behaviours)
    drawn = program(told["drawn"])
    verdict = run(drawn, expects=leaves("ring", port), people=told["people"])
    assert (verdict.passed, verdict.walk.seconds) == (True, seconds)


def test_a_conversation_lasts_no_longer_than_its_limit() -> None:
    drawn = program(several("answers")["drawn"])
    talk = does("ring", "answers", seconds=500)
    assert run(drawn, talk, expects=ends("end")).walk.seconds == 5 + 60


def test_a_message_lasts_until_silence_or_its_limit() -> None:
    def lasts(config: dict[str, Any], seconds: int | None) -> float:
        message = ("record_message", {"beep": False} | config)
        drawn = flow({"in": "incoming_call", "m": message, "b": "hang_up"}, "in next > m")
        drawn["edges"] += [{"source": "m", "port": port, "target": "b"} for port in ["failed"]]
        speaks = does("m", "speaks", seconds=seconds)
        return run(program(drawn), speaks, expects=ends("end")).walk.seconds

    assert lasts({}, None) == 4
    assert lasts({"stop_on_silence": True}, 10) == 13
    assert lasts({"time_limit": 20}, 50) == 20


def test_tones_last_as_long_as_the_carrier_plays_them() -> None:
    tones = ("play_tones", {"sound": "keys", "keys": "12P"})
    drawn = flow({"in": "incoming_call", "t": tones, "b": "hang_up"}, "in next > t", "t done > b")
    assert run(program(drawn), expects=ends("end")).walk.seconds == pytest.approx(0.8)


def test_audio_that_nobody_has_measured_is_guessed() -> None:
    audio = ("play", {"prompt": "https://example.com/a.mp3"})
    drawn = flow({"in": "incoming_call", "p": audio, "b": "hang_up"}, "in next > p", "p done > b")
    assert run(program(drawn), expects=ends("end")).walk.seconds == 5


def test_a_call_turned_away_before_it_is_answered_ends_so() -> None:
    drawn = flow({"in": "incoming_call", "b": ("hang_up", {"reason": "busy"})}, "in next > b")
    assert run(program(drawn), expects=ends("busy")).passed


def test_a_call_that_goes_round_for_ever_ends_as_a_fault() -> None:
    again = ("play", {"prompt": "welcome"})
    drawn = program(flow({"in": "incoming_call", "p": again}, "in next > p", "p done > p"))
    verdict = run(drawn, expects=ends("fault"))
    assert verdict.passed
    # Its last words are said by where it began.
    assert [stop.node for stop in verdict.walk.stops][-2:] == ["p", "in"]


def test_who_comes_by_twice_in_a_call_is_counted_twice() -> None:
    counted = ("count", {"name": "visits", "limit": 2})
    drawn = flow(
        {
            "in": "incoming_call",
            "c": counted,
            "p": ("play", {"prompt": "welcome"}),
            "bye": "hang_up",
        },
        "in next > c",
        "c under > p",
        "p done > c",
        "c reached > bye",
    )
    assert run(program(drawn), expects=reaches("bye", most_steps=4)).passed
    before = {"passed": {"visits": 1}}
    assert run(program(drawn), expects=reaches("bye", most_steps=2), **before).passed


def test_a_part_is_left_by_the_ways_that_are_drawn_at_its_user() -> None:
    hello = ("play", {"prompt": "welcome"})
    part = as_part(
        flow(
            {"in": "incoming_call", "say": hello, "out": ("leave_part", {"label": "On"})},
            "in next > say",
            "say done > out",
        )
    )
    drawn = flow(
        {"in": "incoming_call", "p": using("hours", out="On"), "bye": "hang_up"},
        "in next > p",
        "p way:out > bye",
    )
    prog = program(drawn, {Reference("hours"): part})
    assert run(prog, expects=leaves("p", "way:out")).passed
    assert run(prog, expects=hears("welcome")).passed
    assert run(prog, expects=reaches("bye", most_steps=3)).passed
    miss = missed(prog, does("p/say", "hangs_up"), expects=leaves("p", "way:out"))
    assert (miss.wrong, miss.node) == ("ended", "p/say")


def test_what_is_given_along_to_an_outgoing_call_is_known_in_its_test() -> None:
    rule = {"id": "r", "label": "Ada", "left": "{name}", "operator": "is", "right": "Ada"}
    drawn = flow(
        {"in": "incoming_call", "c": ("compare", {"rows": [rule]}), "bye": "hang_up"},
        "in next > c",
        "c row:r > bye",
        "c otherwise > bye",
    )
    told = {"direction": "outgoing", "given": {"name": "Ada"}}
    assert run(program(drawn), expects=leaves("c", "row:r"), **told).passed


@pytest.mark.parametrize(
    "unfinished",
    [
        {"kind": "reaches"},
        {"kind": "leaves", "step": "menu"},
        {"kind": "follows", "steps": []},
        {"kind": "ends"},
    ],
)
def test_an_expectation_must_name_what_it_is_about(unfinished: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="Say what is expected"):
        Expectation.model_validate(unfinished)


def test_an_expectation_names_nothing_else() -> None:
    with pytest.raises(ValidationError, match="only what this expectation is about"):
        Expectation(kind="reaches", step="menu", port="key:1")


@pytest.mark.parametrize("at", ["1999-12-31T23:00:00Z", "9999-12-31T23:59:59-14:00"])
def test_a_test_is_of_our_time(at: str) -> None:
    with pytest.raises(ValidationError, match="between 2000 and 2100"):
        a_test(expects=reaches("menu"), at=at)


def test_pressing_needs_keys() -> None:
    with pytest.raises(ValidationError, match="which keys are pressed"):
        Happening(step="menu", does="press")


def test_hundreds_of_tests_run_in_a_second() -> None:
    test = a_test(press("menu", "2"), expects=reaches("message"))
    began = process_time()
    for _ in range(500):
        assert run_test(OFFICE, test, sounds=SOUNDS).passed
    # Thousands, in truth; of its own time, because the machine may do other things meanwhile.
    assert 500 / (process_time() - began) > 200
