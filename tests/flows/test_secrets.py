"""Secrets that flows share: entered, replaced, deleted, and never given out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from flows.drafts import create_flow
from flows.models import FlowVersion, Secret
from flows.publishing import publish
from flows.secrets.keeping import keep_secret, open_secret
from tests.graphs import flow
from tests.personas import Persona

VALUE = "tOpS3cret-value"


@pytest.fixture
def crm(db: None) -> Secret:
    return keep_secret("CRM", VALUE, user=None, now=timezone.now())


def asking_flow(name: str) -> Any:
    headers = [{"name": "Authorization", "value": "Bearer", "secret": "crm"}]
    config = {"url": "https://crm.example.com/", "headers": headers}
    steps: Any = {"in": "incoming_call", "ask": ("ask_system", config), "bye": "hang_up"}
    wires = ("in next > ask", "ask success > bye", "ask not_found > bye", "ask problem > bye")
    return create_flow(name, document=flow(steps, *wires), user=None, now=timezone.now())


def test_a_secret_is_made_under_a_key_of_its_name(dora: Persona) -> None:
    answer = dora.api.post("/api/secrets/", {"name": "Our CRM", "value": VALUE})
    assert (answer.status_code, answer.json()["key"]) == (201, "our-crm")
    assert VALUE not in answer.content.decode()
    assert open_secret("our-crm") == VALUE


def test_no_answer_gives_a_secret_out(dora: Persona, crm: Secret) -> None:
    answer = dora.api.get("/api/secrets/")
    assert [row["name"] for row in answer.json()] == ["CRM"]
    assert not {VALUE, crm.sealed} & set(json.dumps(answer.json()).split('"'))


def test_it_lies_encrypted(crm: Secret) -> None:
    assert VALUE not in crm.sealed


def test_it_opens_no_more_under_another_secret_key(crm: Secret, settings: Settings) -> None:
    settings.SECRET_KEY = "another-key-that-is-long-enough-for-all-of-it"
    assert open_secret("crm") is None


def test_a_secret_that_is_not_there_is_none(db: None) -> None:
    assert open_secret("gone") is None


def test_it_can_be_replaced_and_the_next_question_uses_that(dora: Persona, crm: Secret) -> None:
    answer = dora.api.put("/api/secrets/crm/", {"value": "newer"})
    assert (answer.status_code, answer.json()["changed_by"]) == (200, dora.user.username)
    assert open_secret("crm") == "newer"


def test_two_secrets_have_two_names(dora: Persona, crm: Secret) -> None:
    answer = dora.api.post("/api/secrets/", {"name": "CRM", "value": "x"})
    assert (answer.status_code, open_secret("crm")) == (400, VALUE)
    assert "choose another name" in answer.json()["detail"]


def test_keys_of_similar_names_are_told_apart(dora: Persona, crm: Secret) -> None:
    assert dora.api.post("/api/secrets/", {"name": "crm!", "value": "x"}).json()["key"] == "crm-2"


@pytest.mark.parametrize("value", ["two\nlines", "å", ""])
def test_a_secret_that_fits_in_no_header_is_refused(dora: Persona, value: str) -> None:
    assert dora.api.post("/api/secrets/", {"name": "CRM", "value": value}).status_code == 400


def test_a_secret_that_a_flow_names_stays(dora: Persona, crm: Secret) -> None:
    asking_flow("Office")
    answer = dora.api.delete("/api/secrets/crm/")
    assert answer.status_code == 409
    assert (
        answer.json()["detail"] == "“CRM” is used in “Office”: choose another secret there first."
    )


def test_a_secret_that_nobody_names_goes(dora: Persona, crm: Secret) -> None:
    assert dora.api.delete("/api/secrets/crm/").status_code == 204
    assert not Secret.objects.exists()
    assert dora.api.delete("/api/secrets/crm/").status_code == 404


def test_a_published_program_names_it_by_its_key_only(crm: Secret) -> None:
    drawn = asking_flow("Office")
    publish(drawn.pk, revision=drawn.draft_revision, note="", user=None, now=timezone.now())
    program = json.dumps(FlowVersion.objects.get().program)
    assert '"secret": "crm"' in program
    assert VALUE not in program


def test_who_only_looks_may_see_names_and_change_nothing(rut: Persona, crm: Secret) -> None:
    assert rut.api.get("/api/secrets/").status_code == 200
    assert rut.api.post("/api/secrets/", {"name": "X", "value": "x"}).status_code == 403
    assert rut.api.put("/api/secrets/crm/", {"value": "x"}).status_code == 403
    assert rut.api.delete("/api/secrets/crm/").status_code == 403
