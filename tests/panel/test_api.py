"""Switches and announcements over REST: made, saved, set, deleted; what each role may."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from flows.drafts import create_flow, save_draft
from flows.panel.rows import Announcement, CallerList, PanelLine, SmallTable, Switch
from flows.people.rows import Person
from tests.graphs import Step, flow
from tests.panel.conftest import BLOCKED, BRANCHES, MODE
from tests.personas import Persona, enter

PLACES: dict[str, tuple[str, dict[str, Any]]] = {
    "switches": ("mode", {"name": "Mode", "definition": MODE}),
    "announcements": ("storm", {"name": "Storm", "prompt": "menu"}),
    "tables": ("branches", {"name": "Branches", "definition": BRANCHES}),
    "caller-lists": ("blocked", {"name": "Blocked", "definition": BLOCKED}),
}
STEPS: dict[str, Step] = {
    "switches": ("switch", {"switch": "mode", "positions": [{"name": "Storm"}]}),
    "announcements": ("announcement", {"announcement": "storm"}),
    "tables": ("look_up_table", {"table": "branches", "column": "Branch", "value": "x"}),
    "caller-lists": (
        "caller_is",
        {"rules": [{"id": "k", "label": "B", "what": "list", "list": "blocked"}]},
    ),
}


@pytest.fixture
def all_things(
    mode: Switch, storm: Announcement, branches: SmallTable, blocked: CallerList
) -> None:
    """One of each."""


def flip(persona: Persona, **order: Any) -> Any:
    return persona.api.put("/api/switches/mode/flip/", order)


def announce(persona: Persona, **order: Any) -> Any:
    return persona.api.put("/api/announcements/storm/announce/", {"on": True, **order})


@pytest.mark.usefixtures("all_things")
@pytest.mark.parametrize("place", PLACES)
def test_a_thing_is_made_listed_and_told_with_its_owner(dora: Persona, place: str) -> None:
    key, body = PLACES[place]
    answer = dora.api.post(f"/api/{place}/", body | {"name": "Another", "owner": "Ops, 070"})
    assert (answer.status_code, answer.json()["key"]) == (201, "another")
    assert {row["key"] for row in dora.api.get(f"/api/{place}/").json()} == {key, "another"}
    told = dora.api.get(f"/api/{place}/another/").json()
    assert (told["owner"], told["saved_by"], told["revision"]) == ("Ops, 070", "dora", 1)
    assert [line["did"] for line in told["lines"]] == ["made"]


@pytest.mark.usefixtures("all_things")
@pytest.mark.parametrize("place", PLACES)
def test_a_name_that_is_taken_is_refused(dora: Persona, place: str) -> None:
    answer = dora.api.post(f"/api/{place}/", PLACES[place][1])
    assert answer.status_code == 400
    assert "choose another name" in answer.json()["name"][0]


@pytest.mark.usefixtures("all_things")
@pytest.mark.parametrize("place", PLACES)
def test_a_stale_save_is_refused_with_the_newer_revision(dora: Persona, place: str) -> None:
    key, body = PLACES[place]
    for name in ("Second", "Third"):
        answer = dora.api.put(f"/api/{place}/{key}/", body | {"name": name, "base_revision": 1})
    assert (answer.status_code, answer.json()["revision"]) == (409, 2)


@pytest.mark.usefixtures("all_things")
@pytest.mark.parametrize("place", PLACES)
def test_what_a_drawing_uses_is_told_and_cannot_be_deleted(dora: Persona, place: str) -> None:
    key, _body = PLACES[place]
    drawing = flow({"in": "incoming_call", "x": STEPS[place]}, "in next > x")
    create_flow("Reception", document=drawing, user=None, now=timezone.now())
    (use,) = dora.api.get(f"/api/{place}/{key}/uses/").json()
    assert (use["flow"]["name"], use["node"]) == ("Reception", "x")
    answer = dora.api.delete(f"/api/{place}/{key}/")
    assert answer.status_code == 409
    assert "is used in “Reception”" in answer.json()["detail"]


@pytest.mark.usefixtures("all_things")
@pytest.mark.parametrize("place", PLACES)
def test_what_nothing_uses_is_deleted_and_its_lines_stay(dora: Persona, place: str) -> None:
    key, _body = PLACES[place]
    assert dora.api.delete(f"/api/{place}/{key}/").status_code == 204
    assert dora.api.get(f"/api/{place}/{key}/").status_code == 404
    assert PanelLine.objects.filter(key=key, did="deleted", by=dora.user).count() == 1


@pytest.mark.parametrize("place", PLACES)
def test_a_drawing_that_names_what_nobody_has_is_an_error(dora: Persona, place: str) -> None:
    drawing = flow({"in": "incoming_call", "x": STEPS[place]}, "in next > x")
    made = create_flow("Reception", document=drawing, user=None, now=timezone.now())
    now = timezone.now()
    draft = save_draft(made.pk, drawing, base_revision=1, user=None, client=None, now=now)
    assert any("does not exist: choose another." in issue.message for issue in draft.issues)


def test_a_position_the_switch_has_no_more_is_a_warning(mode: Switch, dora: Persona) -> None:
    step: Step = ("switch", {"switch": "mode", "positions": [{"name": "Flood"}]})
    drawing = flow({"in": "incoming_call", "x": step}, "in next > x")
    made = create_flow("Reception", document=drawing, user=None, now=timezone.now())
    now = timezone.now()
    draft = save_draft(made.pk, drawing, base_revision=1, user=None, client=None, now=now)
    told = "The switch has no “Flood” any more: no call takes this way."
    assert told in [issue.message for issue in draft.issues]


@pytest.mark.usefixtures("all_things")
@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("dora", {"look", "write", "set", "delete"}),
        ("petra", {"look", "write", "set", "delete"}),
        ("oskar", {"look", "write", "set"}),
        ("rut", {"look"}),
        ("stranger", set()),
    ],
)
@pytest.mark.parametrize("place", PLACES)
def test_each_role_may_what_is_its_own(
    request: pytest.FixtureRequest, place: str, who: str, may: set[str]
) -> None:
    api = request.getfixturevalue(who).api
    key, body = PLACES[place]
    tried = {
        "look": [api.get(f"/api/{place}/"), api.get(f"/api/{place}/{key}/")],
        "write": [
            api.post(f"/api/{place}/", body | {"name": "Another"}),
            api.put(f"/api/{place}/{key}/", body | {"base_revision": 1}),
        ],
        "delete": [api.delete(f"/api/{place}/another/")],
    }
    if place == "switches":
        tried["set"] = [api.put(f"/api/{place}/{key}/flip/", {"position": "Storm"})]
    if place == "announcements":
        tried["set"] = [api.put(f"/api/{place}/{key}/announce/", {"on": True})]
    allowed = {
        what for what, answers in tried.items() if all(one.status_code != 403 for one in answers)
    }
    assert allowed == may & set(tried)


def test_a_right_of_its_own_flips_and_nothing_else(mode: Switch, stranger: Persona) -> None:
    stranger.user.user_permissions.add(Permission.objects.get(codename="flip_switch"))
    only = enter("stranger", None)
    assert flip(only, position="Storm").status_code == 200
    body = {**PLACES["switches"][1], "base_revision": 1}
    assert only.api.put("/api/switches/mode/", body).status_code == 403


def test_a_flip_is_written_down_with_who_until_and_why(mode: Switch, oskar: Persona) -> None:
    until = timezone.now() + timedelta(hours=2)
    told = flip(oskar, position="Storm", until=until.isoformat(), reason="Wind").json()
    assert (told["position"], told["hand"]["reason"]) == ("Storm", "Wind")
    line = PanelLine.objects.filter(did="flipped").get()
    assert (line.by, line.what, line.until, line.reason) == (
        oskar.user,
        {"position": "Storm", "by_itself": False},
        until,
        "Wind",
    )


def test_back_by_itself_forgets_moment_and_reason(mode: Switch, oskar: Persona) -> None:
    flip(oskar, position="Storm", reason="Wind")
    told = flip(oskar, position="", reason="Over").json()
    assert (told["position"], told["hand"]) == ("Normal", None)
    assert [line["did"] for line in told["lines"]] == ["flipped", "flipped", "made"]


def test_a_position_whose_time_is_over_is_told_as_none(mode: Switch, oskar: Persona) -> None:
    past = timezone.now() - timedelta(minutes=1)
    Switch.objects.update(hand_position="Storm", hand_until=past)
    assert oskar.api.get("/api/switches/mode/").json()["hand"] is None


@pytest.mark.parametrize(
    ("order", "sentence"),
    [
        ({"position": "Flood"}, "The switch has no position “Flood”: choose another."),
        (
            {"position": "Storm", "until": "2020-01-01T00:00:00Z"},
            "This moment has passed: choose a later one.",
        ),
    ],
)
def test_a_flip_that_cannot_be_is_refused(
    mode: Switch, oskar: Persona, order: dict[str, Any], sentence: str
) -> None:
    answer = flip(oskar, **order)
    assert (answer.status_code, answer.json()["detail"]) == (400, sentence)


@pytest.mark.parametrize("broken", [1, {}, {"positions": 1}])
def test_a_switch_somebody_broke_is_told_and_can_be_written_anew(
    mode: Switch, dora: Persona, broken: Any
) -> None:
    Switch.objects.update(definition=broken)
    assert dora.api.get("/api/switches/mode/").json()["position"] == ""
    assert flip(dora, position="Storm").status_code == 400
    body = {**PLACES["switches"][1], "base_revision": 1}
    assert dora.api.put("/api/switches/mode/", body).json()["position"] == "Normal"


def test_a_switch_set_to_a_position_that_goes_falls_back(mode: Switch, dora: Persona) -> None:
    flip(dora, position="Storm")
    body = {
        "base_revision": 1,
        "name": "Mode",
        "definition": {**MODE, "positions": ["Normal", "X"]},
    }
    told = dora.api.put("/api/switches/mode/", body).json()
    assert (told["position"], told["hand"]) == ("Normal", None)


@pytest.mark.parametrize(
    ("definition", "place", "sentence"),
    [
        (
            {"positions": ["A"], "default": "A"},
            "definition",
            "A switch has from 2 to 10 positions.",
        ),
        (
            {"positions": ["A", "a"], "default": "A"},
            "definition",
            "“a” is there twice: give one another name.",
        ),
        (
            {"positions": ["A", "B"], "default": "C"},
            "definition",
            "“C” is none of the positions: choose where the switch stands by itself.",
        ),
        ({"positions": ["A", " "], "default": "A"}, "positions.1", "Give it a name."),
        (
            {"positions": ["A", "x" * 61], "default": "A"},
            "positions.1",
            "“xxxxxxxxxxxxxxxxxxxx…” is too long: use at most 60 characters.",
        ),
        (
            {"positions": 1, "default": "A"},
            "positions",
            "This switch cannot be read at “positions”.",
        ),
    ],
)
def test_what_is_wrong_with_a_switch_is_named(
    dora: Persona, definition: dict[str, Any], place: str, sentence: str
) -> None:
    answer = dora.api.post("/api/switches/", {"name": "Mode", "definition": definition})
    assert answer.status_code == 400
    assert answer.json()[place] == [sentence]


def test_an_announcement_is_put_in_force_with_another_message(
    storm: Announcement, oskar: Persona
) -> None:
    until = timezone.now() + timedelta(hours=1)
    told = announce(oskar, prompt="bye", until=until.isoformat(), reason="Wind").json()
    assert (told["state"], told["prompt"]) == ("in_force", "bye")
    line = told["lines"][0]
    assert (line["did"], line["what"], line["by"]) == ("announced", {"message": "Bye"}, "oskar")


def test_an_announcement_may_wait_for_its_moment(storm: Announcement, oskar: Persona) -> None:
    later = timezone.now() + timedelta(hours=1)
    assert announce(oskar, since=later.isoformat()).json()["state"] == "waiting"


def test_an_announcement_that_is_ended_is_off(storm: Announcement, oskar: Persona) -> None:
    announce(oskar, reason="Wind")
    told = announce(oskar, on=False).json()
    assert (told["state"], told["reason"], told["lines"][0]["did"]) == ("off", "", "ended")


def test_an_announcement_that_is_over_is_told_as_off(storm: Announcement, oskar: Persona) -> None:
    Announcement.objects.update(on=True, until=timezone.now() - timedelta(minutes=1))
    assert oskar.api.get("/api/announcements/storm/").json()["state"] == "off"


def test_an_announcement_cannot_end_before_it_begins(storm: Announcement, oskar: Persona) -> None:
    later = timezone.now() + timedelta(hours=2)
    sooner = timezone.now() + timedelta(hours=1)
    answer = announce(oskar, since=later.isoformat(), until=sooner.isoformat())
    assert answer.json()["until"] == ["It would end before it begins: choose a later end."]


def test_a_message_that_nobody_has_is_refused(storm: Announcement, oskar: Persona) -> None:
    assert announce(oskar, prompt="nothing").json()["prompt"] == [
        "This message does not exist: choose another."
    ]


def test_a_message_that_is_announced_cannot_be_deleted(storm: Announcement, dora: Persona) -> None:
    answer = dora.api.delete("/api/prompts/menu/")
    assert answer.status_code == 409
    assert answer.json()["detail"] == (
        "“Menu” is the announcement “Storm”: choose another message there."
    )


def test_a_switch_says_who_may_flip_it_from_afar(mode: Switch, anna: Person, dora: Persona) -> None:
    afar = {"people": ["anna"], "by_sms": "pin"}
    body = {"name": "Mode", "definition": MODE, "base_revision": 1, "afar": afar}
    told = dora.api.put("/api/switches/mode/", body).json()
    assert (told["afar"], told["revision"]) == (afar, 2)
    assert told["lines"][0]["what"]["may_flip"] == ["Anna"]


def test_who_may_flip_a_switch_stays_where_a_save_does_not_say(
    mode: Switch, anna: Person, dora: Persona
) -> None:
    body = {"name": "Mode", "definition": MODE, "base_revision": 1}
    dora.api.put("/api/switches/mode/", body | {"afar": {"people": ["anna"], "by_sms": "yes"}})
    told = dora.api.put("/api/switches/mode/", body | {"name": "More", "base_revision": 2}).json()
    assert told["afar"] == {"people": ["anna"], "by_sms": "yes"}


def test_somebody_who_is_not_in_the_list_cannot_flip(mode: Switch, dora: Persona) -> None:
    afar = {"people": ["nobody"], "by_sms": "no"}
    body = {"name": "Mode", "definition": MODE, "base_revision": 1, "afar": afar}
    answer = dora.api.put("/api/switches/mode/", body)
    assert (answer.status_code, list(answer.json())) == (400, ["detail", "people"])


def test_a_line_tells_how_it_was_done(mode: Switch, dora: Persona, oskar: Persona) -> None:
    flip(oskar, position="Storm")
    line = dora.api.get("/api/switches/mode/").json()["lines"][0]
    assert (line["how"], line["person"], line["number"]) == ("studio", "", "")
