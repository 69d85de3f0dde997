"""A flow says that it has unpublished changes exactly when publishing it would make a version."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from flows.models import Flow
from flows.prompts import add_prompt, replace_audio
from tests.drawings import announcement, flow_of, goodbye, published, renamed, sound, upload
from tests.personas import Persona

MOVED = goodbye() | {"layout": {"end": {"x": 999, "y": 9}}}


@pytest.fixture
def hello(db: None) -> str:
    return add_prompt("Hello", audio=upload(sound())).key


def changed(persona: Persona, flow: Flow) -> bool:
    told: bool = persona.api.get(f"/api/flows/{flow.pk}/").json()["has_unpublished_changes"]
    return told


def save(persona: Persona, flow: Flow, document: object, *, base: int = 1) -> None:
    body = {"base_revision": base, "document": document}
    assert persona.api.put(f"/api/flows/{flow.pk}/draft/", body).status_code == 200


def publish(persona: Persona, flow: Flow, *, revision: int = 1) -> int:
    status: int = persona.api.post(
        f"/api/flows/{flow.pk}/publish/", {"revision": revision}
    ).status_code
    return status


def test_a_flow_that_was_never_published_has_some(dora: Persona) -> None:
    assert changed(dora, flow_of(goodbye()))


def test_publishing_takes_them_away_although_no_number_leads_there(petra: Persona) -> None:
    flow = flow_of(goodbye())
    assert (publish(petra, flow), changed(petra, flow)) == (201, False)


@pytest.mark.parametrize(
    ("drawing", "status"), [(MOVED, 200), (renamed("Goodbye"), 201), (goodbye("busy"), 201)]
)
def test_a_saved_drawing_is_one_if_publishing_it_makes_a_version(
    petra: Persona, drawing: dict[str, Any], status: int
) -> None:
    flow = published(goodbye())
    save(petra, flow, drawing)
    assert changed(petra, flow) is (status == 201)
    assert (publish(petra, flow, revision=2), changed(petra, flow)) == (status, False)


def test_a_change_that_was_taken_back_is_none(dora: Persona) -> None:
    flow = published(goodbye())
    save(dora, flow, goodbye("busy"))
    save(dora, flow, goodbye(), base=2)
    assert not changed(dora, flow)


def test_new_audio_of_a_message_it_plays_is_one_until_it_is_published(
    petra: Persona, hello: str
) -> None:
    flow = published(announcement(hello))
    assert not changed(petra, flow)
    replace_audio(hello, audio=upload(sound(level=7)))
    assert changed(petra, flow)
    assert (publish(petra, flow), changed(petra, flow)) == (201, False)


def test_the_audio_of_the_version_put_back_is_none(dora: Persona, hello: str) -> None:
    flow = published(announcement(hello))
    for level in (7, 0):
        replace_audio(hello, audio=upload(sound(level=level)))
    assert not changed(dora, flow)


def test_new_audio_of_another_message_is_none(dora: Persona, hello: str) -> None:
    flow = published(goodbye())
    replace_audio(hello, audio=upload(sound(level=7)))
    assert not changed(dora, flow)


def test_a_longer_list_with_messages_takes_no_more_queries(dora: Persona, hello: str) -> None:
    published(announcement(hello), name="First")
    with CaptureQueriesContext(connection) as one:
        dora.api.get("/api/flows/")
    for name in ("2", "3", "4"):
        published(announcement(hello), name=name)
    with CaptureQueriesContext(connection) as four:
        dora.api.get("/api/flows/")
    assert len(four) == len(one)


def test_the_admin_tells_the_same(admin_client: Client, hello: str) -> None:
    published(announcement(hello))
    cell = '<td class="field-unpublished">Yes</td>'
    assert cell not in admin_client.get("/admin/flows/flow/").content.decode()
    replace_audio(hello, audio=upload(sound(level=7)))
    assert cell in admin_client.get("/admin/flows/flow/").content.decode()
