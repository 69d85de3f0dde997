"""What holds for every document and every caller (Hypothesis)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from flows.engine.actions import Action, Ask, Play, Said, Spoken
from flows.engine.compiler import Program, digest
from flows.engine.document import read_document
from flows.engine.events import Finished, Started
from flows.engine.issues import check
from flows.engine.node import node_types
from flows.engine.parts import Reference
from flows.engine.runner import State, take_turn
from tests.drawn_flows import drawn_flows, publishable
from tests.graphs import NUMBERS, PROMPTS, as_part, codes, compiled, flow, program, using

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
NAMES = [
    "prompt",
    "choices",
    "languages",
    "ask",
    "read_back",
    "hear_again",
    "times",
    "rows",
    "targets",
    "assignments",
    "timeout",
    "reason",
    "time_limit",
    "variable",
    "left",
    "number",
    "message",
]
ids = st.sampled_from(["a", "b", "c", "d"])
nodes = st.fixed_dictionaries(
    {
        "id": ids | anything,
        "type": st.sampled_from(sorted(node_types())) | anything,
        "config": st.dictionaries(st.sampled_from(NAMES), anything, max_size=4)
        | st.fixed_dictionaries(
            {"flow": st.just("hours"), "ways": anything, "inputs": anything, "version": anything}
        )
        | anything,
    }
)
edges = st.fixed_dictionaries(
    {"source": ids | anything, "port": st.text(max_size=8) | anything, "target": ids}
)
documents = anything | st.fixed_dictionaries(
    {"nodes": st.lists(nodes, max_size=6), "edges": st.lists(edges, max_size=8), "layout": anything}
)

PART = as_part(
    flow(
        {
            "in": "incoming_call",
            "say": ("play", {"prompt": "welcome"}),
            "out": ("leave_part", {"label": "On"}),
        },
        "in next > say",
        "say done > out",
    )
)

outcomes = st.sampled_from(["success", "busy", "failed", "no_input"])
events = st.lists(outcomes | st.from_regex(r"[0-9*#]{1,3}", fullmatch=True), max_size=25)


@given(documents)
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_any_document_is_read_and_checked_without_raising(raw: object) -> None:
    reading = read_document(raw)
    found = check(
        reading.document,
        prompts=PROMPTS,
        numbers=NUMBERS,
        answering=NUMBERS,
        parts={Reference("hours"): PART},
        own="main",
    )
    for issue in [*reading.issues, *found]:
        assert issue.message


@given(drawn_flows(), events)
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_a_document_without_errors_never_strands_a_caller(
    raw: dict[str, Any], heard: list[str]
) -> None:
    assume(publishable(raw))
    prog = program(raw)
    turn = take_turn(prog, None, Started("+46701234567"), NOW)
    for word in heard:
        assert turn.action is not None
        assert turn.fault == ""
        if turn.state.node is None:
            return
        stored = turn.state.model_dump_json()
        state = State.model_validate_json(stored)
        assert state.model_dump_json() == stored
        outcome = word if word in {"success", "busy", "failed", "no_input"} else "digits"
        event = Finished(state.turn, outcome, word if outcome == "digits" else "")  # type: ignore[arg-type]
        turn = take_turn(prog, state, event, NOW)
        assert turn == take_turn(prog, state, event, NOW)
        repeated = take_turn(prog, turn.state, event, NOW)
        assert (repeated.state, repeated.action) == (turn.state, None)


@given(drawn_flows())
def test_an_error_free_drawing_compiles_and_layout_never_matters(raw: dict[str, Any]) -> None:
    assume(not any(code == "silent_loop" for code, _ in codes(raw)))
    moved = {**raw, "layout": {"start": {"x": 5}}, "nodes": raw["nodes"][::-1]}
    assert digest(compiled(raw)) == digest(compiled(moved))


@given(drawn_flows(), events)
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_a_caller_hears_the_same_whether_steps_are_drawn_here_or_in_a_part(
    raw: dict[str, Any], heard: list[str]
) -> None:
    """The part is the flow itself, but that its hang-ups stay with whoever uses it.

    What catches trouble stays there as well, and is told of in tests/engine/test_trouble.py.
    """
    assume(publishable(raw) and all(node["type"] != "when_trouble" for node in raw["nodes"]))
    # Chance is another one for each step, and in a part a step is another one.
    assume(all(node["type"] != "split" for node in raw["nodes"]))
    ends = {node["id"]: node for node in raw["nodes"] if node["type"] == "hang_up"}
    inside = [
        {"id": node["id"], "type": "leave_part", "config": {"label": node["id"]}}
        if node["id"] in ends
        else node
        for node in raw["nodes"]
    ]
    outside = flow(
        {
            "in": "incoming_call",
            "p": using("hours", **dict.fromkeys(ends, "")),
            **{end: ("hang_up", node["config"]) for end, node in ends.items()},
        },
        "in next > p",
        *(f"p way:{end} > {end}" for end in ends),
    )
    part = as_part({**raw, "nodes": inside})
    assert heard_in(program(outside, {Reference("hours"): part}), heard) == heard_in(
        program(raw), heard
    )


def heard_in(prog: Program, heard: list[str]) -> list[object]:
    """Each action with the sound it plays, what is remembered and sent, and whether it records."""
    turn = take_turn(prog, None, Started("+46701234567"), NOW)
    told: list[object] = []
    for word in [*heard, ""]:
        sounds = [prog.prompts.get(prompt, prompt) for prompt in prompts_in(turn.action)]
        kind = type(turn.action).__name__
        told.append((kind, sounds, turn.state.variables, turn.sends, turn.record_call, turn.fault))
        if turn.state.node is None:
            break
        outcome = word if word in {"success", "busy", "failed", "no_input"} else "digits"
        event = Finished(turn.state.turn, outcome, word if outcome == "digits" else "")  # type: ignore[arg-type]
        turn = take_turn(prog, turn.state, event, NOW)
    return told


def prompts_in(action: Action | None) -> list[str]:
    match action:
        case Ask(prompt=str(prompt)) | Play(sound=Spoken(prompt=prompt)):
            return [prompt]
        case Ask(prompt=Said(words=words)):
            return [*words]
        case _:
            return []
