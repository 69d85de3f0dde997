"""The draft of a flow: made, saved against the revision it is based on, renamed, deleted."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from flows.announce import announce
from flows.checking import check_drawing, count, require_drawing
from flows.engine.document import Document, Node
from flows.engine.issue import Issue
from flows.engine.upgrades import upgrade
from flows.models import Flow
from flows.naming import free_key, require_readable_name
from flows.problems import Conflict, Problem, no_such_flow
from flows.searching import uses_of_flow_by_key, uses_of_prompt
from flows.tried import forget_tried


@dataclass(frozen=True)
class Draft:
    """A flow's draft with what stands against it."""

    flow: Flow
    issues: list[Issue]

    def to_json(self) -> dict[str, Any]:
        return {**self.receipt(), "document": upgrade(self.flow.draft)}

    def receipt(self) -> dict[str, Any]:
        """What the browser that sent the drawing does not know yet."""
        return {
            "revision": self.flow.draft_revision,
            "issues": [issue.to_json() for issue in self.issues],
            "saved_at": self.flow.saved_at,
            "saved_by": self.flow.saved_by.username if self.flow.saved_by else None,
        }


def create_flow(name: str, *, document: object = None, user: User | None, now: datetime) -> Flow:
    """A new flow; without a drawing its draft holds the step every call begins with."""
    require_readable_name(name)
    drawing = _first_drawing() if document is None else document
    drawing = require_drawing(drawing, size=len(_canonical(drawing)))
    flow = Flow(name=name, key=free_key(name), draft_revision=1)
    _put(flow, drawing, check_drawing(drawing), user=user, now=now)
    _save_under_free_name(flow)
    return flow


def read_draft(flow_id: int) -> Draft:
    flow = find_flow(flow_id)
    return Draft(flow, check_drawing(flow.draft, flow_id=flow.pk))


def find_flow(flow_id: int) -> Flow:
    flow = Flow.objects.select_related("saved_by").filter(pk=flow_id).first()
    if flow is None:
        raise no_such_flow()
    return flow


def check_users_again(keys: Iterable[str]) -> None:
    """Flows were published: the drafts that use them may have lost a problem, or got one."""
    _check_again({use.flow.pk for key in keys for use in uses_of_flow_by_key(key) if use.draft})


@transaction.atomic
def check_speakers_again(key: str) -> None:
    """A message sounds otherwise: the drafts that play it may have lost a problem, or got one."""
    _check_again({use.flow.pk for use in uses_of_prompt(key) if use.draft})


def _check_again(flow_ids: Iterable[int]) -> None:
    # In one order, so that two who check do not lock each other out.
    for flow_id in sorted(flow_ids):
        flow = locked_if_there(flow_id)
        if flow is None:
            continue
        issues = check_drawing(flow.draft, flow_id=flow_id)
        flow.errors, flow.warnings = count(issues, "error"), count(issues, "warning")
        flow.save(update_fields=["errors", "warnings"])
        announce(flow_id, {"type": "draft.checked", "revision": flow.draft_revision})


@transaction.atomic
def save_draft(
    flow_id: int,
    document: object,
    *,
    base_revision: int,
    user: User | None,
    client: str | None,
    now: datetime,
) -> Draft:
    """Keep the drawing as the next revision, if nobody has saved since `base_revision`.

    A drawing that is already the draft is not written again, whatever it was based on: the
    browser that lost our answer and asks once more gets the revision it made.
    """
    text = _canonical(document)
    drawing = require_drawing(document, size=len(text))
    flow = locked_flow(flow_id)
    if _canonical(flow.draft) == text:
        return Draft(flow, check_drawing(flow.draft, flow_id=flow_id))
    if flow.draft_revision != base_revision:
        raise stale(flow)
    issues = check_drawing(drawing, flow_id=flow_id)
    flow.draft_revision += 1
    _put(flow, drawing, issues, user=user, now=now)
    if flow.live_version and _same_but_for_layout(drawing, flow.live_version.document):
        flow.live_revision = flow.draft_revision
    flow.save(update_fields=[*_PUT, "draft_revision", "live_revision"])
    announce(
        flow.pk,
        {
            "type": "draft.changed",
            "revision": flow.draft_revision,
            "by": user.username if user else None,
            "client": client,
        },
    )
    return Draft(flow, issues)


@transaction.atomic
def put_drawing(name: str, document: object, *, now: datetime) -> Flow:
    """Make the drawing the draft of the flow of that name, new or not, whatever it was before."""
    known = Flow.objects.select_for_update().filter(name=name).first()
    if known is None:
        return create_flow(name, document=document, user=None, now=now)
    revision = known.draft_revision
    draft = save_draft(known.pk, document, base_revision=revision, user=None, client=None, now=now)
    return draft.flow


@transaction.atomic
def rename_flow(flow_id: int, name: str) -> Flow:
    require_readable_name(name)
    flow = locked_flow(flow_id)
    flow.name = name
    _save_under_free_name(flow, update_fields=["name"])
    return flow


@transaction.atomic
def delete_flow(flow_id: int, *, user: User) -> None:
    """Delete a flow that nothing needs: no number leads to it, no call ran on it, no flow uses it.

    What was published is evidence of what callers heard, so it takes the right to publish.
    """
    flow = locked_flow(flow_id)
    users = sorted({use.flow.name for use in uses_of_flow_by_key(flow.key)})
    if users:
        sentence = _("“{name}” is a part of {flows}: take it out there first.")
        names = ", ".join(f"“{user}”" for user in users)
        raise Conflict(sentence.format(name=flow.name, flows=names))
    published = flow.versions.exists()
    if published and not user.has_perm("flows.publish_flow"):
        sentence = _("“{name}” has been published: ask somebody who may publish to delete it.")
        raise Conflict(sentence.format(name=flow.name))
    try:
        forget_tried(flow)
        if published:
            # A flow and its live version hold each other.
            flow.live_version = None
            flow.save(update_fields=["live_version"])
            flow.versions.all().delete()
        flow.delete()
    except ProtectedError as error:
        raise _still_needed(flow, error) from None


def locked_flow(flow_id: int) -> Flow:
    """The flow, kept from every other writer until the transaction ends."""
    flow = locked_if_there(flow_id)
    if flow is None:
        raise no_such_flow()
    return flow


def locked_if_there(flow_id: int) -> Flow | None:
    """The same where nobody is told of a flow that was deleted meanwhile."""
    return Flow.objects.select_for_update(of=("self",)).filter(pk=flow_id).first()


def stale(flow: Flow) -> Conflict:
    """Somebody else saved first: their drawing comes along, so that both can be merged."""
    return Conflict(
        _(
            "This flow was saved elsewhere in the meantime: "
            "merge your changes into the newer drawing."
        ),
        **Draft(flow, check_drawing(flow.draft, flow_id=flow.pk)).to_json(),
    )


# What `_put` sets.
_PUT = ("draft", "errors", "warnings", "saved_at", "saved_by")


def _put(
    flow: Flow, drawing: dict[str, Any], issues: list[Issue], *, user: User | None, now: datetime
) -> None:
    flow.draft = drawing
    flow.errors, flow.warnings = count(issues, "error"), count(issues, "warning")
    flow.saved_at, flow.saved_by = now, user


def _save_under_free_name(flow: Flow, *, update_fields: list[str] | None = None) -> None:
    try:
        with transaction.atomic():
            flow.save(update_fields=update_fields)
    except IntegrityError:
        if flow._state.adding and not Flow.objects.filter(name=flow.name).exists():
            # A flow of another name was made in this moment and took the key.
            flow.key = free_key(flow.name)
            _save_under_free_name(flow)
            return
        sentence = _("There is already a flow called “{name}”: choose another name.")
        sentence = sentence.format(name=flow.name)
        raise Problem(sentence, name=[sentence]) from None


def _canonical(document: object) -> bytes:
    """The drawing as bytes, the same for the same JSON; Python alone would take 1 for true."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _same_but_for_layout(drawing: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether publishing the one after the other would make no version."""
    return _canonical(drawing | {"layout": {}}) == _canonical(other | {"layout": {}})


def _first_drawing() -> dict[str, Any]:
    start = Node(id="start", type="incoming_call", name="Incoming call")
    return Document(nodes={start.id: start}, layout={start.id: {"x": 0, "y": 0}}).to_json()


def _still_needed(flow: Flow, error: ProtectedError) -> Conflict:
    holders = {holder._meta.model_name for holder in error.protected_objects}
    if "number" in holders:
        sentence = _("A number leads to “{name}”: point the number to another flow first.")
    elif "outgoingcall" in holders:
        sentence = _("Calls were asked for with “{name}”: rename it instead.")
    else:
        sentence = _("Calls ran on “{name}”, so it is kept with them: rename it instead.")
    return Conflict(sentence.format(name=flow.name))
