"""Every node type against its golden file: a configuration and what comes, then what it does.

A file is a list of scenes. `description`, `config`, `variables`, `finished`, `now` and `world` (of
`flows.engine.world`) are written by hand; `make goldens` fills in the rest.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from flows.engine import configuration
from flows.engine.events import Finished
from flows.engine.facts import Facts
from flows.engine.fields import Config, Variable
from flows.engine.node import Act, AnyNodeType, CallView, Leave, node_types
from flows.engine.ports import ways_out
from flows.engine.world import World
from tests.goldens import FOLDER, Golden

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)
CALLER = {"caller": "+46701234567", "called": "+46766861004", "direction": "incoming"}


@pytest.mark.parametrize("name", sorted(node_types()))
def test_a_node_type_does_what_its_golden_file_says(name: str, golden: Golden) -> None:
    path = FOLDER / "nodes" / f"{name}.json"
    assert path.exists(), f"Write tests/golden/nodes/{name}.json: at least one scene, by hand."
    scenes = json.loads(path.read_text(encoding="utf-8"))
    golden(f"nodes/{name}.json", [play(node_types()[name], scene) for scene in scenes])


@pytest.mark.parametrize("name", sorted(node_types()))
def test_a_step_sets_only_variables_that_a_person_named(name: str) -> None:
    """Another could overwrite a person's own, and the check would say that nothing sets it."""
    kind = node_types()[name]
    for scene in json.loads((FOLDER / "nodes" / f"{name}.json").read_text(encoding="utf-8")):
        answers = play(kind, scene).get("answers", [])
        set_by_it = {
            variable
            for answer in answers
            for variable in [*answer.get("variables", {}), *answer.get("unless_known", {})]
        }
        assert set_by_it <= named(kind, scene["config"]), scene["description"]


def named(kind: AnyNodeType, config: dict[str, Any]) -> set[str]:
    try:
        valid = configuration.validate(kind, config)
    except ValidationError:
        return set()
    held = configuration.values(valid)
    return {value for _, field, value in held if isinstance(field, Variable)}


def play(kind: AnyNodeType, scene: dict[str, Any]) -> dict[str, Any]:
    config = scene["config"]
    hand = {
        name: scene[name]
        for name in (
            "description",
            "config",
            "variables",
            "finished",
            "now",
            "world",
            "facts",
            "seed",
        )
        if name in scene
    }
    issues = [issue.message for issue in configuration.problems(kind, config, node="step")]
    found = {"issues": issues, "ways_out": [way.id for way in ways_out(kind, config)]}
    try:
        valid = configuration.validate(kind, config)
    except ValidationError:
        return hand | found
    now = datetime.fromisoformat(scene["now"]) if "now" in scene else NOW
    world = World.model_validate(scene.get("world", {}))
    facts = read_facts(scene.get("facts", {}))
    known = CALLER | scene.get("variables", {})
    view = CallView(known, now, world, facts, scene.get("seed", ""), "step")
    answers = run(kind, valid, view, scene.get("finished", []))
    told = {
        "silent": kind.silent(valid),
        "sensitive": kind.sensitive(valid),
        "first_only": kind.first_only(valid),
    }
    return (
        hand | found | {name: True for name, holds in told.items() if holds} | {"answers": answers}
    )


def read_facts(written: dict[str, Any]) -> Facts:
    """Facts as a golden file holds them."""
    moment = datetime.fromisoformat
    earlier = written.get("earlier")
    return Facts(
        answer=written.get("answer"),
        busy=frozenset(written.get("busy", [])),
        rung={number: moment(at) for number, at in written.get("rung", {}).items()},
        earlier=moment(earlier) if earlier else None,
        passed={name: list(map(moment, at)) for name, at in written.get("passed", {}).items()},
    )


def run(kind: AnyNodeType, config: Config, view: CallView, finished: list[str]) -> list[Any]:
    answer = kind.enter(config, view)
    answers = [tell(answer, view.variables)]
    for turn, word in enumerate(finished, start=1):
        assert isinstance(answer, Act), "The step was left before all events came."
        memory = json.loads(json.dumps(answer.memory))
        answer = kind.resume(config, view, event(word, turn), memory)
        answers.append(tell(answer, view.variables))
    return answers


def event(word: str, turn: int) -> Finished:
    match word:
        case "success" | "busy" | "failed" | "no_input":
            return Finished(turn, word)
        case keys:
            return Finished(turn, "digits", keys.removeprefix("keys "))


def tell(answer: Act | Leave, known: Mapping[str, str]) -> dict[str, Any]:
    sends = {"sends": [errand.to_json() for errand in answer.sends]} if answer.sends else {}
    if isinstance(answer, Act):
        action = {"do": type(answer.action).__name__, **dataclasses.asdict(answer.action)}
        return action | ({"memory": dict(answer.memory)} if answer.memory else {}) | sends
    news = {name: value for name, value in answer.variables.items() if known.get(name) != value}
    return (
        {"leave": answer.port}
        | ({"variables": news} if news else {})
        | ({"unless_known": dict(answer.unless_known)} if answer.unless_known else {})
        | ({"record_call": True} if answer.record_call else {})
        | ({"otherwise": answer.otherwise} if answer.otherwise else {})
        | ({"why": dict(answer.why)} if answer.why else {})
        | sends
    )
