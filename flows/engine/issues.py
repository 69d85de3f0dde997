"""The checks of a whole document. Draft forgiving, publish strict: an error forbids publishing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pydantic import ValidationError

from flows.engine import configuration
from flows.engine.document import MAX_NODES, Document, Node
from flows.engine.fields import Config, Prompt
from flows.engine.inlining import looked_through
from flows.engine.issue import Issue, error, hint, warning
from flows.engine.mentions import SharedThings, mention_issues, mentions_of
from flows.engine.node import AnyNodeType, node_types
from flows.engine.off import as_run, off_issues, stand_ins, way_past
from flows.engine.parts import INSIDE, WITHIN, Parts, uses_part
from flows.engine.ports import WayOut, ways_out
from flows.engine.tails import only_afterwards, tail_issues, tails
from flows.engine.telephones import telephone_issues
from flows.engine.trouble import handler_issues, handler_of, unwired_trouble
from flows.engine.using import outdated_steps, part_issues, size, told_outside
from flows.engine.variables import variable_issues
from flows.engine.waiting import waiting_issues
from flows.engine.ways import way_issues


def check(
    document: Document,
    *,
    prompts: Collection[str],
    numbers: Collection[str],
    unplayable: Collection[str] = (),
    answering: Collection[str] = (),
    shared: SharedThings | None = None,
    parts: Parts | None = None,
    own: str | None = None,
    stale: Collection[str] = (),
    lengths: Mapping[str, float] | None = None,
) -> list[Issue]:
    """Every issue of a document, the flow's own first, then in the order of its steps.

    `prompts` are the keys of the prompts there are, `unplayable` those whose sound is lost, `stale`
    those whose recording says something else than is written, `lengths` how many seconds each
    lasts, as far as that is known;
    `numbers` (E.164) are all numbers of ours, `answering` those that lead to this flow; `shared`
    is what flows share. `parts` are the flows it uses, by their references; `own` is its own key.
    """
    issues = [
        *_entry_issues(document),
        *handler_issues(document),
        *off_issues(document),
        *_step_issues(document),
        *_wire_issues(document),
        *part_issues(document, parts or {}, own=own),
    ]
    # A part is looked through as if its steps were drawn here, where that is not too much.
    through = document
    if parts and size(document, parts) <= MAX_NODES:
        through = looked_through(document, parts)
    configs = _valid_configs(through)
    handler = handler_of(document)
    caught = [handler.id] if handler else []
    starts = [node.id for node in entries(document)]
    mentions = list(mentions_of({node_id: config for node_id, (_, config) in configs.items()}))
    spoken = [one for one in mentions if not (isinstance(one[2], Prompt) and WITHIN in one[0])]
    seen = [
        *outdated_steps(through, configs),
        *mention_issues(
            spoken,
            prompts=prompts,
            unplayable=unplayable,
            numbers=numbers,
            shared=shared or {},
            stale=stale,
        ),
        *telephone_issues(mentions, answering=answering, shared=shared or {}),
    ]
    run = as_run(through)
    after = [node.id for node in tails(through)]
    seen += variable_issues(run, mentions, starts=starts, anytime=caught, after=after)
    whole = _without_closed_parts(configs, through) | stand_ins(through)
    seen += way_issues(run, whole, starts=[*starts, *caught], after=after)
    seen += [*tail_issues(run, whole), *waiting_issues(run, whole, lengths=lengths or {})]
    issues += told_outside(seen, through)
    order = {node_id: place for place, node_id in enumerate(document.nodes, start=1)}
    return sorted(issues, key=lambda issue: order.get(issue.node or "", 0))


def type_of(node: Node) -> AnyNodeType | None:
    return node_types().get(node.type)


def entries(document: Document) -> list[Node]:
    """The steps a call can begin with."""
    return [node for node in document.nodes.values() if (kind := type_of(node)) and kind.entry]


def _entry_issues(document: Document) -> Iterator[Issue]:
    starts = entries(document)
    if not starts:
        text = "Nothing happens yet: add the step “Incoming call” and connect it."
        yield error("no_start", text)
    for node in starts[1:]:
        yield error("second_start", "A flow begins only once: remove this step.", node=node.id)


def _step_issues(document: Document) -> Iterator[Issue]:
    for node in document.nodes.values():
        kind = type_of(node)
        if kind is None:
            text = (
                "This Antler does not know the step “{type}”: remove it or install what brings it."
            )
            yield error("unknown_type", text, node=node.id, type=node.type[:64])
        elif not node.off:
            yield from configuration.problems(kind, node.config, node=node.id)


def _wire_issues(document: Document) -> Iterator[Issue]:
    handler = handler_of(document)
    caught = handler is not None
    starts = [*entries(document), *([handler] if handler else [])]
    afterwards = only_afterwards(document, [node.id for node in starts])
    for node_id, exits in document.exits().items():
        node = document.nodes[node_id]
        kind = type_of(node)
        if kind is not None:
            ways = ways_out(kind, node.config)
            for way in ways:
                if way.id in exits or node_id in afterwards:
                    continue
                if not node.off or way.id == way_past(node):
                    yield from _unwired(node_id, way, caught=caught)
            for port in exits.keys() - {way.id for way in ways}:
                text = "A wire leaves from a way out that is gone: remove the wire."
                yield warning("lost_way_out", text, node=node_id, port=port)
    for edge in document.edges.values():
        target = type_of(document.nodes[edge.target])
        if target is not None and (target.entry or target.tail):
            text = "Nothing can lead back to where the call begins: remove the wire."
            if target.tail:
                text = "Nothing can lead to what follows the call: remove the wire."
            yield error("into_start", text, node=edge.source, port=edge.port)


def _unwired(node: str, way: WayOut, *, caught: bool) -> Iterator[Issue]:
    if way.trouble:
        yield from unwired_trouble(node, way, caught=caught)
    elif way.unwired == "error":
        text = "“{way_out}” leads nowhere: connect it to a step or remove it."
        yield error("port_unwired", text, node=node, port=way.id, way_out=way.label)
    elif way.unwired == "warning":
        text = "The call ends at “{way_out}”: connect it if callers should hear more."
        yield warning("port_unwired", text, node=node, port=way.id, way_out=way.label)
    elif way.unwired == "hint":
        text = "The call ends at “{way_out}” without a goodbye: connect it to “Hang up” with one."
        yield hint("dead_end", text, node=node, port=way.id, way_out=way.label)


def _valid_configs(document: Document) -> dict[str, tuple[AnyNodeType, Config]]:
    found = {}
    for node in document.nodes.values():
        kind = type_of(node)
        if kind is not None and not node.off:
            try:
                found[node.id] = kind, configuration.validate(kind, node.config)
            except ValidationError:
                continue
    return found


def _without_closed_parts(
    configs: dict[str, tuple[AnyNodeType, Config]], through: Document
) -> dict[str, tuple[AnyNodeType, Config]]:
    """Of a part that cannot be looked into nobody knows what callers hear there."""
    return {
        node_id: step
        for node_id, step in configs.items()
        if not uses_part(step[0].type) or (node_id, INSIDE) in through.edges
    }
