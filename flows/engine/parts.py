"""A flow used inside another: what such a step says, and what it needs of the flow it uses.

A part comes as the frozen program of one of its versions, so that whoever checks or compiles a
drawing asks nobody: the shell looks up the references and hands in what they stand for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from flows.engine import expressions, fields
from flows.engine.configuration import kind_of
from flows.engine.document import Document
from flows.engine.node import AnyNodeType, CallView, Fault, Leave, node_types

# The step that uses a flow leaves by this way into it.
INSIDE = "inside"
# A way out of a part leaves by this way, which leads nowhere where the flow is nobody's part.
OUTSIDE = "outside"
# Between the step that uses a flow and the step in it.
WITHIN = "/"
# A part in a part in a part: deeper than this nobody finds their way.
MOST_LEVELS = 4


class Given(fields.Config):
    """Not given along without a value: the canvas makes a row for each that a flow asks for."""

    name: Annotated[str, fields.Variable("Name", filled="value")]
    value: Annotated[str, fields.Template("Value", help="Text, or {caller} for what is known.")] = (
        ""
    )


class Way(fields.Config):
    id: Annotated[str, fields.Key("Identity", max=64)]
    label: Annotated[str, fields.Text("Name of the way out", max=60)] = ""


class GoConfig(fields.Config):
    flow: Annotated[str, fields.Flow("Flow")]
    version: Annotated[
        Annotated[int, Field(strict=True, ge=1)] | None,
        fields.Version(
            "Version",
            help="The latest: when the part is published anew, callers get that by themselves.",
        ),
    ] = None
    inputs: Annotated[list[Given], fields.Items("Give along", max=20)] = []


class PartConfig(GoConfig):
    """`ways` are those of the used flow, as they were when they were taken over last."""

    ways: Annotated[list[Way], fields.Items("Ways out", max=50, hidden=True)] = []


def given_twice(config: GoConfig) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, given in enumerate(config.inputs):
        if given.name in seen:
            text = "“{name}” is given along twice: remove one of them."
            yield Fault("given_twice", f"inputs.{place}.name", text, {"name": given.name})
        seen.add(given.name)


def into(config: GoConfig, call: CallView) -> Leave:
    """Into the used flow, with what is given along."""
    # Whoever works out beforehand what callers hear has no call that could be looked at.
    spoken = any(expressions.names(given.value) for given in config.inputs)
    known = call.variables if spoken else {}
    rows = [one for one in config.inputs if one.value]
    return Leave(INSIDE, {one.name: expressions.render(one.value, known) for one in rows})


class LeaveConfig(fields.Config):
    label: Annotated[
        str,
        fields.Text("Name of the way out", max=60, help="The step that uses this flow shows it."),
    ]


@dataclass(frozen=True)
class Reference:
    """A flow by its key; without a version its latest published one."""

    key: str
    version: int | None = None


@dataclass(frozen=True)
class Part:
    """What a reference stands for; without a `program` the flow has no such version.

    `latest` is the number of the version that new calls get, None for an unpublished flow.
    """

    name: str
    latest: int | None = None
    version: int | None = None
    program: Mapping[str, Any] | None = None

    def ways(self) -> list[Way]:
        steps = self.program["steps"] if self.program else {}
        return ways_in((id, step["type"], step.get("config", {})) for id, step in steps.items())

    def taken(self) -> set[str]:
        """The steps, and so the ways out, that a call can come to."""
        steps = self.program["steps"] if self.program else {}
        reached: set[str] = set()
        waiting = [self.program["start"]] if self.program else []
        while waiting:
            node_id = waiting.pop()
            if node_id not in reached:
                reached.add(node_id)
                waiting.extend(steps[node_id]["exits"].values())
        return reached

    def flows(self) -> set[str]:
        """The keys of the flows inside it, however deep."""
        held = self.program.get("parts", {}) if self.program else {}
        return {inner["flow"] for inner in held.values()}

    def levels(self) -> int:
        """How deep it lies itself: 1 without a part of its own."""
        steps = self.program["steps"] if self.program else {}
        return 1 + max((id.count(WITHIN) for id in steps), default=0)


Parts = Mapping[Reference, Part]
Rows = Iterable[tuple[str, str, Mapping[str, Any]]]


def full_names(steps: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """What people call the steps of a program, by id: “Part › Step”; empty where nobody did."""
    found = {}
    for node_id, step in steps.items():
        ids = node_id.split(WITHIN)
        chain = [WITHIN.join(ids[:level]) for level in range(1, len(ids) + 1)]
        names = [_name_of(steps[outer]) for outer in chain]
        found[node_id] = " › ".join(names) if len(names) > 1 else step["name"]
    return found


def _name_of(step: Mapping[str, Any]) -> str:
    kind = node_types().get(step["type"])
    return step["name"] or (kind.label if kind else step["type"])


def way_port(way_id: str) -> str:
    """The port of the using step that stands for a way out; its `ports` say the same."""
    return f"way:{way_id}"


def uses_part(type_name: str) -> bool:
    return _has_to_do(type_name, "uses") or goes_for_good(type_name)


def goes_for_good(type_name: str) -> bool:
    return _has_to_do(type_name, "goes")


def leaves_part(type_name: str) -> bool:
    return _has_to_do(type_name, "leaves")


def references(document: Document) -> dict[str, Reference]:
    """What each step that uses a flow names, as saved; a step that names none is left out."""
    found = {}
    for node in document.nodes.values():
        reference = reference_of(node.config) if uses_part(node.type) and not node.off else None
        if reference is not None:
            found[node.id] = reference
    return found


def reference_of(config: Mapping[str, Any]) -> Reference | None:
    key, version = config.get("flow"), config.get("version")
    if not isinstance(key, str) or not key:
        return None
    pinned = isinstance(version, int) and not isinstance(version, bool)
    return Reference(key, version if pinned else None)


def ways_in(rows: Rows) -> list[Way]:
    """The ways out of a flow; `rows` are its steps' ids, types and configurations."""
    found = []
    for node_id, type_name, config in rows:
        if WITHIN not in node_id and leaves_part(type_name):
            label = config.get("label")
            found.append(Way(id=node_id, label=label if isinstance(label, str) else ""))
    return found


def inputs_in(rows: Rows) -> list[str]:
    """What a flow says may be given along when it begins."""
    for node_id, type_name, config in rows:
        kind = node_types().get(type_name)
        if WITHIN not in node_id and kind is not None and kind.entry:
            return list(_named(kind, config))
    return []


def _named(kind: AnyNodeType, config: Mapping[str, Any]) -> Iterator[str]:
    for name, field in kind.model.model_fields.items():
        items = config.get(name)
        if isinstance(kind_of(field), fields.Items) and isinstance(items, list):
            for item in items:
                given = item.get("name") if isinstance(item, dict) else None
                if isinstance(given, str) and given:
                    yield given


def _has_to_do(type_name: str, how: str) -> bool:
    kind = node_types().get(type_name)
    return kind is not None and kind.part == how
