"""Saved tests over REST: kept, run, told in one sentence, and who may do what."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from flows.models import FlowTest
from tests.drawings import goodbye
from tests.flows.saved import (
    SALES,
    crossed_office,
    definition,
    draw,
    named_office,
    run,
    save,
    the_office,
)
from tests.personas import Persona


def test_a_test_is_saved_with_what_was_said_and_listed(dora: Persona) -> None:
    flow = the_office()
    saved = save(dora, flow)
    assert saved.status_code == 201
    listed = dora.api.get(f"/api/flows/{flow.pk}/tests/").json()
    assert listed == [saved.json()]
    (test,) = listed
    assert (test["name"], test["revision"], test["changed_by"]) == ("Sales", 1, "dora")
    assert test["definition"]["happens"] == [{"step": "menu", "does": "press", "keys": "1"}]
    assert test["names"] == {"menu": "Menu", "sales": "Sales"}


def test_a_test_is_changed_and_deleted(dora: Persona) -> None:
    flow = the_office()
    address = f"/api/flows/{flow.pk}/tests/{save(dora, flow).json()['id']}/"
    body = {"name": "Message", "definition": SALES, "base_revision": 1}
    changed = dora.api.put(address, body)
    assert (changed.status_code, changed.json()["revision"]) == (200, 2)
    assert dora.api.put(address, body).status_code == 409
    assert dora.api.delete(address).status_code == 204
    assert dora.api.get(address).status_code == 404


def test_a_test_is_saved_although_the_draft_has_errors(dora: Persona) -> None:
    flow = the_office({"nodes": []})
    assert save(dora, flow).status_code == 201
    assert flow.tests.get().route == []


def test_two_tests_of_a_flow_have_two_names(dora: Persona) -> None:
    flow = the_office()
    save(dora, flow)
    again = save(dora, flow)
    assert again.status_code == 400
    assert again.json()["name"] == ["There is already a test called “Sales”: choose another name."]


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        ({"at": "soon"}, "at: "),
        ({"expects": []}, "expects: "),
        ({"expects": [{"kind": "reaches"}]}, "expects.0: Say what is expected."),
        (
            {"happens": [{"step": "menu", "does": "press"}]},
            "happens.0: Say which keys are pressed.",
        ),
        ({"colour": "red"}, "colour: "),
        ({"at": "9999-12-31T23:59:59Z"}, "at: Choose a day between 2000 and 2100."),
    ],
)
def test_what_is_wrong_with_a_test_is_said_with_its_place(
    dora: Persona, broken: dict[str, Any], sentence: str
) -> None:
    refused = save(dora, the_office(), {**SALES, **broken})
    assert refused.status_code == 400
    assert refused.json()["detail"].startswith(sentence)


def test_what_is_no_test_at_all_is_refused(dora: Persona) -> None:
    flow = the_office()
    for nothing in (None, 7, "menu", [SALES]):
        assert save(dora, flow, nothing).status_code == 400


def test_a_flow_holds_only_so_many_tests(dora: Persona, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.testing.keeping.MOST_TESTS", 1)
    flow = the_office()
    save(dora, flow)
    assert "at most 1 tests" in save(dora, flow, name="Another").json()["detail"]


def test_a_large_test_is_refused(dora: Persona) -> None:
    large = {**SALES, "given": {"name": "x" * 200_000}}
    assert save(dora, the_office(), large).status_code == 413


def test_a_key_that_leads_elsewhere_is_told_in_one_sentence(petra: Persona) -> None:
    flow = the_office()
    save(petra, flow)
    draw(petra, flow, crossed_office())
    (result,) = run(petra, flow).json()["results"]
    assert not result["passed"]
    assert result["sentences"] == ["At “Menu” key 1 led to “Message”, not to “Sales”."]
    assert (result["node"], result["port"]) == ("menu", "key:1")
    assert [stop["node"] for stop in result["path"]] == ["in", "menu", "message", "bye"]


def test_a_step_that_nothing_leads_to_any_more_is_told_where_it_used_to_be_reached(
    petra: Persona,
) -> None:
    """And not where the caller last chose something, which is another step here."""
    flow = the_office()
    save(petra, flow, definition(("menu", "1"), ("sales", "1"), reaches="sales"))
    drawing = crossed_office()
    asks = {"id": "ask", "type": "ask_digits", "name": "Ask", "config": {"prompt": "menu"}}
    drawing["nodes"].append(asks)
    for edge in drawing["edges"]:
        if edge["port"] == "key:1":
            edge["target"] = "ask"
    ways = (("done", "message"), ("no_input", "bye"), ("invalid", "bye"))
    drawing["edges"] += [{"source": "ask", "port": port, "target": to} for port, to in ways]
    draw(petra, flow, drawing)
    (result,) = run(petra, flow).json()["results"]
    assert result["sentences"] == ["At “Menu” key 1 led to “Ask”, not to “Sales”."]


def test_the_sentence_is_swedish_for_swedes(petra: Persona) -> None:
    flow = the_office(crossed_office())
    save(petra, flow)
    answer = petra.api.post(
        f"/api/flows/{flow.pk}/tests/run/", {}, headers={"accept-language": "sv"}
    )
    translation.deactivate()
    (result,) = answer.json()["results"]
    assert result["sentences"] == ["Vid ”Menu” ledde knapp 1 till ”Message”, inte till ”Sales”."]


def test_renaming_and_moving_steps_breaks_no_test(petra: Persona) -> None:
    flow = the_office()
    save(petra, flow)
    drawing = named_office()
    drawing["nodes"][2]["name"] = "Our sellers"
    drawing["layout"] = {"sales": {"x": 900, "y": 900}}
    draw(petra, flow, drawing)
    assert run(petra, flow).json()["results"][0]["passed"]


def test_a_step_that_is_gone_is_told_by_its_name_of_then(petra: Persona) -> None:
    flow = the_office()
    save(petra, flow)
    draw(petra, flow, goodbye())
    (result,) = run(petra, flow).json()["results"]
    assert result["sentences"] == ["“Sales”, which this test expects, is no longer in the flow."]
    assert result["remarks"] == ["The test speaks of “Menu”, which is no longer in the flow."]


def test_a_draft_with_errors_is_not_run_and_says_why(petra: Persona) -> None:
    flow = the_office()
    save(petra, flow)
    draw(petra, flow, {"nodes": []})
    refused = run(petra, flow)
    assert refused.status_code == 422
    assert refused.json()["detail"].startswith("This flow has 1 problem")


def test_what_callers_get_now_is_tested_on_demand(petra: Persona) -> None:
    flow = the_office()
    save(petra, flow)
    assert run(petra, flow, live=True).status_code == 409
    body = {"revision": 1, "note": ""}
    assert petra.api.post(f"/api/flows/{flow.pk}/publish/", body).status_code == 201
    draw(petra, flow, crossed_office())
    assert not run(petra, flow).json()["results"][0]["passed"]
    assert run(petra, flow, live=True).json()["results"][0]["passed"]


def test_coverage_counts_what_passing_tests_have_gone_through(petra: Persona) -> None:
    flow = the_office()
    save(petra, flow)
    covered = run(petra, flow).json()["coverage"]
    assert (covered["steps"], covered["ways"]) == (5, 10)
    assert covered["untested_steps"] == ["message", "bye"]
    assert {"node": "menu", "port": "key:2"} in covered["untested_ways"]
    assert {"node": "menu", "port": "key:1"} not in covered["untested_ways"]


def test_a_failing_test_covers_nothing(petra: Persona) -> None:
    flow = the_office(crossed_office())
    save(petra, flow)
    assert len(run(petra, flow).json()["coverage"]["untested_steps"]) == 5


def test_a_test_is_tried_without_being_saved(rut: Persona) -> None:
    flow = the_office()
    body = {"definition": definition(("menu", "2"), reaches="sales")}
    tried = rut.api.post(f"/api/flows/{flow.pk}/tests/try/", body).json()
    assert (tried["test"], tried["passed"]) == (None, False)
    assert tried["sentences"] == ["At “Menu” key 2 led to “Message”, not to “Sales”."]
    assert not FlowTest.objects.exists()


def test_a_test_is_proposed_for_what_none_goes_through(rut: Persona) -> None:
    flow = the_office()
    wanted = {"step": "sales", "port": "busy"}
    answer = rut.api.post(f"/api/flows/{flow.pk}/tests/propose/", wanted)
    proposal = answer.json()
    assert proposal["name"] == "Sales: Busy"
    told = [(one["step"], one["does"], one["keys"]) for one in proposal["definition"]["happens"]]
    assert told == [("menu", "press", "1"), ("sales", "busy", "")]
    tried = rut.api.post(f"/api/flows/{flow.pk}/tests/try/", {"definition": proposal["definition"]})
    assert tried.json()["passed"]


@pytest.mark.parametrize(
    ("place", "status"),
    [({"step": "nowhere"}, 404), ({}, 400), ({"step": "sales", "port": "gone"}, 404)],
)
def test_a_place_that_no_call_gets_to_has_no_proposal(
    rut: Persona, place: dict[str, str], status: int
) -> None:
    flow = the_office()
    assert rut.api.post(f"/api/flows/{flow.pk}/tests/propose/", place).status_code == status


def test_who_may_look_runs_tests_and_who_may_draw_changes_them(
    dora: Persona, rut: Persona, stranger: Persona
) -> None:
    flow = the_office()
    test = save(dora, flow).json()
    address = f"/api/flows/{flow.pk}/tests/"
    one = f"{address}{test['id']}/"
    body = {"name": "Mine", "definition": SALES, "base_revision": 1}
    for persona, look, change in ((rut, 200, 403), (stranger, 403, 403)):
        assert persona.api.get(address).status_code == look
        assert run(persona, flow).status_code == look
        assert save(persona, flow, name="Mine").status_code == change
        assert persona.api.put(one, body).status_code == change
        assert persona.api.delete(one).status_code == change


def test_a_test_of_another_flow_is_not_found(dora: Persona) -> None:
    flow = the_office()
    test = save(dora, flow).json()
    assert dora.api.get(f"/api/flows/{flow.pk + 1}/tests/{test['id']}/").status_code == 404
    assert dora.api.get(f"/api/flows/{flow.pk + 1}/tests/").status_code == 404
