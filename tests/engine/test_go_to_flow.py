"""Going to another flow for good: its steps become steps here, its ways out end the call."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from flows.engine.actions import Hangup, Play, Spoken
from flows.engine.events import Finished, Started
from flows.engine.parts import Parts, Reference
from flows.engine.runner import take_turn
from tests.graphs import PROMPTS, as_part, compiled, flow, problems, program

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)


def other() -> dict[str, Any]:
    return flow(
        {
            "in": ("incoming_call", {"inputs": [{"name": "who", "value": "nobody"}]}),
            "say": ("play", {"prompt": "welcome"}),
            "out": ("leave_part", {"label": "Done"}),
        },
        "in next > say",
        "say done > out",
    )


def going(**config: Any) -> dict[str, Any]:
    steps: Any = {"in": "incoming_call", "go": ("go_to_flow", {"flow": "other", **config})}
    return flow(steps, "in next > go")


PARTS: Parts = {Reference("other"): as_part(other(), version=4)}


def test_the_call_goes_on_there_and_ends_at_its_way_out() -> None:
    prog = program(going(), PARTS)
    first = take_turn(prog, None, Started("+46701"), NOW)
    assert (first.action, first.state.node) == (Play(Spoken(PROMPTS["welcome"])), "go/say")
    over = take_turn(prog, first.state, Finished(1, "success"), NOW)
    assert (over.action, over.state.node, over.fault) == (Hangup(), None, "")


def test_what_is_given_along_is_known_there() -> None:
    prog = program(going(inputs=[{"name": "who", "value": "{caller}"}]), PARTS)
    assert take_turn(prog, None, Started("+46701"), NOW).state.variables["who"] == "+46701"


def test_it_follows_the_latest_version_as_parts_do() -> None:
    assert compiled(going(), PARTS)["follows"] == {"other": 4}


def test_its_ways_out_need_no_taking_over() -> None:
    assert problems(going(), parts=PARTS, own="mine") == []


@pytest.mark.parametrize("own", ["other", "inner"])
def test_a_flow_that_leads_back_here_is_refused_with_a_sentence(own: str) -> None:
    inner = flow({"in": "incoming_call", "go": ("go_to_flow", {"flow": "inner"})}, "in next > go")
    part = as_part(inner, parts={Reference("inner"): as_part(other())})
    found = problems(going(), parts={Reference("other"): part}, own=own)
    assert [issue.code for issue in found] == ["uses_itself"]
    assert "go round for ever" in found[0].message


def test_a_flow_that_is_not_there_is_told() -> None:
    assert [issue.code for issue in problems(going(), parts={})] == ["no_flow"]
