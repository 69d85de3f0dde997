"""Rows that many tests need, made through the same doors as the product's own."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from flows.drafts import create_flow
from flows.models import Prompt, StoredFile
from flows.prompts import stored_name
from flows.publishing import publish
from tests.graphs import PROMPTS, office
from webhooks.models import Number
from webhooks.numbers import bind_number

OURS = "+46766861004"


def the_prompts() -> None:
    """The prompts of `tests.graphs`; nobody listens to them here."""
    Prompt.objects.bulk_create(
        [Prompt(key=key, name=key.title(), sound=sha256) for key, sha256 in PROMPTS.items()],
        ignore_conflicts=True,
    )
    StoredFile.objects.bulk_create(
        [
            StoredFile(name=stored_name(sha256), size=0, sha256=sha256)
            for sha256 in PROMPTS.values()
        ],
        ignore_conflicts=True,
    )


def an_answered_number(document: dict[str, Any] | None = None, *, name: str = "Office") -> Number:
    """A number of ours whose calls go to a published flow."""
    the_prompts()
    now = timezone.now()
    flow = create_flow(name, document=document or office(), user=None, now=now)
    publish(flow.pk, revision=flow.draft_revision, note="", user=None, now=now)
    return bind_number(OURS, flow=flow.pk)
