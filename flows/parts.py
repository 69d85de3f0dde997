"""The flows that a drawing uses, looked up for its check and its publication."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flows.engine.document import Document, read_document
from flows.engine.parts import Part, Parts, Reference, Way, inputs_in, references, ways_in
from flows.models import Flow, FlowVersion
from flows.problems import no_such_flow, no_such_version


@dataclass(frozen=True)
class AsPart:
    """A flow as others use it; without a `version` it is not published and told by its draft."""

    flow: Flow
    version: int | None
    ways: list[Way]
    inputs: list[str]


def parts_of(document: Document, *, at: Mapping[str, int] | None = None) -> Parts:
    """What the references of a drawing stand for; a flow that is not there is left out.

    `at` says which version stands for the latest of a flow, where it is not the live one.
    """
    asked = set(references(document).values())
    if not asked:
        return {}
    known = {
        row.key: row
        for row in Flow.objects.filter(key__in={reference.key for reference in asked})
        .select_related("live_version")
        .defer("draft", "live_version__document", "live_version__program")
    }
    wanted = {
        reference: _number(reference, known[reference.key], at or {})
        for reference in asked
        if reference.key in known
    }
    versions = _versions(
        (known[reference.key].pk, number) for reference, number in wanted.items() if number
    )
    return {
        reference: _part(known[reference.key], number, versions)
        for reference, number in wanted.items()
    }


def as_part(flow_id: int, *, version: int | None) -> AsPart:
    """The ways out and the inputs of a version, or of what new calls get, or else of the draft."""
    flow = Flow.objects.select_related("live_version").filter(pk=flow_id).first()
    if flow is None:
        raise no_such_flow()
    told = flow.live_version
    if version is not None:
        told = flow.versions.filter(number=version).first()
        if told is None:
            raise no_such_version()
    drawing = flow.draft if told is None else told.document
    nodes = read_document(drawing).document.nodes.values()
    rows = [(node.id, node.type, node.config) for node in nodes]
    return AsPart(flow, told.number if told else None, ways_in(rows), inputs_in(rows))


def _number(reference: Reference, flow: Flow, at: Mapping[str, int]) -> int | None:
    if reference.version is not None:
        return reference.version
    return at.get(reference.key, flow.live_version.number if flow.live_version else None)


def _versions(wanted: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """The versions' own ids by flow and number."""
    pairs = set(wanted)
    rows = FlowVersion.objects.filter(
        flow__in={flow for flow, _ in pairs}, number__in={number for _, number in pairs}
    )
    return {(row[0], row[1]): row[2] for row in rows.values_list("flow_id", "number", "pk")}


def _part(flow: Flow, number: int | None, versions: Mapping[tuple[int, int], int]) -> Part:
    latest = flow.live_version.number if flow.live_version else None
    version_id = versions.get((flow.pk, number or 0))
    if version_id is None:
        return Part(flow.name, latest)
    return Part(flow.name, latest, number, frozen_program(version_id))


@lru_cache(maxsize=64)
def frozen_program(version_id: int) -> Mapping[str, Any]:
    """A version's program as it is stored; a version never changes."""
    version = FlowVersion.objects.only("program").get(pk=version_id)
    program: Mapping[str, Any] = version.program
    return program
