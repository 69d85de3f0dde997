"""From a draft to the version new calls get, and from an old version back to the draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from flows.announce import announce
from flows.checking import hours_there_are, numbers_of_ours, prompt_audio
from flows.drafts import Draft, locked_flow, save_draft
from flows.engine.compiler import DocumentInvalid, compile_document, digest
from flows.engine.document import read_document
from flows.models import Flow, FlowVersion
from flows.problems import Conflict, Refused, no_such_version
from flows.prompts import without_sound


@dataclass(frozen=True)
class Publication:
    """What callers get from now on; `new` is false when they already got exactly that."""

    version: FlowVersion
    new: bool


@transaction.atomic
def publish(
    flow_id: int, *, revision: int, note: str, user: User | None, now: datetime
) -> Publication:
    """Freeze the draft as the next version and send new calls there.

    Where only boxes were moved the program is the live one: no version is made that callers could
    not tell from the last one, and the flow counts as published.
    """
    flow = locked_flow(flow_id)
    if flow.draft_revision != revision:
        raise Conflict(
            _("This flow was saved in the meantime: look at the newer drawing before publishing."),
            revision=flow.draft_revision,
        )
    version = _freeze(flow)
    live = flow.live_version
    if live is not None and live.digest == version.digest:
        _go_live(flow, live)
        return Publication(live, new=False)
    latest = flow.versions.aggregate(latest=Max("number"))["latest"]
    version.number = (latest or 0) + 1
    version.note, version.published_at, version.published_by = note, now, user
    version.save()
    _go_live(flow, version)
    announce(
        flow.pk,
        {
            "type": "flow.published",
            "version": version.number,
            "by": user.username if user else None,
        },
    )
    return Publication(version, new=True)


@transaction.atomic
def restore(
    flow_id: int,
    number: int,
    *,
    base_revision: int,
    user: User | None,
    client: str | None = None,
    now: datetime,
) -> Draft:
    """Make a version's drawing the draft again; callers notice nothing until it is published."""
    version = find_version(flow_id, number)
    return save_draft(
        flow_id, version.document, base_revision=base_revision, user=user, client=client, now=now
    )


def find_version(flow_id: int, number: int) -> FlowVersion:
    found = FlowVersion.objects.filter(flow_id=flow_id, number=number)
    version = found.select_related("published_by").first()
    if version is None:
        raise no_such_version()
    return version


def _freeze(flow: Flow) -> FlowVersion:
    reading = read_document(flow.draft)
    prompts = prompt_audio()
    try:
        program = compile_document(
            reading.document,
            prompts=prompts,
            numbers=numbers_of_ours(),
            unplayable=without_sound(prompts),
            hours=hours_there_are(),
            issues=reading.issues,
        )
    except DocumentInvalid as invalid:
        issues = [issue.to_json() for issue in invalid.issues]
        errors = sum(issue.severity == "error" for issue in invalid.issues)
        sentence = ngettext(
            "This flow has {n} problem: mend what is marked before publishing.",
            "This flow has {n} problems: mend what is marked before publishing.",
            errors,
        )
        raise Refused(sentence.format(n=errors), issues=issues) from None
    return FlowVersion(flow=flow, document=flow.draft, program=program, digest=digest(program))


def _go_live(flow: Flow, version: FlowVersion) -> None:
    flow.live_version, flow.live_revision = version, flow.draft_revision
    flow.save(update_fields=["live_version", "live_revision"])
