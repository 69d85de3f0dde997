"""A draft, frozen so that it can be tried: what is drawn meanwhile changes nothing for the call."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.translation import ngettext

from flows.drafts import find_flow
from flows.engine.compiler import DocumentInvalid
from flows.freezing import frozen
from flows.models import TRIED, FlowVersion
from flows.problems import Refused
from flows.tried import tried_versions


def freeze_for_trial(flow_id: int, *, user: User, now: datetime) -> FlowVersion:
    """The draft as a version that no caller gets; the same draft gives the same one."""
    flow = find_flow(flow_id)
    try:
        version = frozen(flow)
    except DocumentInvalid as invalid:
        raise _unfinished(invalid) from None
    known = tried_versions(flow).filter(digest=version.digest)
    if (kept := known.first()) is not None:
        return kept
    version.number, version.published_at, version.published_by = TRIED, now, user
    try:
        with transaction.atomic():
            version.save()
    except IntegrityError:
        # Somebody tries the same draft at the same moment.
        return known.get()
    return version


def _unfinished(invalid: DocumentInvalid) -> Refused:
    issues = [issue.to_json() for issue in invalid.issues]
    errors = sum(issue.severity == "error" for issue in invalid.issues)
    sentence = ngettext(
        "This flow has {n} problem: mend what is marked before you try it.",
        "This flow has {n} problems: mend what is marked before you try it.",
        errors,
    )
    return Refused(sentence.format(n=errors), issues=issues)
