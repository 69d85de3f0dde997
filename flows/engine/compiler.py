"""From a drawing to the program that runs: layout-free, self-contained JSON, and its digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from flows.engine import configuration
from flows.engine.audio import is_reference
from flows.engine.document import SPEC, Document
from flows.engine.facts import Need
from flows.engine.fields import Config, Prompt
from flows.engine.inlining import entrance, inlined, sounds_of
from flows.engine.issue import Issue
from flows.engine.issues import check, entries, type_of
from flows.engine.mentions import SharedThings
from flows.engine.node import AnyNodeType, node_types
from flows.engine.off import SwitchedOff, as_run, way_past
from flows.engine.parts import INSIDE, WITHIN, Parts, references
from flows.engine.ports import ways_out
from flows.engine.stitching import joined
from flows.engine.tails import afters_of, depth, tails
from flows.engine.trouble import handler_of


class DocumentInvalid(Exception):
    """The document has errors; `issues` holds them and the warnings."""

    def __init__(self, issues: list[Issue]) -> None:
        super().__init__("; ".join(issue.message for issue in issues if issue.severity == "error"))
        self.issues = issues


@dataclass(frozen=True)
class Step:
    kind: AnyNodeType
    config: Config
    exits: Mapping[str, str]
    # The ways out of it that go to the flow's handler where they are not wired.
    trouble: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Program:
    """What runs: steps by id, the one it begins with, and the audio (sha256) of each prompt.

    `needs` is what has to be read of the journal before each turn, `handler` the step that calls
    come to when something goes wrong, `after` the one that begins what is done when they ended,
    `afters` those of its parts, outer parts first.
    """

    start: str
    steps: Mapping[str, Step]
    prompts: Mapping[str, str]
    needs: frozenset[Need] = frozenset()
    handler: str | None = None
    after: str | None = None
    afters: tuple[str, ...] = ()


def compile_document(
    document: Document,
    *,
    prompts: Mapping[str, str],
    numbers: Collection[str],
    issues: list[Issue] | None = None,
    unplayable: Collection[str] = (),
    shared: SharedThings | None = None,
    parts: Parts | None = None,
    own: str | None = None,
    made: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The program of a document, as JSON.

    `prompts` gives each prompt's sha256 by key, `numbers` are all numbers of ours, `issues` those
    of reading the document, `unplayable` the prompts whose sound is lost, `shared` what flows
    share. `parts` are the flows it uses: their steps become steps of this program, which needs
    nothing else to run. `own` is the flow's key. `made` are the sounds put together for it: rows of
    messages by their names, clips to say values with. Raises DocumentInvalid when an error stands.
    The steps' names do not run, but calls are told by them: a renamed step is another program.
    """
    made = made or {}
    known = check(
        document,
        prompts=prompts.keys() | made.keys(),
        numbers=numbers,
        unplayable=unplayable,
        shared=shared,
        parts=parts,
        own=own,
    )
    found = [*(issues or []), *known]
    if any(issue.severity == "error" for issue in found):
        raise DocumentInvalid(found)
    start = entries(document)[0].id
    steps, used, used_made = _own_steps(document, prompts, made)
    program = {"spec": SPEC, "start": start, "steps": steps, "prompts": used}
    if used_made:
        program["made"] = used_made
    if handler := handler_of(document):
        program["handler"] = handler.id
    # Of several there would be an error.
    if after := tails(document):
        program["after"] = after[0].id
    return program | _with_parts(document, steps, parts or {})


def _own_steps(
    document: Document, prompts: Mapping[str, str], made: Mapping[str, str]
) -> tuple[dict[str, dict[str, Any]], dict[str, str], dict[str, str]]:
    """The steps that are drawn here, the audio (sha256) of the prompts they play, and of what was
    put together for them."""
    exits = as_run(document).exits()
    steps: dict[str, dict[str, Any]] = {}
    used: dict[str, str] = {}
    used_made: dict[str, str] = {}
    for node in document.nodes.values():
        kind = type_of(node)
        assert kind is not None  # noqa: S101  (an unknown type is an error, seen above)
        if node.off:
            steps[node.id] = {
                "type": node.type,
                "name": node.name,
                "past": way_past(node),
                "exits": exits[node.id],
            }
            continue
        drawn = configuration.validate(kind, node.config)
        config = joined(drawn, made)
        steps[node.id] = {
            "type": node.type,
            "name": node.name,
            "config": config.model_dump(mode="json"),
            "exits": exits[node.id],
        }
        # Those of a row too: when one of them sounds anew, so does the row.
        used |= {key: prompts[key] for key in _messages(drawn) if key not in made}
        used_made |= {key: made[key] for key in _messages(config) if key in made}
    return steps, used, used_made


def _messages(config: Config) -> set[str]:
    return {
        value
        for _, field, value in configuration.values(config)
        if isinstance(field, Prompt) and value is not None and not is_reference(value)
    }


def _with_parts(
    document: Document, steps: dict[str, dict[str, Any]], parts: Parts
) -> dict[str, Any]:
    """Puts the steps of the parts among the flow's own; what else the program says about them.

    `parts`: for each step that uses a flow which one, by key, and its version. `follows`: the
    latest versions that were used as such, by key. `sounds`: what the parts' steps play (sha256).
    `afters`: where begins what is done when a call has ended that came through the part.
    """
    held: dict[str, dict[str, Any]] = {}
    follows: dict[str, int] = {}
    sounds: set[str] = set()
    afters: list[str] = []
    for node_id, reference in references(document).items():
        part = parts[reference]
        assert part.program is not None  # noqa: S101  (an error, seen above)
        steps |= inlined(node_id, part.program, steps[node_id]["exits"])
        steps[node_id]["exits"] = {INSIDE: entrance(node_id, part.program)}
        held[node_id] = {"flow": reference.key, "version": part.version}
        for inner, told in part.program.get("parts", {}).items():
            held[f"{node_id}{WITHIN}{inner}"] = told
        if reference.version is None and part.version is not None:
            follows[reference.key] = part.version
        sounds |= sounds_of(part.program)
        afters += afters_of(node_id, part.program)
    if not held:
        return {}
    told = {"parts": held, "follows": follows, "sounds": sorted(sounds)}
    return told | ({"afters": sorted(afters, key=depth)} if afters else {})


def digest(program: Mapping[str, Any]) -> str:
    """The sha256 of the program's canonical JSON: the same program has the same digest."""
    text = json.dumps(program, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def load_program(program: Mapping[str, Any]) -> Program:
    """The program ready to run; raises KeyError for a node type that is not installed."""
    steps, handler = {}, program.get("handler")
    for node_id, step in program["steps"].items():
        if "past" in step:
            steps[node_id] = Step(SwitchedOff(step["past"]), Config(), step["exits"])
            continue
        kind = node_types()[step["type"]]
        config = configuration.validate(kind, step["config"])
        trouble = _trouble(kind, step["config"]) if handler else frozenset[str]()
        steps[node_id] = Step(kind, config, step["exits"], trouble)
    sounds = {sha256: sha256 for sha256 in program.get("sounds", [])}
    needs = frozenset[Need]().union(*(step.kind.needs_of(step.config) for step in steps.values()))
    sounds |= program.get("made", {}) | program["prompts"]
    after, afters = program.get("after"), tuple(program.get("afters", ()))
    return Program(program["start"], steps, sounds, needs, handler, after, afters)


def _trouble(kind: AnyNodeType, config: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(way.id for way in ways_out(kind, config) if way.trouble)
