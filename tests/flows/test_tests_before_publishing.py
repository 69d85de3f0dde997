"""Saved tests run whenever a flow is published, and when a part of it is."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import Settings

from flows.models import Flow, FlowVersion
from tests.drawings import flow_of
from tests.flows.saved import crossed_office, definition, draw, named_office, save, the_office
from tests.graphs import flow as drawn
from tests.graphs import using
from tests.personas import Persona


def publish(persona: Persona, flow: Flow) -> tuple[int, Any]:
    flow.refresh_from_db()
    body = {"revision": flow.draft_revision, "note": ""}
    answer = persona.api.post(f"/api/flows/{flow.pk}/publish/", body)
    return answer.status_code, answer.json()


def test_a_flow_whose_tests_pass_is_published(petra: Persona) -> None:
    flow = the_office()
    save(petra, flow)
    status, version = publish(petra, flow)
    assert (status, version["failing"]) == (201, [])


def test_a_failing_test_keeps_a_flow_from_being_published(petra: Persona) -> None:
    flow = the_office(crossed_office())
    save(petra, flow)
    status, refusal = publish(petra, flow)
    assert (status, FlowVersion.objects.count()) == (422, 0)
    assert refusal == {
        "detail": "1 test of this flow fails: mend the flow, or the test, before publishing.",
        "issues": [],
        "tests": ["Sales: At “Menu” key 1 led to “Message”, not to “Sales”."],
    }


def test_a_failing_test_is_only_told_of_where_the_installation_says_so(
    petra: Persona, settings: Settings
) -> None:
    settings.FAILING_TESTS = "warn"
    flow = the_office(crossed_office())
    save(petra, flow)
    status, version = publish(petra, flow)
    assert (status, version["failing"]) == (201, ["Sales"])


def test_moving_boxes_is_published_whatever_the_tests_say(petra: Persona) -> None:
    """Callers already get exactly that, so that there is nothing to stop."""
    flow = the_office()
    assert publish(petra, flow)[0] == 201
    save(petra, flow, definition(("menu", "1"), reaches="message"))
    draw(petra, flow, named_office() | {"layout": {"sales": {"x": 1, "y": 2}}})
    assert publish(petra, flow)[0] == 200


def test_what_was_published_last_is_what_a_failure_is_told_against(petra: Persona) -> None:
    """A test that was saved while the draft failed it knows no way until it is published."""
    flow = the_office(crossed_office())
    save(petra, flow)
    draw(petra, flow, named_office())
    assert publish(petra, flow)[0] == 201
    assert flow.tests.get().route == ["in", "menu", "sales"]


def with_part() -> tuple[Flow, Flow]:
    """A part with two ways out, and a live flow that uses it and follows its latest version."""
    part = flow_of(a_part("out"), name="Hours")
    user = flow_of(
        drawn(
            {
                "in": "incoming_call",
                "p": using(part.key, out="On", none="Nothing"),
                "good": "hang_up",
                "bad": "hang_up",
            },
            "in next > p",
            "p way:out > good",
            "p way:none > bad",
        ),
        name="Main",
    )
    return part, user


def a_part(leads_to: str) -> dict[str, Any]:
    rule = {"id": "r", "label": "R", "left": "{caller}", "operator": "empty"}
    other = {"out": "none", "none": "out"}[leads_to]
    return drawn(
        {
            "in": "incoming_call",
            "c": ("compare", {"rows": [rule]}),
            "out": ("leave_part", {"label": "On"}),
            "none": ("leave_part", {"label": "Nothing"}),
        },
        "in next > c",
        f"c otherwise > {leads_to}",
        f"c row:r > {other}",
    )


@pytest.mark.parametrize(("setting", "version"), [("block", None), ("warn", 2)])
def test_a_follower_whose_tests_would_fail_stays_as_it_is_where_failing_tests_block(
    petra: Persona, settings: Settings, setting: str, version: int | None
) -> None:
    part, user = with_part()
    assert (publish(petra, part)[0], publish(petra, user)[0]) == (201, 201)
    assert save(petra, user, definition(reaches="good")).status_code == 201
    settings.FAILING_TESTS = setting
    draw(petra, part, a_part("none"))
    told = petra.api.get(f"/api/flows/{part.pk}/followers/").json()
    assert [one["version"] for one in told] == [version]
    if version is None:
        (issue,) = told[0]["issues"]
        assert (issue["code"], issue["params"]["test"]) == ("test_fails", "Sales")
        assert issue["node"] == "p"
    assert publish(petra, part)[0] == 201
    assert user.versions.count() == (version or 1)


def test_tests_reckon_with_hours_as_they_are_written_not_as_they_are_overridden(
    petra: Persona,
) -> None:
    hours = {
        "name": "Office",
        "definition": {
            "zone": "Europe/Stockholm",
            "weekly": [[{"start": "08:00", "end": "17:00"}]] * 7,
        },
    }
    made = petra.api.post("/api/hours/", hours)
    assert made.status_code == 201, made.json()
    key = made.json()["key"]
    flow = flow_of(
        drawn(
            {
                "in": "incoming_call",
                "h": ("opening_hours", {"hours": key}),
                "open": "hang_up",
                "closed": "hang_up",
            },
            "in next > h",
            "h open > open",
            "h closed > closed",
        )
    )
    save(petra, flow, definition(reaches="open"))
    order = {"kind": "closed", "reason": "Ill", "until": None}
    overridden = petra.api.put(f"/api/hours/{key}/override/", order)
    assert overridden.status_code == 200, overridden.json()
    run = petra.api.post(f"/api/flows/{flow.pk}/tests/run/", {}).json()
    assert [result["passed"] for result in run["results"]] == [True]
