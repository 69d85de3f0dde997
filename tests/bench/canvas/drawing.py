"""A switchboard of many departments, as large as asked: every step filled in, wired and placed."""

from __future__ import annotations

from typing import Any

ACROSS, DOWN, WIDE = 320, 288, 5

# One department: its steps, and the wires between them. `{n}` is its number.
STEPS: list[tuple[str, str, dict[str, Any]]] = [
    ("compare", "From abroad? {n}", {"rows": [
        {"id": "a", "label": "From here", "left": "{caller}", "operator": "starts_with",
         "right": "+46"}]}),
    ("menu", "Department {n}", {"prompt": "welcome", "choices": [
        {"key": "1", "label": "Sales"}, {"key": "2", "label": "Workshop"},
        {"key": "3", "label": "Hours"}]}),
    ("play", "One moment {n}", {"prompt": "connecting-sales"}),
    ("connect", "Ring desk {n}", {"targets": [{"number": "+46701740605", "name": "Anna"}]}),
    ("play", "Nobody free {n}", {"prompt": "sales-not-free"}),
    ("record_message", "Voicemail {n}", {"prompt": "leave-message"}),
    ("ask_digits", "Customer {n}", {"prompt": "welcome", "variable": "customer"}),
    ("send_sms", "Text {n}", {"message": "We have your message, {caller}."}),
    ("play", "Thanks {n}", {"prompt": "message-thanks"}),
    ("hang_up", "Goodbye {n}", {"prompt": "goodbye"}),
]  # fmt: skip
WIRES = [
    (0, "row:a", 1), (1, "key:1", 2), (1, "key:2", 6), (1, "key:3", 8), (1, "no_input", 9),
    (1, "wrong_key", 9), (2, "done", 3), (3, "talked", 9), (3, "busy", 4), (3, "no_answer", 4),
    (4, "done", 5), (5, "done", 7), (5, "failed", 9), (6, "done", 5), (6, "no_input", 9),
    (6, "invalid", 9), (7, "next", 8), (8, "done", 9),
]  # fmt: skip


def switchboard(steps: int) -> dict[str, Any]:
    """A document of so many steps, a multiple of ten, the first of them the beginning."""
    departments = steps // len(STEPS)
    across = max(1, round((departments / 3) ** 0.5 * 1.6))
    nodes: list[dict[str, Any]] = []
    edges: list[dict[str, str]] = []
    layout: dict[str, dict[str, int]] = {}
    for number in range(departments):
        left, top = number % across * (WIDE + 1) * ACROSS, number // across * DOWN * 3
        for index, (kind, name, config) in enumerate(STEPS):
            place = f"d{number}-{index}"
            nodes.append(
                {"id": place, "type": kind, "name": name.format(n=number + 1), "config": config}
            )
            layout[place] = {"x": left + index % WIDE * ACROSS, "y": top + index // WIDE * DOWN}
        for source, port, target in WIRES:
            edges.append(_wire(f"d{number}-{source}", port, f"d{number}-{target}"))
        onwards = f"d{number + 1}-0" if number + 1 < departments else f"d{number}-9"
        edges.append(_wire(f"d{number}-0", "otherwise", onwards))
    # The last goodbye gives way to the step where calls begin, so that the number stays round.
    last = nodes.pop()["id"]
    edges = [edge for edge in edges if edge["target"] != last]
    nodes.insert(0, {"id": "start", "type": "incoming_call", "name": "", "config": {}})
    layout["start"] = {"x": -ACROSS, "y": 0}
    del layout[last]
    edges.append(_wire("start", "next", "d0-0"))
    return {"spec": 1, "nodes": nodes, "edges": edges, "layout": layout}


def _wire(source: str, port: str, target: str) -> dict[str, str]:
    return {"source": source, "port": port, "target": target}
