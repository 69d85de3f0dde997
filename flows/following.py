"""Flows that follow the latest version of a part: what its next version makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from typing import Any

from django.db.models import Max

from flows.checking import numbers_of_ours, prompt_audio
from flows.engine.compiler import DocumentInvalid, compile_document
from flows.engine.document import Document, read_document
from flows.engine.issue import Issue
from flows.engine.parts import Part, Parts, Reference
from flows.models import Flow, FlowVersion
from flows.parts import parts_of
from flows.shared.kinds import shared_things
from flows.testing.gate import issues_of_tests


@dataclass(frozen=True)
class Follower:
    """A live flow that follows a part: its next program, or the errors for which it stays.

    Its saved tests may be among them.
    """

    flow: Flow
    live: FlowVersion
    number: int
    part: Part
    follows: str
    program: dict[str, Any] | None = None
    errors: list[Issue] = field(default_factory=list)


def followers_of(key: str, part: Part) -> list[Follower]:
    """Whoever gets `part` as the latest version of the flow of that key, and whoever gets those.

    Each once, parts before their users. Only the part changes: drawing, messages and what else a
    follower uses stay as they are live.
    """
    follows = _follows()
    fresh = {key: part}
    found = []
    for user in _in_order(key, follows):
        changed = {used: fresh[used] for used in follows[user] if used in fresh}
        if changed:
            follower = _follow(user, follows[user], changed)
            if follower is None:
                continue
            found.append(follower)
            if follower.program is not None:
                fresh[user] = Part(
                    follower.flow.name, follower.number, follower.number, follower.program
                )
    return found


def _follows() -> dict[str, Mapping[str, int]]:
    """For each live flow with parts the versions it has of those that it follows, by key."""
    rows = Flow.objects.filter(live_version__program__has_key="follows")
    return dict(rows.values_list("key", "live_version__program__follows"))


def _in_order(key: str, follows: Mapping[str, Mapping[str, int]]) -> Iterable[str]:
    """Those that follow it, directly or through another, each after what it follows."""
    affected, waiting = set(), [key]
    while waiting:
        used = waiting.pop()
        for user in follows:
            if used in follows[user] and user not in affected:
                affected.add(user)
                waiting.append(user)
    inner = {user: [used for used in follows[user] if used in affected] for user in affected}
    return TopologicalSorter(dict(sorted(inner.items()))).static_order()


def _follow(user: str, follows: Mapping[str, int], changed: Mapping[str, Part]) -> Follower | None:
    """None where the flow was deleted meanwhile."""
    flow = Flow.objects.select_related("live_version").defer("draft").filter(key=user).first()
    if flow is None or flow.live_version is None:
        return None
    live = flow.live_version
    latest = flow.versions.aggregate(latest=Max("number"))["latest"]
    used, part = next(iter(changed.items()))
    known = Follower(flow, live, latest + 1, part, used)
    document = read_document(live.document).document
    try:
        program = _compiled(document, live, user, follows, changed)
    except DocumentInvalid as invalid:
        errors = [issue for issue in invalid.issues if issue.severity == "error"]
        return Follower(**{**vars(known), "errors": errors})
    version = FlowVersion(flow=flow, document=live.document, program=program)
    errors = [issue for issue in issues_of_tests(flow, version) if issue.severity == "error"]
    if errors:
        return Follower(**{**vars(known), "errors": errors})
    return Follower(**{**vars(known), "program": program})


def _compiled(
    document: Document,
    live: FlowVersion,
    own: str,
    follows: Mapping[str, int],
    changed: Mapping[str, Part],
) -> dict[str, Any]:
    parts: Parts = {
        **parts_of(document, at=follows),
        **{Reference(key): part for key, part in changed.items()},
    }
    return compile_document(
        document,
        # All there are, so that none is missing; those it plays as they are live.
        prompts={**prompt_audio(), **live.program["prompts"]},
        made=live.program.get("made"),
        numbers=numbers_of_ours(),
        shared=shared_things(),
        parts=parts,
        own=own,
    )
