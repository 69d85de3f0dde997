"""Finding a text, a number or a message in all flows, and where something is used."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from flows.models import Flow, Prompt
from flows.prompts import add_prompt
from flows.searching import MOST_HITS
from tests.builders import the_prompts
from tests.drawings import announcement, flow_of, goodbye, published, renamed, sound, upload
from tests.graphs import connecting
from tests.personas import Persona
from webhooks.models import Number

OURS = "+46766861004"
SALES = "+46701234567"


def found(persona: Persona, search: str) -> list[tuple[str, str | None, str | None]]:
    answer = persona.api.get("/api/search/", {"q": search})
    return [(hit["flow"]["name"], hit["node"], hit["field"]) for hit in answer.json()["results"]]


def test_a_step_is_found_by_its_name_whatever_the_case(dora: Persona) -> None:
    flow_of(renamed("Say goodbye"), name="One")
    flow_of(goodbye(), name="Other")
    assert found(dora, "GOODBYE") == [("One", "end", "name")]


def test_a_number_is_found_in_every_flow_as_people_write_it(dora: Persona) -> None:
    flow_of(connecting(as_caller=OURS), name="Day")
    flow_of(connecting(as_caller=OURS), name="Night")
    place = ("sales", "targets.0.number")
    assert found(dora, "070-123 45 67") == [("Day", *place), ("Night", *place)]


def test_a_message_is_found_by_its_words(dora: Persona) -> None:
    add_prompt("Closed", audio=upload(sound()), script="We are closed for the summer.")
    flow_of(announcement("closed"))
    answer = dora.api.get("/api/search/", {"q": "summer"}).json()
    assert [(hit["field"], hit["field_label"], hit["excerpt"]) for hit in answer["results"]] == [
        ("prompt", "Say goodbye", "Closed: We are closed for the summer.")
    ]


def test_a_place_that_names_a_message_says_which(dora: Persona) -> None:
    add_prompt("Closed", audio=upload(sound()), script="We are closed for the summer.")
    flow_of(announcement("closed"), name="Closed in summer")
    hits = dora.api.get("/api/search/", {"q": "closed"}).json()["results"]
    assert [(hit["field"], hit["message"]) for hit in hits] == [(None, None), ("prompt", "closed")]


def test_a_flow_is_found_by_its_own_name(dora: Persona) -> None:
    flow_of(goodbye(), name="Clinic at night")
    assert found(dora, "clinic") == [("Clinic at night", None, None)]


def test_quotes_and_percent_signs_are_looked_for_as_they_are(dora: Persona) -> None:
    flow_of(renamed('The "100 %" way'), name="One")
    flow_of(renamed("The 1000 ways"), name="Other")
    assert found(dora, '"100 %"') == [("One", "end", "name")]


def test_one_letter_is_too_little_to_search_for(dora: Persona) -> None:
    answer = dora.api.get("/api/search/", {"q": "a"})
    assert answer.status_code == 400
    assert answer.json()["detail"] == "Write at least 2 letters or digits to search for."


def test_more_than_can_be_shown_is_said(dora: Persona) -> None:
    drawing = goodbye()
    drawing["nodes"] = [
        {"id": f"n{place}", "type": "hang_up", "name": "Bye", "config": {}}
        for place in range(MOST_HITS + 1)
    ]
    flow_of(drawing)
    answer = dora.api.get("/api/search/", {"q": "bye"}).json()
    assert (len(answer["results"]), answer["more"]) == (MOST_HITS, True)


def test_who_may_not_see_flows_finds_nothing(stranger: Persona) -> None:
    assert stranger.api.get("/api/search/", {"q": "goodbye"}).status_code == 403


def test_more_flows_take_no_more_statements(dora: Persona) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            found(dora, "goodbye")
        return len(asked)

    flow_of(renamed("goodbye"), name="One")
    before = statements()
    flow_of(renamed("goodbye"), name="Other")
    assert statements() == before


def uses(persona: Persona, address: str) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = persona.api.get(address).json()
    return answer


def test_a_message_says_where_drafts_and_callers_hear_it(dora: Persona) -> None:
    the_prompts()
    flow = published(announcement("bye"))
    Flow.objects.filter(pk=flow.pk).update(draft=goodbye())
    flow_of(announcement("bye"), name="Other")
    shown = [
        (use["flow"]["name"], use["node"], use["draft"], use["live"])
        for use in uses(dora, "/api/prompts/bye/uses/")
    ]
    assert shown == [("Main", "end", False, True), ("Other", "end", True, False)]


def test_a_step_whose_name_is_that_of_a_message_does_not_use_it(dora: Persona) -> None:
    the_prompts()
    flow_of(renamed("bye"))
    assert uses(dora, "/api/prompts/bye/uses/") == []


def test_a_number_says_which_steps_show_it(oskar: Persona) -> None:
    flow_of(connecting(as_caller=OURS), name="Day")
    number = Number.objects.create(number=OURS)
    (use,) = uses(oskar, f"/api/numbers/{number.pk}/uses/")
    assert (use["flow"]["name"], use["node"], use["field"]) == ("Day", "sales", "caller_id")


def test_a_message_that_is_used_is_not_deleted(dora: Persona) -> None:
    the_prompts()
    flow_of(announcement("bye"))
    answer = dora.api.delete("/api/prompts/bye/")
    assert (answer.status_code, answer.json()["detail"]) == (
        409,
        "“Bye” is used in “Main”: choose another message there first.",
    )


def test_a_refusal_quotes_flows_as_the_reader_does(dora: Persona) -> None:
    the_prompts()
    flow_of(announcement("bye"))
    refused = dora.api.delete("/api/prompts/bye/", headers={"Accept-Language": "sv"}).json()
    assert refused["detail"].startswith("”Bye” används i ”Main”:")


def test_a_message_that_nothing_uses_is_deleted(dora: Persona) -> None:
    the_prompts()
    assert dora.api.delete("/api/prompts/bye/").status_code == 204
    assert not Prompt.objects.filter(key="bye").exists()
