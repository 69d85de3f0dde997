"""What may be wrong with using one flow in another, and problems that lie inside a part."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from flows.engine.document import MAX_NODES, Document
from flows.engine.inlining import programs_in
from flows.engine.issue import Issue, error, hint, warning
from flows.engine.node import node_types
from flows.engine.parts import (
    MOST_LEVELS,
    WITHIN,
    Part,
    Parts,
    Reference,
    Way,
    goes_for_good,
    leaves_part,
    references,
    way_port,
    ways_in,
)

# What is wrong in the part itself and has nothing to do with who uses it.
_OWN_BUSINESS = {"unreachable"}


def part_issues(document: Document, parts: Parts, *, own: str | None) -> Iterator[Issue]:
    """`own` is the key of the flow that is drawn, once it has one."""
    yield from _twins(document)
    exits = document.exits()
    for node_id, reference in references(document).items():
        part = parts.get(reference)
        if part is None:
            text = "There is no flow “{flow}” here: choose another one, or import it."
            yield error("no_flow", text, node=node_id, field="flow", flow=reference.key)
        elif (fault := _fault(reference, part, own=own)) is not None:
            yield replace(fault, node=node_id)
        elif not goes_for_good(document.nodes[node_id].type):
            known = ways_known(document.nodes[node_id].config)
            yield from _way_issues(node_id, part, known, wired=set(exits[node_id]))
    if (n := size(document, parts)) > MAX_NODES:
        text = "With the steps of its parts this flow has {n} steps: at most {limit} are taken."
        yield error("too_large", text, n=str(n), limit=str(MAX_NODES))


def size(document: Document, parts: Parts) -> int:
    """How many steps the flow has with those of its parts."""
    held = programs_in(document, parts).values()
    return len(document.nodes) + sum(len(program["steps"]) for program in held)


def ways_known(config: Mapping[str, Any]) -> list[Way]:
    """The ways out that the using step knows of, as far as they can be read."""
    rows = config.get("ways")
    found = []
    for row in rows if isinstance(rows, list) else []:
        way_id, label = (row.get("id"), row.get("label")) if isinstance(row, dict) else (None, None)
        if isinstance(way_id, str):
            found.append(Way(id=way_id, label=label if isinstance(label, str) else ""))
    return found


def outdated_steps(through: Document, valid: Collection[str]) -> Iterator[Issue]:
    """Steps inside parts that ran when those were published, and that this Antler does not take.

    `valid` are the steps whose configurations it takes.
    """
    for node in through.nodes.values():
        if WITHIN in node.id and not node.off and node.id not in valid:
            text = (
                "This Antler cannot run this step as it was published: "
                "open the flow, mend the step and publish it again."
            )
            yield error("outdated_step", text, node=node.id)


def told_outside(issues: Sequence[Issue], through: Document) -> list[Issue]:
    """Problems inside a part, told once each at the step that uses it.

    `through` is the drawing that was looked through. What has nothing to do with how the part is
    used is told where the part is drawn.
    """
    found = [issue for issue in issues if WITHIN not in (issue.node or "")]
    said = {_gist(issue) for issue in found}
    for issue in issues:
        node_id, _, inner = (issue.node or "").partition(WITHIN)
        if inner and issue.code not in _OWN_BUSINESS and not _within(issue, node_id, through):
            told = replace(
                issue,
                node=node_id,
                field=None,
                port=_way_of(issue, inner, through),
                inside=_name(through, issue.node or ""),
            )
            if _gist(told) not in said:
                said.add(_gist(told))
                found.append(told)
    return found


def _gist(issue: Issue) -> object:
    return issue.code, issue.node, issue.port, tuple(issue.params.items())


def _within(issue: Issue, node_id: str, through: Document) -> bool:
    """Whether it is about a wire that stays inside the part."""
    edge = through.edges.get((issue.node or "", issue.port or ""))
    return edge is not None and edge.target.startswith(f"{node_id}{WITHIN}")


def _way_of(issue: Issue, inner: str, through: Document) -> str | None:
    if issue.port is None or not leaves_part(through.nodes[issue.node or ""].type):
        return None
    return way_port(inner)


def _name(through: Document, node_id: str) -> str:
    node = through.nodes[node_id]
    kind = node_types().get(node.type)
    return node.name or (kind.label if kind else node.type)


def _fault(reference: Reference, part: Part, *, own: str | None) -> Issue | None:
    key = reference.key
    if own is not None and (key == own or own in part.flows()):
        text = "“{flow}” uses this flow itself, and would go round for ever: choose another one."
        return error("uses_itself", text, field="flow", flow=part.name)
    if part.latest is None:
        text = "“{flow}” is not published yet: open it and publish it first."
        return error("part_unpublished", text, field="flow", flow=part.name)
    if part.program is None:
        text = "“{flow}” has no version {version}: choose another one."
        version = str(reference.version)
        return error("no_version", text, field="version", flow=part.name, version=version)
    if part.levels() > MOST_LEVELS:
        text = "Parts lie deeper than {n} in each other here: use a flow with fewer inside."
        return error("too_deep", text, field="flow", n=str(MOST_LEVELS))
    return None


def _way_issues(node_id: str, part: Part, known: list[Way], *, wired: set[str]) -> Iterator[Issue]:
    taken = part.taken()
    now, before = ({way.id: way.label for way in ways} for ways in (part.ways(), known))
    for way_id, label in now.items():
        if way_id not in before and way_id in taken:
            text = "“{flow}” has the new way out “{way_out}”: take over its ways out."
            yield error("new_way", text, node=node_id, flow=part.name, way_out=label)
        elif before.get(way_id, label) != label:
            text = "“{way_out}” of “{flow}” is called “{now}” now: take over its ways out."
            places = {"flow": part.name, "way_out": before[way_id], "now": label}
            yield hint("renamed_way", text, node=node_id, **places)
    for way_id, label in before.items():
        port = way_port(way_id)
        if way_id not in now and port in wired:
            text = "“{flow}” has no way out “{way_out}” any more: take over its ways out."
            yield error("way_gone", text, node=node_id, port=port, flow=part.name, way_out=label)


def _twins(document: Document) -> Iterator[Issue]:
    seen = set()
    for way in ways_in((node.id, node.type, node.config) for node in document.nodes.values()):
        if way.label and way.label in seen:
            text = "Two ways out are called “{way_out}”: lead both to one, or name them apart."
            yield warning("same_way", text, node=way.id, field="label", way_out=way.label)
        seen.add(way.label)
