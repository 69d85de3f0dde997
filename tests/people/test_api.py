"""People and teams over REST: made, saved, put on duty, deleted; what each role may."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from flows.drafts import create_flow
from flows.people.rows import DutyLine, Person, PersonPin, Team
from tests.graphs import Step, Steps, flow
from tests.people.conftest import ANNA, BO, a_team, somebody
from tests.personas import Persona
from webhooks.numbers import add_number

STEPS: dict[str, Step] = {
    "person": ("call_person", {"person": "anna"}),
    "team": ("hunt_group", {"team": "sales"}),
}


def post(persona: Persona, place: str, **body: Any) -> tuple[int, dict[str, Any]]:
    answer = persona.api.post(f"/api/{place}/", body)
    return answer.status_code, answer.json()


def put(persona: Persona, place: str, **body: Any) -> tuple[int, dict[str, Any]]:
    answer = persona.api.put(f"/api/{place}/", body)
    return answer.status_code, answer.json()


def test_a_person_is_made_under_a_key_of_their_name(oskar: Persona) -> None:
    status, made = post(oskar, "people", name="Åsa Öberg", numbers=["070-111 11 11"], note="Sales")
    assert (status, made["key"], made["numbers"], made["duty"]) == (
        201,
        "asa-oberg",
        [ANNA],
        {"on": True, "until": None},
    )


def test_two_of_one_name_in_letters_get_keys_of_their_own(oskar: Persona) -> None:
    post(oskar, "people", name="Åsa", numbers=[ANNA])
    assert post(oskar, "people", name="Asa", numbers=[BO])[1]["key"] == "asa-2"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0701111111", ANNA),
        ("+46 (0)70 111 11 11", ANNA),
        ("0046701111111", ANNA),
        ("SIP:anna@example.com", "sip:anna@example.com"),
    ],
)
def test_numbers_are_understood_as_they_are_typed(oskar: Persona, typed: str, kept: str) -> None:
    assert post(oskar, "people", name="Anna", numbers=[typed])[1]["numbers"] == [kept]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("070-11", "“070-11” is too short: look for a missing digit."),
        ("+4670111111122334", "“+4670111111122334” is too long: look for a digit too many."),
        ("+1 253-0000", "“+1 253-0000” lacks the area code: add it."),
        ("+999 12345678", "“+999 12345678” begins with no country's code."),
        (
            "+46 200 000 0000",
            "Nobody can have the number “+46 200 000 0000”: look for a wrong digit.",
        ),
        (
            "Anna's mobile",
            "“Anna's mobile” is no telephone number: write it like 070-123 45 67 or +46701234567.",
        ),
        (
            "08-123 456 78 ext. 12",
            "“08-123 456 78 ext. 12” has an extension, which cannot be rung: leave it out.",
        ),
        ("sip:anna@", "Write a SIP address like sip:anna@example.com."),
    ],
)
def test_a_number_is_refused_with_the_reason(oskar: Persona, typed: str, sentence: str) -> None:
    status, said = post(oskar, "people", name="Anna", numbers=[BO, typed])
    assert (status, said["numbers.1"]) == (400, [sentence])


def test_a_person_without_a_number_is_refused(oskar: Persona) -> None:
    status, said = post(oskar, "people", name="Anna", numbers=[])
    assert (status, said["numbers"]) == (400, ["Give at least one number."])


def test_the_same_number_twice_is_kept_once(oskar: Persona) -> None:
    made = post(oskar, "people", name="Anna", numbers=[ANNA, "070-111 11 11", BO])[1]
    assert made["numbers"] == [ANNA, BO]


def test_two_people_cannot_have_the_same_number(oskar: Persona, anna: Person) -> None:
    status, said = post(oskar, "people", name="Bo", numbers=[BO, ANNA])
    sentence = f"Anna has the number {ANNA} already: two people cannot have the same."
    assert (status, said["numbers.1"]) == (400, [sentence])
    assert not Person.objects.filter(name="Bo").exists()


@pytest.mark.parametrize(
    ("wrong", "place", "sentence"),
    [
        ({"name": "Anna"}, "name", "There is already somebody called “Anna”."),
        ({"code": "11"}, "code", "Anna has this code already: choose another one."),
        ({"code": "1a"}, "code", "Use 2 to 6 digits for the code."),
        ({"pin": "12"}, "pin", "Use 4 to 8 digits for the PIN, and not all the same."),
        ({"pin": "1111"}, "pin", "Use 4 to 8 digits for the PIN, and not all the same."),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    oskar: Persona, anna: Person, wrong: dict[str, str], place: str, sentence: str
) -> None:
    status, said = post(oskar, "people", **{"name": "Bo", "numbers": [BO], **wrong})
    assert (status, said[place]) == (400, [sentence])


def test_a_save_makes_the_next_revision(oskar: Persona, anna: Person) -> None:
    status, saved = put(
        oskar, "people/anna", base_revision=1, name="Anna B", numbers=[BO, ANNA], code=""
    )
    assert (status, saved["revision"], saved["name"]) == (200, 2, "Anna B")
    assert (saved["numbers"], saved["code"], saved["has_pin"]) == ([BO, ANNA], "", True)


def test_a_stale_save_is_refused(oskar: Persona, anna: Person) -> None:
    for name in ("Anna B", "Anna C"):
        status, said = put(oskar, "people/anna", base_revision=1, name=name, numbers=[ANNA])
    assert (status, said["revision"]) == (409, 2)


def test_a_pin_is_never_shown_and_kept_as_a_hash(oskar: Persona, anna: Person) -> None:
    shown = oskar.api.get("/api/people/anna/").content.decode()
    assert "4711" not in shown + PersonPin.objects.get().hash


def test_an_empty_pin_takes_it_away(oskar: Persona, anna: Person) -> None:
    saved = put(oskar, "people/anna", base_revision=1, name="Anna", numbers=[ANNA], pin="")[1]
    assert (saved["has_pin"], PersonPin.objects.count()) == (False, 0)


def test_a_team_has_its_members_in_order(oskar: Persona, anna: Person, bo: Person) -> None:
    status, made = post(oskar, "teams", name="Sales", members=["bo", "anna", "bo"])
    assert (status, made["key"], made["on_duty"]) == (201, "sales", 2)
    assert [member["key"] for member in made["members"]] == ["bo", "anna"]
    saved = put(oskar, "teams/sales", base_revision=1, name="Sales", members=["anna", "bo"])[1]
    assert [member["name"] for member in saved["members"]] == ["Anna", "Bo"]


def test_a_stale_save_of_a_team_is_refused(oskar: Persona, sales: Team) -> None:
    for _twice in range(2):
        status, said = put(oskar, "teams/sales", base_revision=1, name="Sales", members=["anna"])
    assert (status, said["revision"]) == (409, 2)


def test_nobody_who_is_gone_gets_into_a_team(oskar: Persona, anna: Person) -> None:
    status, said = post(oskar, "teams", name="Sales", members=["anna", "nobody"])
    sentence = "This person is not in the list: somebody may have deleted them."
    assert (status, said["members"]) == (400, [sentence])
    assert not Team.objects.exists()


def test_a_team_has_a_limit_and_a_name_of_its_own(oskar: Persona, sales: Team) -> None:
    many = [somebody(f"P{n}", f"+467012300{n:02}").key for n in range(51)]
    assert post(oskar, "teams", name="Many", members=many)[1]["members"] == [
        "Keep at most 50 members."
    ]
    assert post(oskar, "teams", name="Sales", members=[])[1]["name"] == [
        "There is already a team called “Sales”."
    ]


def test_duty_is_changed_and_written_down(oskar: Persona, anna: Person) -> None:
    until = timezone.now() + timedelta(hours=2)
    status, changed = put(oskar, "people/anna/duty", on=False, until=until.isoformat())
    assert (status, changed["duty"]["on"]) == (200, False)
    (line,) = changed["lines"]
    assert (line["on"], line["how"], line["by"], line["number"]) == (False, "panel", "oskar", "")


def test_what_holds_already_makes_no_line(oskar: Persona, anna: Person) -> None:
    put(oskar, "people/anna/duty", on=True)
    assert DutyLine.objects.count() == 0


def test_duty_ends_by_itself(oskar: Persona, anna: Person) -> None:
    Person.objects.update(on_duty=False, duty_until=timezone.now() - timedelta(minutes=1))
    assert oskar.api.get("/api/people/anna/").json()["duty"] == {"on": True, "until": None}


@pytest.mark.parametrize("until", ["2020-01-01T00:00:00Z", "1999-01-01T00:00:00Z"])
def test_a_moment_that_has_passed_is_refused(oskar: Persona, anna: Person, until: str) -> None:
    status, said = put(oskar, "people/anna/duty", on=False, until=until)
    assert (status, list(said)) == (400, ["detail", "until"])


@pytest.mark.parametrize("place", ["people/anna", "teams/sales"])
def test_what_a_flow_uses_is_not_deleted(dora: Persona, sales: Team, place: str) -> None:
    kind = place.partition("/")[0].replace("people", "person").replace("teams", "team")
    steps: Steps = {"in": "incoming_call", "step": STEPS[kind]}
    create_flow("Reception", document=flow(steps, "in next > step"), user=None, now=timezone.now())
    (use,) = dora.api.get(f"/api/{place}/uses/").json()
    assert (use["flow"]["name"], use["node"]) == ("Reception", "step")
    refused = dora.api.delete(f"/api/{place}/")
    assert (refused.status_code, "used in “Reception”" in refused.json()["detail"]) == (409, True)


def test_a_member_of_a_team_is_not_deleted(dora: Persona, sales: Team) -> None:
    refused = dora.api.delete("/api/people/bo/")
    assert refused.status_code == 409
    assert refused.json()["detail"] == (
        "“Bo” is a member of “Sales”: take them out of there first."
    )


def test_what_nothing_uses_is_deleted(dora: Persona, sales: Team) -> None:
    assert dora.api.delete("/api/teams/sales/").status_code == 204
    assert dora.api.delete("/api/people/bo/").status_code == 204
    assert dora.api.delete("/api/people/bo/").status_code == 404
    assert dora.api.delete("/api/teams/sales/").status_code == 404


def test_a_flow_is_found_by_the_name_of_whom_it_rings(dora: Persona, anna: Person) -> None:
    steps: Steps = {"in": "incoming_call", "step": STEPS["person"]}
    create_flow("Reception", document=flow(steps), user=None, now=timezone.now())
    hits = dora.api.get("/api/search/", {"q": "Anna"}).json()["results"]
    assert [hit["flow"]["name"] for hit in hits] == ["Reception"]


def test_who_reviews_may_look_and_change_nothing(rut: Persona, sales: Team) -> None:
    assert [len(rut.api.get(f"/api/{place}/").json()) for place in ("people", "teams")] == [3, 1]
    assert {
        put(rut, "people/anna/duty", on=False)[0],
        put(rut, "people/anna", base_revision=1, name="A", numbers=[ANNA])[0],
        post(rut, "teams", name="A", members=[])[0],
    } == {403}


def test_who_looks_after_calls_keeps_people_and_does_not_delete_them(
    oskar: Persona, anna: Person
) -> None:
    assert oskar.api.delete("/api/people/anna/").status_code == 403


def test_a_stranger_sees_nobody(stranger: Persona, anna: Person) -> None:
    assert stranger.api.get("/api/people/").status_code == 403


def test_a_list_costs_the_same_however_many_there_are(
    oskar: Persona, anna: Person, django_assert_max_num_queries: Any
) -> None:
    a_team("One", [anna])
    for n in range(5):
        a_team(f"T{n}", [anna, somebody(f"P{n}", f"+467012300{n:02}")])
    for place in ("people", "teams"):
        with django_assert_max_num_queries(9):
            oskar.api.get(f"/api/{place}/")


def test_the_address_for_messages_is_shown_to_who_looks_after_numbers(
    oskar: Persona, dora: Persona
) -> None:
    number = add_number("+46766861004")
    shown = [who.api.get("/api/numbers/").json()[0]["sms_url"] for who in (oskar, dora)]
    assert shown[0].endswith(f"/elks/sms/46766861004/{number.secret}")
    assert shown[1] is None
