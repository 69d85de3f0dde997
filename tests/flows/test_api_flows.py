"""The list of flows: made, renamed, deleted, and who may."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from flows.models import Flow
from tests.drawings import NOON, flow_of, goodbye, published
from tests.personas import Persona
from webhooks.models import Call, LiveCall, Number


def test_a_new_flow_begins_with_the_step_every_call_begins_with(dora: Persona) -> None:
    made = dora.api.post("/api/flows/", {"name": "Main number"})
    assert made.status_code == 201
    draft = dora.api.get(f"/api/flows/{made.data['id']}/draft/").json()
    assert [node["type"] for node in draft["document"]["nodes"]] == ["incoming_call"]


def test_a_new_flow_can_be_made_from_a_drawing(dora: Persona) -> None:
    made = dora.api.post("/api/flows/", {"name": "Copy", "document": goodbye()}).json()
    assert dora.api.get(f"/api/flows/{made['id']}/draft/").json()["document"] == goodbye()


def test_it_says_what_a_list_of_flows_needs(dora: Persona) -> None:
    flow = published(goodbye())
    Number.objects.create(number="+46766861004", flow=flow)
    call = Call.objects.create(callid="c1", version=flow.live_version, started_at=NOON)
    LiveCall.objects.create(call=call, seq=1, state={}, updated_at=NOON)
    Call.objects.create(callid="c2", version=flow.live_version, started_at=NOON)
    assert dora.api.get("/api/flows/").json() == [
        {
            "id": flow.pk,
            "name": "Main",
            "key": "main",
            "draft_revision": 1,
            "saved_at": "2026-05-03T12:00:00Z",
            "saved_by": None,
            "live_version": {
                "number": 1,
                "published_at": "2026-05-03T12:00:00Z",
                "published_by": None,
                "note": "",
            },
            "has_unpublished_changes": False,
            "errors": 0,
            "warnings": 0,
            "numbers": ["+46766861004"],
            "live_calls": 1,
        }
    ]


def test_a_longer_list_of_flows_takes_no_more_queries(dora: Persona) -> None:
    published(goodbye(), name="First")
    with CaptureQueriesContext(
        connection,
    ) as one:
        dora.api.get("/api/flows/")
    for name in ("2", "3", "4"):
        Number.objects.create(number=f"+4670000{name}", flow=published(goodbye(), name=name))
    with CaptureQueriesContext(connection) as four:
        dora.api.get("/api/flows/")
    assert len(four) == len(one) <= 7


def test_a_name_that_is_taken_is_refused_with_the_field_it_is_about(dora: Persona) -> None:
    flow_of(goodbye(), name="Main")
    answer = dora.api.post("/api/flows/", {"name": "Main"})
    sentence = "There is already a flow called “Main”: choose another name."
    assert (answer.status_code, answer.json()) == (400, {"detail": sentence, "name": [sentence]})


def test_a_flow_can_be_renamed(dora: Persona) -> None:
    flow = flow_of(goodbye())
    answer = dora.api.patch(f"/api/flows/{flow.pk}/", {"name": "  Clinic "})
    assert answer.json()["name"] == "Clinic"


def test_a_flow_cannot_be_renamed_to_a_name_that_is_taken(dora: Persona) -> None:
    flow_of(goodbye(), name="Clinic")
    flow = flow_of(goodbye())
    assert dora.api.patch(f"/api/flows/{flow.pk}/", {"name": "Clinic"}).status_code == 400


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, None, ["a"], "a\u0000b"])
def test_a_name_that_is_no_name_is_refused(dora: Persona, name: object) -> None:
    answer = dora.api.post("/api/flows/", {"name": name})
    assert (answer.status_code, "detail" in answer.json()) == (400, True)


HIDDEN = ["a\u0007b", "a\nb", "\u202egnihtyna", "a\u2066b", "a\u2028b", "a\u200fb", "a\x9fb"]


@pytest.mark.parametrize("name", HIDDEN, ids=ascii)
def test_a_name_that_hides_something_is_refused_with_a_sentence(dora: Persona, name: str) -> None:
    flow = flow_of(goodbye())
    sentence = "This name holds characters that nobody can see: type it again."
    for answer in (
        dora.api.post("/api/flows/", {"name": name}),
        dora.api.patch(f"/api/flows/{flow.pk}/", {"name": name}),
    ):
        assert (answer.status_code, answer.json()) == (
            400,
            {"detail": sentence, "name": [sentence]},
        )


@pytest.mark.parametrize("name", ["Växel 1", "👩\u200d🔧 Verkstad", "خط"])
def test_a_name_may_be_of_any_script(dora: Persona, name: str) -> None:
    assert dora.api.post("/api/flows/", {"name": name}).json()["name"] == name


def test_who_draws_may_delete_what_was_never_published(dora: Persona) -> None:
    flow = flow_of(goodbye())
    assert dora.api.delete(f"/api/flows/{flow.pk}/").status_code == 204
    assert not Flow.objects.exists()


def test_who_draws_only_cannot_delete_what_was_published(dora: Persona) -> None:
    flow = published(goodbye())
    answer = dora.api.delete(f"/api/flows/{flow.pk}/")
    sentence = "“Main” has been published: ask somebody who may publish to delete it."
    assert (answer.status_code, answer.json()) == (409, {"detail": sentence})
    assert flow.versions.count() == 1


def test_who_publishes_may_delete_a_published_flow_that_nothing_needs(petra: Persona) -> None:
    flow = published(goodbye())
    assert petra.api.delete(f"/api/flows/{flow.pk}/").status_code == 204
    assert not Flow.objects.exists()


@pytest.mark.django_db
def test_nothing_deletes_a_published_flow_by_the_way() -> None:
    flow = published(goodbye())
    Flow.objects.update(live_version=None)
    flow.refresh_from_db()
    with pytest.raises(ProtectedError):
        flow.delete()


def test_a_flow_that_a_number_leads_to_is_kept(petra: Persona) -> None:
    flow = published(goodbye())
    Number.objects.create(number="+46766861004", flow=flow)
    answer = petra.api.delete(f"/api/flows/{flow.pk}/")
    assert answer.status_code == 409
    assert answer.json()["detail"].startswith("A number leads to “Main”")
    flow.refresh_from_db()
    assert flow.live_version is not None


def test_a_flow_that_calls_ran_on_is_kept(petra: Persona) -> None:
    flow = published(goodbye())
    Call.objects.create(callid="c1", version=flow.live_version, started_at=NOON)
    answer = petra.api.delete(f"/api/flows/{flow.pk}/")
    assert (answer.status_code, answer.json()["detail"][:5]) == (409, "Calls")
    flow.refresh_from_db()
    assert flow.live_version is not None


@pytest.mark.parametrize("flow_id", [1, 10**12, 10**30])
def test_a_flow_that_is_gone_is_told_in_a_sentence(dora: Persona, flow_id: int) -> None:
    answer = dora.api.get(f"/api/flows/{flow_id}/")
    sentence = "This flow does not exist: somebody may have deleted it."
    assert (answer.status_code, answer.json()) == (404, {"detail": sentence})


def test_a_reviewer_sees_flows_but_draws_none(rut: Persona) -> None:
    assert rut.api.get("/api/flows/").status_code == 200
    assert rut.api.post("/api/flows/", {"name": "Mine"}).status_code == 403


def test_a_stranger_sees_no_flows(stranger: Persona) -> None:
    assert stranger.api.get("/api/flows/").status_code == 403
