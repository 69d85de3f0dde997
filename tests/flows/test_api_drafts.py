"""Saving a draft: revisions, stale saves, what is refused."""

from __future__ import annotations

import pytest

from flows.models import Flow
from tests.drawings import flow_of, goodbye
from tests.personas import Persona, Studio


@pytest.fixture
def flow(db: None) -> Flow:
    return flow_of(goodbye())


def put(persona: Persona, flow: Flow, document: object, *, base: object = 1) -> tuple[int, object]:
    answer = persona.api.put(
        f"/api/flows/{flow.pk}/draft/", {"base_revision": base, "document": document}
    )
    return answer.status_code, answer.json()


def test_a_save_is_the_next_revision(dora: Persona, flow: Flow) -> None:
    status, saved = put(dora, flow, goodbye("busy"))
    assert isinstance(saved, dict)
    assert (status, saved["revision"], saved["saved_by"]) == (200, 2, "dora")
    assert saved["saved_at"].endswith("Z")
    assert dora.api.get(f"/api/flows/{flow.pk}/draft/").json()["document"] == goodbye("busy")


def test_a_save_that_changes_nothing_keeps_the_revision(dora: Persona, flow: Flow) -> None:
    status, saved = put(dora, flow, goodbye())
    assert isinstance(saved, dict)
    assert (status, saved["revision"], saved["saved_by"]) == (200, 1, None)


def test_true_in_place_of_one_is_a_change(dora: Persona, flow: Flow) -> None:
    """Python says that they are equal."""
    put(dora, flow, goodbye() | {"layout": {"start": 1}})
    _, saved = put(dora, flow, goodbye() | {"layout": {"start": True}}, base=2)
    assert isinstance(saved, dict)
    assert saved["revision"] == 3


def test_a_stale_save_gets_the_newer_document_to_merge_with(dora: Persona, flow: Flow) -> None:
    put(dora, flow, goodbye("busy"))
    status, newer = put(dora, flow, goodbye("reject"))
    assert isinstance(newer, dict)
    assert (status, newer["revision"], newer["document"]) == (409, 2, goodbye("busy"))
    assert set(newer) == {"detail", "revision", "document", "issues", "saved_at", "saved_by"}


def test_a_save_whose_answer_was_lost_can_be_sent_again(dora: Persona, flow: Flow) -> None:
    put(dora, flow, goodbye("busy"))
    status, saved = put(dora, flow, goodbye("busy"))
    assert isinstance(saved, dict)
    assert (status, saved["revision"]) == (200, 2)


def test_a_drawing_with_problems_is_saved_and_told_about(dora: Persona, flow: Flow) -> None:
    status, saved = put(dora, flow, {"nodes": [{"id": "a", "type": "teleport"}], "mine": [1]})
    assert isinstance(saved, dict)
    assert status == 200
    assert {issue["code"] for issue in saved["issues"]} == {"no_start", "unknown_type"}
    flow.refresh_from_db()
    assert (flow.errors, flow.draft["mine"]) == (2, [1])


@pytest.mark.parametrize("document", [None, 7, "x", [], [{}]])
def test_what_is_no_drawing_at_all_is_refused(dora: Persona, flow: Flow, document: object) -> None:
    assert put(dora, flow, document)[0] == 400


@pytest.mark.parametrize("base", [None, "x", -1, 1.5, [], {}])
def test_a_revision_that_is_no_number_is_refused(dora: Persona, flow: Flow, base: object) -> None:
    assert put(dora, flow, goodbye("busy"), base=base)[0] == 400


def test_a_revision_nobody_has_made_yet_is_stale(dora: Persona, flow: Flow) -> None:
    assert put(dora, flow, goodbye("busy"), base=10**30)[0] == 409


def test_a_drawing_of_too_many_bytes_is_too_large(dora: Persona, flow: Flow) -> None:
    status, refused = put(dora, flow, goodbye() | {"layout": {"start": "x" * 2_000_000}})
    assert isinstance(refused, dict)
    assert (status, refused["detail"][:26]) == (413, "This flow is too large to ")


@pytest.mark.parametrize(("name", "most"), [("nodes", 2_000), ("edges", 10_000)])
def test_a_drawing_of_too_many_things_is_too_large(
    dora: Persona, flow: Flow, name: str, most: int
) -> None:
    assert put(dora, flow, {name: [{}] * (most + 1)})[0] == 413


def test_a_body_beyond_every_limit_is_not_even_read(dora: Persona, flow: Flow) -> None:
    answer = dora.api.put(
        f"/api/flows/{flow.pk}/draft/", b"[" * 5_000_000, content_type="application/json"
    )
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"nodes",
        b"\xff\xfe",
        b'{"base_revision": 1, "document": {"a": NaN}}',
        b'{"base_revision": 1, "document": {"a": 1e999}}',
        b'{"base_revision": 1, "document": {"a": "\\u0000"}}',
        b'{"base_revision": 1, "document": {"\\u0000": 1}}',
        b'{"base_revision": 1, "document": {"a": "\\ud800"}}',
        b'{"base_revision": 1, "document": {"a": ' + b"1" * 5_000 + b"}}",
        b'{"base_revision": 1, "document": ' + b'{"a":' * 60 + b"1" + b"}" * 61,
        b"[" * 100_000,
    ],
)
def test_json_that_cannot_be_kept_is_refused_in_one_sentence(
    dora: Persona, flow: Flow, body: bytes
) -> None:
    answer = dora.api.put(f"/api/flows/{flow.pk}/draft/", body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_another_kind_of_body_is_refused(dora: Persona, flow: Flow) -> None:
    answer = dora.api.put(f"/api/flows/{flow.pk}/draft/", "<a/>", content_type="text/xml")
    assert answer.status_code == 415


def test_a_reviewer_reads_a_draft_and_changes_none(rut: Persona, flow: Flow) -> None:
    assert rut.api.get(f"/api/flows/{flow.pk}/draft/").status_code == 200
    assert put(rut, flow, goodbye("busy"))[0] == 403


def test_whoever_is_not_signed_in_is_asked_to_sign_in(flow: Flow) -> None:
    assert Studio().get(f"/api/flows/{flow.pk}/draft/").status_code == 401


def test_a_page_of_another_site_cannot_save(dora: Persona, flow: Flow) -> None:
    elsewhere = Studio(enforce_csrf_checks=True)
    elsewhere.force_login(dora.user)
    assert put(Persona(dora.user, elsewhere), flow, goodbye("busy"))[0] == 403
