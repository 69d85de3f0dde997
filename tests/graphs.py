"""A small notation for flows in tests.

`flow({"in": "incoming_call", "bye": ("hang_up", {"reason": "busy"})}, "in next > bye")`
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from flows.engine.compiler import Program, compile_document, load_program
from flows.engine.document import read_document
from flows.engine.issue import Issue
from flows.engine.issues import check
from flows.engine.parts import Part, Parts
from flows.engine.voices import CLIPS

Step = str | tuple[str, Mapping[str, Any]]
Steps = Mapping[str, Step]
NUMBERS = {"+46766861004"}
# What flows share, with the names within each: the exceptions of opening hours.
SHARED = {"hours": {"office": ["Inventory"]}}
PROMPTS = {"welcome": "a" * 64, "menu": "b" * 64, "bye": "c" * 64}
# Values can be said.
MADE = {CLIPS: "d" * 64}


def flow(steps: Steps, *wires: str) -> dict[str, Any]:
    """The document as the canvas would save it; a wire is `source port > target`."""
    nodes = []
    for node_id, step in steps.items():
        kind, config = (step, {}) if isinstance(step, str) else step
        nodes.append({"id": node_id, "type": kind, "name": "", "config": dict(config)})
    edges = []
    for wire in wires:
        left, target = wire.split(" > ")
        source, port = left.split(" ", 1)
        edges.append({"source": source, "port": port, "target": target})
    return {"spec": 1, "nodes": nodes, "edges": edges, "layout": {}}


def office() -> dict[str, Any]:
    """The flow of the story: a menu that connects (1) or records a message (2)."""
    choices = [{"key": "1", "label": "Sales"}, {"key": "2", "label": "Message"}]
    return flow(
        {
            "in": "incoming_call",
            "menu": ("menu", {"prompt": "menu", "choices": choices}),
            "sales": ("connect", {"targets": [{"number": "+46701234567"}]}),
            "message": ("record_message", {"prompt": "welcome"}),
            "bye": ("hang_up", {"prompt": "bye"}),
        },
        "in next > menu",
        "menu key:1 > sales",
        "menu key:2 > message",
        "menu no_input > bye",
        "menu wrong_key > bye",
        "sales busy > message",
        "sales no_answer > message",
        "message done > bye",
        "message failed > bye",
    )


def connecting(*, as_caller: str) -> dict[str, Any]:
    """A flow that rings somebody and shows them this number."""
    config = {"targets": [{"number": "+46701234567"}], "caller_id": as_caller}
    return flow(
        {"in": "incoming_call", "sales": ("connect", config), "bye": "hang_up"},
        "in next > sales",
        "sales busy > bye",
        "sales no_answer > bye",
    )


def problems(
    document: object,
    *,
    answering: Collection[str] = (),
    parts: Parts | None = None,
    own: str | None = None,
    lengths: Mapping[str, float] | None = None,
) -> list[Issue]:
    """All issues; `answering` are the numbers of ours that lead to the flow, `own` is its key.

    `lengths` are the seconds that messages last.
    """
    reading = read_document(document)
    found = check(
        reading.document,
        prompts={*PROMPTS, *MADE, "lost"},
        numbers=NUMBERS,
        unplayable={"lost"},
        answering=answering,
        shared=SHARED,
        parts=parts,
        own=own,
        lengths=lengths,
    )
    return [*reading.issues, *found]


def codes(document: object) -> list[tuple[str, str | None]]:
    """What is wrong, as pairs of code and step."""
    return [(issue.code, issue.node) for issue in problems(document)]


def program(document: object, parts: Parts | None = None) -> Program:
    return load_program(compiled(document, parts))


def compiled(document: object, parts: Parts | None = None) -> dict[str, Any]:
    drawn = read_document(document).document
    return compile_document(
        drawn, prompts=PROMPTS, made=MADE, numbers=NUMBERS, shared=SHARED, parts=parts
    )


def as_part(document: object, *, version: int = 1, parts: Parts | None = None) -> Part:
    """The document published under that number, as other flows use it."""
    return Part("Hours", latest=version, version=version, program=compiled(document, parts))


def using(key: str, **ways: str) -> tuple[str, dict[str, Any]]:
    """The step that uses a flow; `ways` are the ids of its ways out with their labels."""
    rows = [{"id": way, "label": label} for way, label in ways.items()]
    return "part", {"flow": key, "ways": rows}
