"""What stands against a drawing, given the prompts there are."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from flows.engine.document import MAX_BYTES, MAX_EDGES, MAX_NODES, read_document
from flows.engine.issue import Issue
from flows.engine.issues import check
from flows.models import Prompt
from flows.problems import Problem, TooLarge


def check_drawing(drawing: object, *, prompts: Collection[str] | None = None) -> list[Issue]:
    """The issues of a drawing: those of reading it first, then those of what was read."""
    reading = read_document(drawing)
    keys = prompt_keys() if prompts is None else prompts
    return [*reading.issues, *check(reading.document, prompts=keys)]


def prompt_keys() -> set[str]:
    return set(Prompt.objects.values_list("key", flat=True))


def count(issues: Collection[Issue], severity: str) -> int:
    return sum(issue.severity == severity for issue in issues)


def require_drawing(document: object, *, size: int) -> dict[str, Any]:
    """The drawing, if it is one at all and not larger than Antler takes; it may be unfinished."""
    if not isinstance(document, dict):
        raise Problem("This is not a call flow: send a JSON object with nodes and edges.")
    if size > MAX_BYTES:
        raise TooLarge(
            f"This flow is too large to save ({size:,} of {MAX_BYTES:,} bytes): "
            "split it into several flows."
        )
    for name, words, limit in (("nodes", "steps", MAX_NODES), ("edges", "wires", MAX_EDGES)):
        found = document.get(name)
        if isinstance(found, list) and len(found) > limit:
            raise TooLarge(f"A flow holds at most {limit:,} {words}: split it into several flows.")
    return document
