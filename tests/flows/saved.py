"""Saved tests of the office (`tests.graphs`) as a browser sends them."""

from __future__ import annotations

from typing import Any

from flows.models import Flow
from tests.builders import the_prompts
from tests.drawings import flow_of
from tests.graphs import office
from tests.personas import Persona

AT = "2026-05-04T09:00:00Z"


def definition(*presses: tuple[str, str], reaches: str, **more: Any) -> dict[str, Any]:
    return {
        "caller": "+46701234567",
        "called": "+46766861004",
        "at": AT,
        "happens": [{"step": step, "does": "press", "keys": keys} for step, keys in presses],
        "expects": [{"kind": "reaches", "step": reaches, **more}],
    }


SALES = definition(("menu", "1"), reaches="sales")


def named_office() -> dict[str, Any]:
    """The office with names on its steps."""
    drawing = office()
    for node in drawing["nodes"]:
        node["name"] = {"in": "Incoming call"}.get(node["id"], node["id"].capitalize())
    return drawing


def crossed_office() -> dict[str, Any]:
    """The same, but key 1 leads to the message."""
    drawing = named_office()
    for edge in drawing["edges"]:
        if edge["port"] == "key:1":
            edge["target"] = "message"
    return drawing


def the_office(drawing: dict[str, Any] | None = None) -> Flow:
    the_prompts()
    return flow_of(drawing or named_office())


def save(persona: Persona, flow: Flow, definition: Any = SALES, name: str = "Sales") -> Any:
    body = {"name": name, "definition": definition}
    return persona.api.post(f"/api/flows/{flow.pk}/tests/", body)


def draw(persona: Persona, flow: Flow, drawing: dict[str, Any]) -> None:
    """Saves another drawing over the draft."""
    flow.refresh_from_db()
    body = {"base_revision": flow.draft_revision, "document": drawing}
    assert persona.api.put(f"/api/flows/{flow.pk}/draft/", body).status_code == 200


def run(persona: Persona, flow: Flow, **order: Any) -> Any:
    return persona.api.post(f"/api/flows/{flow.pk}/tests/run/", order)
