"""Where the steps of our flows stand. The canvas holds that no wire runs behind a card there."""

from __future__ import annotations

import json
from typing import Any

from flows.demo.loading import FOLDER
from flows.engine.node import node_types
from flows.engine.ports import ways_out
from flows.templates.all import TEMPLATES
from flows.templates.answers import understood
from flows.templates.template import Given, Template
from tests.goldens import Golden
from tests.templates.making import answers_to


def test_the_drawings_of_demo_and_templates_are_what_was_agreed(golden: Golden) -> None:
    demo = json.loads((FOLDER / "flow.json").read_text())
    drawn = {key: _drawn(template) for key, template in TEMPLATES.items()}
    golden("drawings.json", {name: _shape(each) for name, each in {"demo": demo, **drawn}.items()})


def _drawn(template: Template) -> dict[str, Any]:
    prompts = {name: name for name in template.words}
    keys = {name: name for name in template.shared}
    given = Given(understood(template, answers_to(template)), prompts, keys)
    return template.draw(given).document()


def _shape(document: dict[str, Any]) -> dict[str, Any]:
    """Places, ways out and wires: all that says what a wire meets."""
    steps = {
        node["id"]: {
            **document["layout"][node["id"]],
            "ways": [way.id for way in ways_out(node_types()[node["type"]], node["config"])],
        }
        for node in document["nodes"]
    }
    wires = [f"{edge['source']} {edge['port']} > {edge['target']}" for edge in document["edges"]]
    return {"steps": steps, "wires": wires}
