"""Whether the carrier's report may tell keys that a sensitive step has promised not to keep."""

from __future__ import annotations

from flows.engine.compiler import Program
from flows.models import FlowVersion
from flows.programs import program_for
from webhooks.models import CallStep


def may_be_secret(callid: str) -> bool:
    """True unless the journal knows where the call stood, and none of these steps is sensitive.

    The asking counts, not the answer: the caller's keys may be in the report although the post
    that brought them was lost. A question is journalled before the carrier hears of it.
    """
    journal = CallStep.objects.filter(call__callid=callid).order_by()
    stood = list(journal.values_list("call__version_id", "node").distinct())
    if not stood or stood[0][0] is None:
        return True
    try:
        program = program_for(stood[0][0])
    except (FlowVersion.DoesNotExist, LookupError, ValueError):
        # A program that cannot be read any more tells nothing, and a report must not be lost.
        return True
    return any(_is_sensitive(program, node) for _, node in stood if node)


def _is_sensitive(program: Program, node: str) -> bool:
    step = program.steps.get(node)
    return step is None or step.kind.sensitive(step.config)
