"""Random flows as careful people draw them (Hypothesis): for the engine's tests and whole calls."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from flows.engine.node import node_types
from flows.engine.ports import ways_out
from tests.graphs import NUMBERS, PROMPTS, problems

prompt = st.sampled_from(sorted(PROMPTS))
keys = st.lists(st.sampled_from("1234567890"), min_size=1, max_size=3, unique=True)
valid_configs: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "play": st.fixed_dictionaries(
        {"prompt": prompt, "times": st.integers(1, 3), "skippable": st.booleans()}
    ),
    "menu": st.fixed_dictionaries(
        {
            "prompt": prompt,
            "choices": keys.map(lambda found: [{"key": key} for key in found]),
            "silence_prompt": prompt | st.none(),
            "wrong_prompt": prompt | st.none(),
            "wrong_tries": st.integers(1, 3),
            "hear_again": st.sampled_from(["", "*", "1", "9"]),
        }
    ),
    "ask_digits": st.fixed_dictionaries(
        {"prompt": prompt, "min_digits": st.integers(1, 4), "sensitive": st.booleans()}
    )
    | st.fixed_dictionaries(
        {
            "prompt": prompt,
            "read_back": st.just(True),
            "question": prompt | st.none(),
            "wrong_tries": st.integers(1, 3),
        }
    ),
    "yes_no": st.fixed_dictionaries({"prompt": prompt, "tries": st.integers(1, 3)}),
    "connect": st.fixed_dictionaries(
        {
            "targets": st.sampled_from(
                [[{"number": number}] for number in ("+46701234567", "{caller}", "{x}")]
            ),
            "announcement": prompt | st.none(),
            "caller_id": st.none() | st.sampled_from(sorted(NUMBERS)),
        }
    ),
    "record_message": st.fixed_dictionaries({"prompt": prompt | st.none(), "beep": st.booleans()}),
    "record_call": st.fixed_dictionaries({"prompt": prompt | st.none()}),
    "hang_up": st.fixed_dictionaries(
        {
            "reason": st.sampled_from(["end", "busy", "reject", "404"]),
            "outcome": st.sampled_from(["", "Turned away"]),
        }
    ),
    "set_variable": st.just({"assignments": [{"name": "x", "value": "{caller}"}]}),
    "send_sms": st.just({"message": "{x}", "sender_name": "Antler"}),
    "split": st.just(
        {"shares": [{"id": i, "label": i, "percent": 50} for i in ("a", "b")], "sticky": False}
    ),
    "count": st.just({"name": "x", "whose": "call", "limit": 2}),
    "language": st.fixed_dictionaries(
        {
            "languages": st.just([{"code": "sv", "countries": "+46"}, {"code": "en"}]),
            "ask": st.booleans(),
            "prompt": prompt,
            "tries": st.integers(1, 3),
            "keep": st.booleans(),
        }
    ),
    "when_trouble": st.just({}),
    "compare": st.just(
        {
            "rows": [
                {"id": "r", "label": "R", "left": "{caller}", "operator": "contains", "right": "7"}
            ]
        }
    ),
}


@st.composite
def drawn_flows(draw: st.DrawFn) -> dict[str, Any]:
    """Flows as a careful person draws them: a way out that need not be wired sometimes is not."""
    kinds = draw(st.lists(st.sampled_from(sorted(valid_configs)), min_size=1, max_size=7))
    steps: list[dict[str, Any]] = [{"id": "start", "type": "incoming_call", "config": {}}] + [
        {"id": f"n{place}", "type": kind, "config": draw(valid_configs[kind])}
        for place, kind in enumerate(kinds)
    ]
    # One step at most catches trouble, and no wire leads there.
    first = next((step for step in steps if step["type"] == "when_trouble"), None)
    steps = [step for step in steps if step is first or step["type"] != "when_trouble"]
    others = [step["id"] for step in steps[1:] if step is not first]
    if not others:
        steps.append({"id": "end", "type": "hang_up", "config": {}})
    targets = st.sampled_from(others or ["end"])
    wires = [
        {"source": step["id"], "port": way.id, "target": draw(targets)}
        for step in steps
        for way in ways_out(node_types()[step["type"]], step["config"])
        if way.unwired == "error" or draw(st.booleans())
    ]
    return {"spec": 1, "nodes": steps, "edges": wires, "layout": {}}


def publishable(raw: dict[str, Any]) -> bool:
    return not any(issue.severity == "error" for issue in problems(raw))
