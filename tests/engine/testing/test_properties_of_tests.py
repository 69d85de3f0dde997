"""What holds for every flow and every test (Hypothesis)."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from flows.engine.document import read_document
from flows.engine.testing.covering import coverage
from flows.engine.testing.judging import run_test
from flows.engine.testing.saved import NEEDS, Does, How, SavedTest
from flows.engine.testing.searching import Beginning, find_test
from flows.engine.world import EMPTY
from tests.drawn_flows import drawn_flows, publishable
from tests.engine.testing.calls import NOON, SOUNDS, leaves, reaches
from tests.graphs import PROMPTS, program

steps = st.sampled_from(["start", *(f"n{place}" for place in range(7)), "gone"])
happenings = st.fixed_dictionaries(
    {
        "step": steps,
        "does": st.sampled_from(get_args(Does)),
        "keys": st.from_regex(r"[0-9*#]{1,4}", fullmatch=True),
        "seconds": st.none() | st.integers(0, 100),
    }
)
about = {
    "step": steps,
    "port": st.sampled_from(["done", "key:1", "no_input", "next", "busy"]),
    "prompt": st.sampled_from([*PROMPTS, "lost"]),
    "number": st.just("+46701234567"),
    "how": st.sampled_from(get_args(How)),
    "steps": st.lists(steps, min_size=1, max_size=4),
}
within = {
    "most_steps": st.none() | st.integers(1, 5),
    "most_seconds": st.none() | st.integers(1, 60),
}
expectations = st.one_of(
    [
        st.fixed_dictionaries(
            {"kind": st.just(kind), **{need: about[need] for need in needs}, **within}
        )
        for kind, needs in NEEDS.items()
    ]
)
saved_tests = st.builds(
    lambda **told: SavedTest.model_validate({"at": NOON, **told}),
    caller=st.sampled_from(["", "+46701234567"]),
    direction=st.sampled_from(["incoming", "outgoing"]),
    happens=st.lists(happenings, max_size=6),
    expects=st.lists(expectations, min_size=1, max_size=3),
)


@given(drawn_flows(), saved_tests)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_every_test_comes_to_a_verdict_and_always_to_the_same(
    raw: dict[str, Any], test: SavedTest
) -> None:
    assume(publishable(raw))
    prog = program(raw)
    verdict = run_test(prog, test, sounds=SOUNDS)
    assert verdict == run_test(program(raw), test, sounds=SOUNDS)
    assert verdict.walk.end != "fault" or verdict.walk.seconds > 0
    for miss in verdict.misses:
        assert miss.wrong == "gone" or miss.node in prog.steps
    # What is written into a row and read again is the same test.
    assert SavedTest.model_validate_json(test.model_dump_json()) == test


@given(drawn_flows(), saved_tests)
@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
def test_a_walk_goes_along_the_wires_that_are_drawn(raw: dict[str, Any], test: SavedTest) -> None:
    assume(publishable(raw))
    prog = program(raw)
    stops = run_test(prog, test, sounds=SOUNDS).walk.stops
    assert stops[0].node == prog.start
    for stop, following in zip(stops, stops[1:], strict=False):
        if stop.port is None:
            # Round for ever: whoever began the call says the last words.
            assert following.node == prog.start
        else:
            assert prog.steps[stop.node].exits[stop.port] == following.node
        assert stop.after <= following.after


@given(drawn_flows())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_found_for_an_untested_place_tests_it(raw: dict[str, Any]) -> None:
    assume(publishable(raw))
    prog, document = program(raw), read_document(raw).document
    plain = Beginning("+46701234567", "", NOON)
    untested = coverage(document, prog, [])
    goals = [
        *(reaches(step) for step in untested.untested_steps),
        *(leaves(*way) for way in untested.untested_ways),
    ]
    for goal in goals:
        test = find_test(prog, goal, plain, EMPTY, SOUNDS)
        if test is not None:
            walk = run_test(prog, test, sounds=SOUNDS).walk
            left = coverage(document, prog, [walk])
            assert goal.step not in left.untested_steps
            assert (goal.step, goal.port) not in left.untested_ways
