"""Searching all drawings, and where something is used. Each costs a fixed number of statements."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import transaction
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from flows.engine.document import read_document
from flows.engine.finding import (
    Named,
    Place,
    digits,
    is_flow,
    is_number,
    is_prompt,
    is_shared,
    places,
    speaks_of,
)
from flows.models import Flow
from flows.panel.reading import announcing
from flows.problems import Conflict, Problem, no_such_flow
from flows.prompts import find_prompt, told_prompts
from flows.shared.kinds import shared_names
from flows.voices.takes import drop_files, files_of

SHORTEST = 2
MOST_HITS = 100
# So many drawings are opened for one search; each may be large.
MOST_FLOWS = 200
EXCERPT = 120


@dataclass(frozen=True)
class Hit:
    """A place in a flow's draft; without one, the flow's own name."""

    flow: Flow
    place: Place | None
    excerpt: str


@dataclass(frozen=True)
class Findings:
    hits: list[Hit]
    # True when there was more than is shown.
    more: bool


@dataclass(frozen=True)
class Use:
    """A field that names something, in the draft, in what callers get, or in both."""

    flow: Flow
    place: Place
    draft: bool
    live: bool


def search_flows(search: str, *, in_prompts: bool) -> Findings:
    """Where all drafts speak of it; messages are searched by name and words with `in_prompts`."""
    wanted = search.strip()
    if len(wanted) < SHORTEST:
        raise Problem(_("Write at least {n} letters or digits to search for.").format(n=SHORTEST))
    named = Named(
        prompts=_prompts() if in_prompts else {},
        flows=dict(Flow.objects.values_list("key", "name")),
        shared=shared_names(),
    )
    spoken = [
        key
        for names in (named.prompts, named.flows, *named.shared.values())
        for key, said in names.items()
        if wanted.casefold() in said.casefold()
    ]
    found = islice(_hits(_holding(wanted, spoken), wanted, named), MOST_HITS + 1)
    hits = list(found)
    return Findings(hits[:MOST_HITS], more=len(hits) > MOST_HITS)


def uses_of_prompt(key: str) -> list[Use]:
    return _uses(find_prompt(key).key, is_prompt(key))


@transaction.atomic
def delete_prompt(key: str) -> None:
    """Delete a message that no drawing and no caller needs; its sound stays for old versions."""
    prompt = find_prompt(key)
    if announced := announcing(key):
        sentence = _("“{name}” is the announcement {announcements}: choose another message there.")
        names = ", ".join(_("“{name}”").format(name=each) for each in announced)
        raise Conflict(sentence.format(name=prompt.name, announcements=names))
    flows = sorted({use.flow.name for use in uses_of_prompt(key)})
    if flows:
        sentence = _("“{name}” is used in {flows}: choose another message there first.")
        names = ", ".join(_("“{name}”").format(name=flow) for flow in flows)
        raise Conflict(sentence.format(name=prompt.name, flows=names))
    files = files_of(prompt)
    prompt.delete()
    transaction.on_commit(lambda: drop_files(files))


def uses_of_flow(flow_id: int) -> list[Use]:
    """The steps of other flows that use this one as a part."""
    key = Flow.objects.filter(pk=flow_id).values_list("key", flat=True).first()
    if key is None:
        raise no_such_flow()
    return uses_of_flow_by_key(key)


def uses_of_flow_by_key(key: str) -> list[Use]:
    return [use for use in _uses(key, is_flow(key)) if use.flow.key != key]


def uses_of_number(number: str) -> list[Use]:
    """The steps that ring one of our numbers, or show it as the caller."""
    return _uses(number, is_number(number))


def uses_of_shared(kind: str, key: str) -> list[Use]:
    """The steps that name something flows share; `kind` is that of the fields that do."""
    return _uses(key, is_shared(kind, key))


def _prompts() -> dict[str, str]:
    """Their names with what they say, the main language first."""
    told = {}
    for prompt in told_prompts():
        scripts = sorted(prompt.scripts.all(), key=lambda one: one.language != prompt.language)
        words = " / ".join(script.text for script in scripts if script.text)
        told[prompt.key] = f"{prompt.name}: {words}" if words else prompt.name
    return told


def _holding(wanted: str, spoken: list[str]) -> QuerySet[Flow]:
    """The flows whose drawing or name can hold it; which place it is, is looked for in Python."""
    asked = Q(name__icontains=wanted) | Q(text__icontains=_as_json(wanted))
    if number := digits(wanted):
        asked |= Q(text__contains=number)
    for key in spoken:
        asked |= Q(text__contains=f'"{key}"')
    drawn = Flow.objects.annotate(text=Cast("draft", TextField()))
    return drawn.filter(asked).order_by("name")[:MOST_FLOWS]


def _as_json(text: str) -> str:
    """As PostgreSQL writes it inside a drawing."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _hits(flows: QuerySet[Flow], wanted: str, named: Named) -> Iterator[Hit]:
    found = speaks_of(wanted, named)
    for flow in flows:
        if wanted.casefold() in flow.name.casefold():
            yield Hit(flow, None, flow.name)
        for place in places(read_document(flow.draft).document):
            if text := found(place):
                yield Hit(flow, place, excerpt(text, wanted))


def excerpt(text: str, wanted: str) -> str:
    """The text around what was searched for, on one line."""
    line = " ".join(text.split())
    at = max(line.casefold().find(wanted.casefold()), 0)
    begin = max(0, at - EXCERPT // 3)
    cut = line[begin : begin + EXCERPT]
    return f"{'…' if begin else ''}{cut}{'…' if begin + EXCERPT < len(line) else ''}"


def _uses(value: str, named: Callable[[Place], bool]) -> list[Use]:
    quoted = f'"{value}"'
    flows = (
        Flow.objects.select_related("live_version")
        .annotate(
            text=Cast("draft", TextField()), live_text=Cast("live_version__document", TextField())
        )
        .filter(Q(text__contains=quoted) | Q(live_text__contains=quoted))
        .defer("live_version__program")
    )
    return [use for flow in flows for use in _uses_in(flow, named)]


def _uses_in(flow: Flow, named: Callable[[Place], bool]) -> Iterator[Use]:
    drafted = _named_places(flow.draft, named)
    live = _named_places(flow.live_version.document, named) if flow.live_version else {}
    for at, place in {**live, **drafted}.items():
        yield Use(flow, place, draft=at in drafted, live=at in live)


def _named_places(drawing: object, named: Callable[[Place], bool]) -> dict[tuple[str, str], Place]:
    document = read_document(drawing).document
    return {(place.node.id, place.field): place for place in places(document) if named(place)}
