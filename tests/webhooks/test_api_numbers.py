"""Numbers over REST: added, pointed to flows, and who sees their secret."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from flows.models import Flow
from tests.drawings import flow_of, goodbye, published
from tests.personas import Persona
from webhooks.models import Number
from webhooks.numbers import add_number, sms_url, start_url


@pytest.fixture
def flow(db: None) -> Flow:
    return published(goodbye())


def test_a_number_is_added_and_pointed_to_a_flow(oskar: Persona, flow: Flow) -> None:
    body = {"number": "0766-86 10 04", "label": "Main", "flow": flow.pk}
    answer = oskar.api.post("/api/numbers/", body)
    row = Number.objects.get()
    assert (answer.status_code, answer.json()) == (
        201,
        {
            "id": row.pk,
            "number": "+46766861004",
            "label": "Main",
            "note": "",
            "flow": {"id": flow.pk, "name": "Main"},
            "answers": True,
            "start_url": start_url(row),
            "sms_url": sms_url(row),
            "country": "SE",
            "carrier": None,
            "maintenance": None,
        },
    )


def test_a_change_leaves_alone_what_it_does_not_name(oskar: Persona, flow: Flow) -> None:
    row = add_number("+46766861004", label="Main", flow=flow.pk)
    changed = oskar.api.patch(f"/api/numbers/{row.pk}/", {"label": "Shop"}).json()
    assert (changed["label"], changed["flow"]["id"]) == ("Shop", flow.pk)


def test_a_number_freed_of_its_flow_says_that_it_answers_no_more(
    oskar: Persona, flow: Flow
) -> None:
    row = add_number("+46766861004", flow=flow.pk)
    freed = oskar.api.patch(f"/api/numbers/{row.pk}/", {"flow": None}).json()
    assert (freed["flow"], freed["answers"]) == (None, False)


def test_a_number_that_answers_is_not_pointed_to_a_flow_that_cannot(
    oskar: Persona, flow: Flow
) -> None:
    row = add_number("+46766861004", flow=flow.pk)
    draft = flow_of(goodbye(), name="Draft")
    answer = oskar.api.patch(f"/api/numbers/{row.pk}/", {"flow": draft.pk})
    row.refresh_from_db()
    assert (answer.status_code, row.flow) == (409, flow)
    assert "publish the flow first" in answer.json()["detail"]


def test_a_new_number_may_wait_for_its_flow_to_be_published(oskar: Persona) -> None:
    draft = flow_of(goodbye(), name="Draft")
    body = {"number": "+46766861004", "flow": draft.pk}
    answer = oskar.api.post("/api/numbers/", body)
    assert (answer.status_code, answer.json()["answers"]) == (201, False)


def test_a_number_is_not_added_twice(oskar: Persona) -> None:
    add_number("+46766861004")
    answer = oskar.api.post("/api/numbers/", {"number": "0766861004"})
    sentence = "+46766861004 is already in the list: change it there."
    assert (answer.status_code, answer.json()) == (400, {"detail": sentence, "number": [sentence]})


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"number": "hello"},
        {"number": None},
        {"number": "+46766861004", "flow": "x"},
        {"number": "+46766861004", "label": "x" * 81},
        {"number": "+46766861004", "flow": -1},
        [],
    ],
)
def test_what_is_no_number_is_refused(oskar: Persona, body: object) -> None:
    answer = oskar.api.post("/api/numbers/", body)
    assert (answer.status_code, "detail" in answer.json()) == (400, True)


@pytest.mark.parametrize("flow_id", [999, 10**30])
def test_a_flow_that_is_not_there_is_told_in_a_sentence(oskar: Persona, flow_id: int) -> None:
    body = {"number": "+46766861004", "flow": flow_id}
    assert oskar.api.post("/api/numbers/", body).status_code == 404
    assert not Number.objects.exists()


def test_only_who_may_operate_sees_the_secret_address(dora: Persona, oskar: Persona) -> None:
    add_number("+46766861004")
    assert dora.api.get("/api/numbers/").json()[0]["start_url"] is None
    assert oskar.api.get("/api/numbers/").json()[0]["start_url"] is not None


def test_a_designer_points_no_number(dora: Persona) -> None:
    row = add_number("+46766861004")
    assert dora.api.patch(f"/api/numbers/{row.pk}/", {"label": "Mine"}).status_code == 403
    assert dora.api.post("/api/numbers/", {"number": "+46766861005"}).status_code == 403


def test_a_longer_list_of_numbers_takes_no_more_queries(oskar: Persona, flow: Flow) -> None:
    add_number("+46766861001", flow=flow.pk)
    with CaptureQueriesContext(connection) as one:
        oskar.api.get("/api/numbers/")
    for digit in "23456":
        add_number(f"+4676686100{digit}", flow=flow.pk)
    with CaptureQueriesContext(connection) as six:
        oskar.api.get("/api/numbers/")
    assert len(six) == len(one)
