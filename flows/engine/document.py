"""The drawn graph as data, and a forgiving reading of it: any JSON gives a document and issues."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from flows.engine.issue import Issue, error, warning
from flows.engine.upgrades import UPGRADES, Upgrade, upgrade

SPEC = 1
MAX_NODES = 2_000
MAX_EDGES = 10_000
MAX_NAME = 80
MAX_BYTES = 2_000_000

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True)
class Node:
    id: str
    type: str
    name: str = ""
    config: Mapping[str, Any] = field(default_factory=dict)
    off: bool = False

    def to_json(self) -> dict[str, Any]:
        plain = {"id": self.id, "type": self.type, "name": self.name, "config": dict(self.config)}
        return {**plain, "off": True} if self.off else plain


@dataclass(frozen=True)
class Edge:
    """A wire. Its identity is where it begins: one wire leaves a port."""

    source: str
    port: str
    target: str


@dataclass(frozen=True)
class Document:
    """Nodes by id in drawing order, wires by where they begin; the layout is the canvas's own."""

    nodes: Mapping[str, Node] = field(default_factory=dict)
    edges: Mapping[tuple[str, str], Edge] = field(default_factory=dict)
    layout: Mapping[str, Any] = field(default_factory=dict)

    def exits(self) -> dict[str, dict[str, str]]:
        """For each step its wires: way out to target."""
        found: dict[str, dict[str, str]] = {node_id: {} for node_id in self.nodes}
        for edge in self.edges.values():
            found[edge.source][edge.port] = edge.target
        return found

    def to_json(self) -> dict[str, Any]:
        return {
            "spec": SPEC,
            "nodes": [node.to_json() for node in self.nodes.values()],
            "edges": [vars(edge) for edge in self.edges.values()],
            "layout": dict(self.layout),
        }


@dataclass(frozen=True)
class Reading:
    document: Document
    issues: list[Issue]


def read_document(raw: object, *, upgrades: Mapping[int, Upgrade] = UPGRADES) -> Reading:
    """Read whatever was saved, lifted to today's spec. What cannot be read is told as an issue."""
    if not isinstance(raw, dict):
        return Reading(Document(), [error("not_a_document", "This is not a call flow.")])
    issues: list[Issue] = []
    raw = upgrade(raw, upgrades=upgrades)
    if raw.get("spec", SPEC) != SPEC:
        issues.append(
            error(
                "spec_newer",
                "This flow was drawn with a newer Antler: update this one first.",
            )
        )
    nodes = _read_nodes(_listed(raw, "nodes", "steps", issues), issues)
    edges = _read_edges(_listed(raw, "edges", "wires", issues), nodes, issues)
    layout = raw.get("layout")
    return Reading(Document(nodes, edges, layout if isinstance(layout, dict) else {}), issues)


def _listed(raw: Mapping[str, Any], name: str, what: str, issues: list[Issue]) -> list[Any]:
    """The list of that name; `what` is the word people know it by."""
    found = raw.get(name, [])
    limit = MAX_NODES if name == "nodes" else MAX_EDGES
    if not isinstance(found, list):
        issues.append(error("unreadable", "The list of {what} cannot be read.", what=what))
        return []
    if len(found) > limit:
        text = "A flow holds at most {limit} {what}: split it into several flows."
        issues.append(error("too_large", text, limit=str(limit), what=what))
    return found[:limit]


def _read_nodes(found: list[Any], issues: list[Issue]) -> dict[str, Node]:
    nodes: dict[str, Node] = {}
    for place, raw in enumerate(found, start=1):
        node = _read_node(raw)
        if node is None:
            text = "Step number {place} cannot be read: remove it and draw it again."
            issues.append(error("unreadable_step", text, place=str(place)))
        elif node.id in nodes:
            text = "Two steps have the same identity: remove one and draw it again."
            issues.append(error("same_id", text, node=node.id))
        else:
            nodes[node.id] = node
    return nodes


def _read_node(raw: Any) -> Node | None:
    if not isinstance(raw, dict):
        return None
    node_id, node_type = raw.get("id"), raw.get("type")
    name, config = raw.get("name"), raw.get("config")
    if not (isinstance(node_id, str) and _ID.fullmatch(node_id) and isinstance(node_type, str)):
        return None
    return Node(
        id=node_id,
        type=node_type,
        name=name[:MAX_NAME] if isinstance(name, str) else "",
        config=config if isinstance(config, dict) else {},
        off=raw.get("off") is True,
    )


def _read_edges(
    found: list[Any], nodes: Mapping[str, Node], issues: list[Issue]
) -> dict[tuple[str, str], Edge]:
    edges: dict[tuple[str, str], Edge] = {}
    for edge in _readable_edges(found):
        at = edge.source if edge.source in nodes else None
        if at is None or edge.target not in nodes:
            text = "A wire leads to a step that is gone: draw it again."
            issues.append(warning("lost_wire", text, node=at))
        elif (edge.source, edge.port) in edges:
            text = "Two wires leave the same way out: only the first one is used."
            issues.append(warning("second_wire", text, node=at, port=edge.port))
        else:
            edges[edge.source, edge.port] = edge
    return edges


def _readable_edges(found: list[Any]) -> Iterator[Edge]:
    for raw in found:
        if isinstance(raw, dict):
            parts = [raw.get(name) for name in ("source", "port", "target")]
            yield Edge(*[part if isinstance(part, str) else "" for part in parts])
