"""Announcements made, saved, put in force and ended."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from flows.models import Prompt
from flows.panel import things
from flows.panel.rows import Announcement
from flows.panel.things import ANNOUNCEMENT, Who
from flows.problems import Problem


def create_announcement(*, name: str, owner: str, prompt: str, who: Who) -> Announcement:
    fields = {"prompt": _prompt(prompt)}
    return things.create(ANNOUNCEMENT, name=name, owner=owner, fields=fields, who=who)


@transaction.atomic
def save_announcement(
    key: str, *, base_revision: int, name: str, owner: str, prompt: str, who: Who
) -> Announcement:
    found = _prompt(prompt)
    row = things.locked(ANNOUNCEMENT, key)
    fields = {"name": name, "owner": owner, "prompt": found}
    what = {"message": found.name}
    things.save(ANNOUNCEMENT, row, base_revision=base_revision, fields=fields, who=who, what=what)
    return row


@transaction.atomic
def announce(
    key: str,
    *,
    on: bool,
    prompt: str,
    since: datetime | None,
    until: datetime | None,
    reason: str,
    who: Who,
) -> Announcement:
    """In force from now or `since` on, with another message if one is named; or ended."""
    row = things.locked(ANNOUNCEMENT, key)
    if not on:
        since, until, reason = None, None, ""
    things.require_ahead(until, now=who.now)
    if since is not None and until is not None and until <= since:
        sentence = _("It would end before it begins: choose a later end.")
        raise Problem(sentence, until=[sentence])
    if on and prompt:
        row.prompt = _prompt(prompt)
    row.on, row.since, row.until, row.reason = on, since, until, reason
    row.save(update_fields=["prompt", "on", "since", "until", "reason"])
    what: dict[str, Any] = {"message": row.prompt.name}
    if since is not None:
        what["since"] = since.isoformat()
    did = "announced" if on else "ended"
    things.write_line(ANNOUNCEMENT, row, who, did=did, what=what, until=until, reason=reason)
    return row


def _prompt(key: str) -> Prompt:
    prompt = Prompt.objects.filter(key=key).first()
    if prompt is None:
        sentence = _("This message does not exist: choose another.")
        raise Problem(sentence, prompt=[sentence])
    return prompt
