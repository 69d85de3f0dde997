"""What holds for every document and every caller (Hypothesis)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from flows.engine.compiler import digest
from flows.engine.document import read_document
from flows.engine.events import Finished, Started
from flows.engine.issues import check
from flows.engine.node import node_types
from flows.engine.runner import State, take_turn
from tests.drawn_flows import drawn_flows, publishable
from tests.graphs import NUMBERS, PROMPTS, codes, compiled, program

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
        "config": st.dictionaries(st.sampled_from(NAMES), anything, max_size=4) | anything,
    }
)
edges = st.fixed_dictionaries(
    {"source": ids | anything, "port": st.text(max_size=8) | anything, "target": ids}
)
documents = anything | st.fixed_dictionaries(
    {"nodes": st.lists(nodes, max_size=6), "edges": st.lists(edges, max_size=8), "layout": anything}
)

outcomes = st.sampled_from(["success", "busy", "failed", "no_input"])
events = st.lists(outcomes | st.from_regex(r"[0-9*#]{1,3}", fullmatch=True), max_size=25)


@given(documents)
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_any_document_is_read_and_checked_without_raising(raw: object) -> None:
    reading = read_document(raw)
    found = check(reading.document, prompts=PROMPTS, numbers=NUMBERS, answering=NUMBERS)
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
