"""Whoever has a flow open is told what happened to it, and no save fails over that."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from channels.layers import get_channel_layer
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from flows.drafts import save_draft
from flows.publishing import publish
from tests.drawings import NOON, flow_of, goodbye
from tests.graphs import flow, using
from tests.personas import Persona


@pytest.fixture
def layer(settings: Settings) -> Any:
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
    return get_channel_layer()


def test_a_save_is_told_to_the_flow_s_group_after_the_commit(
    dora: Persona, layer: Any, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    flow = flow_of(goodbye())
    asyncio.run(layer.group_add(f"flow-{flow.pk}", "browser"))
    with django_capture_on_commit_callbacks(execute=True):
        save_draft(
            flow.pk, goodbye("busy"), base_revision=1, user=dora.user, client="tab-7", now=NOON
        )
    assert asyncio.run(layer.receive("browser")) == {
        "type": "draft.changed",
        "revision": 2,
        "by": "dora",
        "client": "tab-7",
    }


def test_a_publication_is_told_too(
    petra: Persona, layer: Any, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    flow = flow_of(goodbye())
    asyncio.run(layer.group_add(f"flow-{flow.pk}", "browser"))
    with django_capture_on_commit_callbacks(execute=True):
        publish(flow.pk, revision=1, note="", user=petra.user, now=NOON)
    told = asyncio.run(layer.receive("browser"))
    assert told == {"type": "flow.published", "version": 1, "by": "petra"}


def test_the_users_of_a_part_are_told_that_it_was_published(
    petra: Persona, layer: Any, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    part, user = flow_of(goodbye(), name="Hours"), flow_of(using_hours())
    asyncio.run(layer.group_add(f"flow-{user.pk}", "browser"))
    with django_capture_on_commit_callbacks(execute=True):
        publish(part.pk, revision=1, note="", user=petra.user, now=NOON)
    told = asyncio.run(layer.receive("browser"))
    assert told == {"type": "draft.checked", "revision": 1}


def using_hours() -> dict[str, Any]:
    return flow({"in": "incoming_call", "p": using("hours")}, "in next > p")


def test_a_save_that_changes_nothing_tells_nobody(
    dora: Persona, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    flow = flow_of(goodbye())
    with django_capture_on_commit_callbacks() as hooks:
        save_draft(flow.pk, goodbye(), base_revision=1, user=dora.user, client=None, now=NOON)
    assert not hooks


@pytest.mark.django_db(transaction=True)
def test_a_channel_layer_that_is_away_fails_no_save(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "no.such.Layer"}}
    flow = flow_of(goodbye())
    draft = save_draft(flow.pk, goodbye("busy"), base_revision=1, user=None, client=None, now=NOON)
    assert draft.flow.draft_revision == 2
    assert "on_commit" in caplog.text
