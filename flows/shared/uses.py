"""Where a shared thing is used, so that nobody takes it from under a caller."""

from __future__ import annotations

from flows.problems import Conflict
from flows.searching import uses_of_shared
from flows.shared.live import named_live


def require_unused(kind: str, key: str, sentence: str, *, name: str) -> None:
    """A Conflict with the sentence, of the `{name}` and the `{flows}` that speak of it.

    A call that goes on with an older version meets it as it meets what cannot be read.
    """
    drawn = {use.flow.name for use in uses_of_shared(kind, key)}
    flows = sorted(drawn | named_live(kind).get(key, set()))
    if flows:
        names = ", ".join(f"“{flow}”" for flow in flows)
        raise Conflict(sentence.format(name=name, flows=names))
