"""What is read of a flow that others use, and of the step that uses it."""

from __future__ import annotations

from typing import Any

import pytest

from flows.engine.parts import Reference, inputs_in, reference_of
from flows.engine.using import ways_known
from tests.graphs import as_part, flow, problems, using


def test_what_a_flow_expects_is_read_as_far_as_it_can_be() -> None:
    rows = [{"name": "who"}, {"name": ""}, "nobody"]
    steps: list[tuple[str, str, dict[str, Any]]] = [
        ("say", "play", {}),
        ("in", "incoming_call", {"inputs": rows}),
    ]
    assert inputs_in(steps) == ["who"]


def test_a_flow_without_a_beginning_expects_nothing() -> None:
    assert inputs_in([("say", "play", {})]) == []


def test_ways_out_that_cannot_be_read_are_as_if_they_were_not_known() -> None:
    config = {"ways": ["out", {"id": 7}, {"id": "out", "label": 7}]}
    assert [(way.id, way.label) for way in ways_known(config)] == [("out", "")]


def test_a_step_without_a_list_of_ways_out_knows_none() -> None:
    assert ways_known({"ways": "out"}) == []


def test_a_loop_that_closes_at_a_way_out_of_a_part_is_told_there() -> None:
    speaks = flow(
        {
            "in": "incoming_call",
            "say": ("play", {"prompt": "welcome"}),
            "out": ("leave_part", {"label": "Open"}),
        },
        "in next > say",
        "say done > out",
    )
    drawn = flow(
        {"in": "incoming_call", "p": using("hours", out="Open")}, "in next > p", "p way:out > p"
    )
    (issue,) = problems(drawn, parts={Reference("hours"): as_part(speaks)})
    assert (issue.code, issue.node, issue.port) == ("endless_loop", "p", "way:out")


@pytest.mark.parametrize("config", [{}, {"flow": ""}, {"flow": 7, "version": 2}])
def test_a_step_may_name_no_flow_yet(config: dict[str, Any]) -> None:
    assert reference_of(config) is None


@pytest.mark.parametrize(("version", "pinned"), [(3, 3), (None, None), (True, None)])
def test_a_step_names_a_flow_at_a_version_or_at_its_latest(version: Any, pinned: Any) -> None:
    assert reference_of({"flow": "hours", "version": version}) == Reference("hours", pinned)
