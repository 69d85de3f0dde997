"""Opening hours over REST: made, saved, set by hand, asked, deleted; what each role may."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from flows.drafts import create_flow, save_draft
from flows.hours.rows import HoursLine, OpeningHours
from flows.publishing import publish
from tests.drawings import published
from tests.engine.hours.calendars import definition, spans, week
from tests.graphs import Step, Steps, flow
from tests.hours.conftest import put
from tests.personas import Persona

HOURS: Steps = {"in": "incoming_call", "hours": ("opening_hours", {"hours": "the-office"})}
WIRES = ("in next > hours", "hours open > bye", "hours closed > bye")
PINNED: Step = ("part", {"flow": "part", "version": 1})
USING = flow(
    {"in": "incoming_call", "hours": ("opening_hours", {"hours": "the-office"})}, "in next > hours"
)


def preview(persona: Persona, **body: Any) -> dict[str, Any]:
    answer = persona.api.post("/api/hours/preview/", body)
    assert answer.status_code == 200, answer.json()
    found: dict[str, Any] = answer.json()
    return found


def test_hours_are_made_under_a_key_of_their_name(dora: Persona) -> None:
    answer = dora.api.post("/api/hours/", {"name": "The office", "definition": definition()})
    made = answer.json()
    assert (answer.status_code, made["key"], made["revision"]) == (201, "the-office", 1)


def test_a_key_is_never_a_word_of_the_addresses(dora: Persona) -> None:
    answer = dora.api.post("/api/hours/", {"name": "Preview", "definition": definition()})
    assert answer.json()["key"] == "preview-2"


def test_a_save_makes_the_next_revision(dora: Persona, office: OpeningHours) -> None:
    status, saved = put(
        dora, office.key, base_revision=1, name="Shop", definition=definition("Europe/Oslo")
    )
    assert (status, saved["revision"], saved["name"], saved["zone"]) == (
        200,
        2,
        "Shop",
        "Europe/Oslo",
    )


def test_a_stale_save_is_refused_with_the_newer_revision(
    dora: Persona, office: OpeningHours
) -> None:
    for name in ("Shop", "Store"):
        answer = put(dora, office.key, base_revision=1, name=name, definition=definition())
    status, said = answer
    assert (status, said["revision"]) == (409, 2)
    assert OpeningHours.objects.get().name == "Shop"


def test_the_same_save_once_more_is_no_conflict(dora: Persona, office: OpeningHours) -> None:
    for _once_and_again in range(2):
        status, saved = put(dora, office.key, base_revision=1, name="Shop", definition=definition())
    assert (status, saved["revision"]) == (200, 2)


@pytest.mark.parametrize(
    ("wrong", "place", "sentence"),
    [
        (
            {"weekly": week("17:00-08:00")},
            "weekly.0.0",
            "17:00–08:00 ends before it begins: past midnight, end it at 24:00 "
            "and go on the next day at 00:00.",
        ),
        (
            {"weekly": week("08:00-12:00 11:00-13:00")},
            "weekly.0",
            "08:00–12:00 and 11:00–13:00 overlap: make them one.",
        ),
        (
            {"weekly": week("8-17")},
            "weekly.0.0.start",
            "Write the time like 08:30, at most 24:00.",
        ),
        (
            {"zone": "Europe/Gothenburg"},
            "zone",
            "“Europe/Gothenburg” is no time zone that is known here: choose one from the list.",
        ),
        (
            {"exceptions": [{"name": "A", "first": "2026-12-02", "last": "2026-12-01"}]},
            "exceptions.0",
            "“A” ends before it begins: change one of its dates.",
        ),
        (
            {"exceptions": [{"name": " ", "first": "2026-12-01", "last": "2026-12-01"}]},
            "exceptions.0.name",
            "Give it a name, so that calls can be told by it.",
        ),
        (
            {"holidays": {"country": "UK"}},
            "holidays.country",
            "No holidays are known of “UK”: choose a country from the list.",
        ),
        ({"weekly": []}, "weekly", "This calendar cannot be read at “weekly”."),
    ],
)
def test_what_is_wrong_is_named_with_its_place(
    dora: Persona, wrong: dict[str, Any], place: str, sentence: str
) -> None:
    body = {"name": "Shop", "definition": {**definition(), **wrong}}
    answer = dora.api.post("/api/hours/", body)
    assert answer.status_code == 400
    assert answer.json()["detail"] == sentence
    assert answer.json()[place] == [sentence]


def test_what_is_wrong_is_said_in_swedish_too(dora: Persona) -> None:
    body = {"name": "Shop", "definition": definition("Europe/Gothenburg")}
    answer = dora.api.post("/api/hours/", body, headers={"accept-language": "sv"})
    assert answer.json()["detail"].startswith("”Europe/Gothenburg” är ingen tidszon")


def test_an_operator_closes_by_hand_and_it_is_written_down(
    oskar: Persona, office: OpeningHours
) -> None:
    until = timezone.now() + timedelta(hours=2)
    order = {"kind": "closed", "until": until.isoformat(), "reason": "Snow"}
    answer = oskar.api.put("/api/hours/the-office/override/", order)
    told = answer.json()
    assert told["now"]["verdict"] == {"way": "closed", "because": "override", "name": "Snow"}
    line = HoursLine.objects.get()
    assert (line.by, line.kind, line.until, line.reason) == (oskar.user, "closed", until, "Snow")


def test_following_the_calendar_again_forgets_moment_and_reason(
    oskar: Persona, office: OpeningHours
) -> None:
    address = "/api/hours/the-office/override/"
    oskar.api.put(address, {"kind": "open", "reason": "Fair"})
    told = oskar.api.put(address, {"kind": "follow", "reason": "Over"}).json()
    assert told["override"] == {"kind": "follow", "until": None, "reason": ""}
    assert [line["kind"] for line in told["lines"]] == ["follow", "open"]


def test_a_moment_that_has_passed_is_refused(oskar: Persona, office: OpeningHours) -> None:
    order = {"kind": "closed", "until": "2020-01-01T00:00:00Z"}
    answer = oskar.api.put("/api/hours/the-office/override/", order)
    assert answer.status_code == 400
    assert answer.json()["detail"] == "This moment has passed: choose a later one."


def test_an_override_that_is_over_is_told_as_none(oskar: Persona, office: OpeningHours) -> None:
    past = timezone.now() - timedelta(minutes=1)
    OpeningHours.objects.update(override_kind="closed", override_until=past)
    told = oskar.api.get("/api/hours/the-office/").json()
    assert told["override"]["kind"] == "follow"


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("dora", {"look", "change", "override", "delete"}),
        ("petra", {"look", "change", "override", "delete"}),
        ("oskar", {"look", "change", "override"}),
        ("rut", {"look"}),
        ("stranger", set()),
    ],
)
def test_each_role_may_what_is_its_own(
    request: pytest.FixtureRequest, office: OpeningHours, who: str, may: set[str]
) -> None:
    api = request.getfixturevalue(who).api
    body = {"base_revision": 1, "name": "Shop", "definition": definition()}
    tried = {
        "look": api.get("/api/hours/the-office/"),
        "change": api.put("/api/hours/the-office/", body),
        "override": api.put("/api/hours/the-office/override/", {"kind": "open"}),
        "delete": api.delete("/api/hours/the-office/"),
    }
    assert {what for what, answer in tried.items() if answer.status_code != 403} == may


def test_hours_that_a_drawing_uses_cannot_be_deleted(dora: Persona, office: OpeningHours) -> None:
    create_flow("Reception", document=USING, user=None, now=timezone.now())
    answer = dora.api.delete("/api/hours/the-office/")
    assert answer.status_code == 409
    assert answer.json()["detail"] == (
        "“The office” is used in “Reception”: choose other opening hours there first."
    )


def test_hours_that_only_a_pinned_part_holds_cannot_be_deleted(
    dora: Persona, office: OpeningHours
) -> None:
    part = published(flow({**HOURS, "bye": "hang_up"}, *WIRES), name="Part")
    main = published(flow({"in": "incoming_call", "p": PINNED}, "in next > p"), name="Reception")
    part.refresh_from_db()
    without = flow({"in": "incoming_call", "bye": "hang_up"}, "in next > bye")
    revision = part.draft_revision
    save_draft(part.pk, without, base_revision=revision, user=None, client=None, now=timezone.now())
    publish(part.pk, revision=revision + 1, note="", user=None, now=timezone.now())
    answer = dora.api.delete("/api/hours/the-office/")
    assert answer.status_code == 409
    assert f"is used in “{main.name}”:" in answer.json()["detail"]


def test_where_hours_are_used_is_told(dora: Persona, office: OpeningHours) -> None:
    create_flow("Reception", document=USING, user=None, now=timezone.now())
    uses = dora.api.get("/api/hours/the-office/uses/").json()
    assert [(use["flow"]["name"], use["node"], use["field"], use["live"]) for use in uses] == [
        ("Reception", "hours", "hours", False)
    ]


def test_searching_finds_hours_by_their_name(dora: Persona, office: OpeningHours) -> None:
    create_flow("Reception", document=USING, user=None, now=timezone.now())
    found = dora.api.get("/api/search/?q=office").json()["results"]
    assert [(hit["node"], hit["excerpt"]) for hit in found] == [("hours", "The office")]


def test_a_drawing_that_names_hours_nobody_has_is_an_error(dora: Persona) -> None:
    made = create_flow("Reception", document=USING, user=None, now=timezone.now())
    draft = save_draft(made.pk, USING, base_revision=1, user=None, client=None, now=timezone.now())
    assert "The opening hours “the-office” do not exist: choose others." in [
        issue.message for issue in draft.issues
    ]


def test_what_happens_at_a_moment_is_asked_of_hours_not_saved_yet(dora: Persona) -> None:
    told = preview(dora, definition=definition(), at="2026-11-30T10:00", days=1)["told"]
    assert told == {
        "at": "2026-11-30T09:00:00Z",
        "wall": "",
        "verdict": {"way": "open", "because": "weekly", "name": ""},
        "until": "2026-11-30T11:00:00Z",
        "then": {"way": "closed", "because": "weekly", "name": ""},
    }


@pytest.mark.parametrize(
    ("at", "wall"), [("2026-10-25T02:30", "twice"), ("2026-03-29T02:30", "skipped")]
)
def test_a_time_that_comes_twice_or_never_is_named(dora: Persona, at: str, wall: str) -> None:
    assert preview(dora, definition=definition(), at=at, days=1)["told"]["wall"] == wall


def test_the_picture_shows_days_by_their_own_clock(dora: Persona) -> None:
    shown = preview(dora, definition=definition(), first="2026-10-24", days=3)["days"]
    assert [(day["date"], day["clock"], len(day["pieces"])) for day in shown] == [
        ("2026-10-24", "", 1),
        ("2026-10-25", "back", 1),
        ("2026-10-26", "", 5),
    ]


def test_the_picture_shows_what_holds_by_hand(dora: Persona, office: OpeningHours) -> None:
    dora.api.put("/api/hours/the-office/override/", {"kind": "closed", "reason": "Snow"})
    tomorrow = preview(dora, key="the-office", days=2)["days"][1]
    assert tomorrow["pieces"] == [
        {
            "start": 0,
            "end": 1440,
            "verdict": {"way": "closed", "because": "override", "name": "Snow"},
        }
    ]


def test_a_holiday_is_named_in_the_readers_language(dora: Persona, office: OpeningHours) -> None:
    body = {"key": "the-office", "first": "2026-12-24", "days": 1}
    answer = dora.api.post("/api/hours/preview/", body, headers={"accept-language": "sv"})
    assert answer.json()["days"][0]["pieces"][0]["verdict"]["name"] == "Julafton"


def test_the_holidays_of_a_year_far_away_are_known_when_it_is_asked_for(dora: Persona) -> None:
    swedish = definition(holidays={"country": "SE"})
    told = preview(dora, definition=swedish, at="2097-12-25T10:00", first="2095-12-25", days=1)
    assert told["told"]["verdict"]["way"] == "holiday"
    assert told["days"][0]["pieces"][0]["verdict"]["way"] == "holiday"


@pytest.mark.parametrize("first", ["0001-01-01", "9999-12-31"])
def test_a_day_beyond_all_calendars_is_refused(dora: Persona, first: str) -> None:
    answer = dora.api.post("/api/hours/preview/", {"definition": definition(), "first": first})
    assert answer.status_code == 400


def test_a_file_that_cannot_be_read_wholly_names_its_rows(dora: Persona) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART:x\nEND:VEVENT\nEND:VCALENDAR\n"
    body = {"file": SimpleUploadedFile("a.ics", text.encode()), "zone": "Europe/Stockholm"}
    answer = dora.api.post("/api/hours/ical/", body, format="multipart")
    assert answer.json() == {
        "exceptions": [],
        "faults": [{"row": 4, "sentence": "“DTSTART” cannot be read: “x”."}],
        "past": 0,
    }


def test_broken_hours_are_told_and_can_be_written_anew(dora: Persona, office: OpeningHours) -> None:
    OpeningHours.objects.update(definition={"zone": "Nowhere"})
    assert dora.api.get("/api/hours/the-office/").json()["now"] is None
    status, saved = put(dora, "the-office", base_revision=1, name="Shop", definition=definition())
    assert (status, saved["now"] is None) == (200, False)


def test_an_exception_of_several_spans_comes_back_as_it_was_written(dora: Persona) -> None:
    inventory = {
        "name": "Inventory",
        "first": "2026-12-01",
        "last": "2026-12-01",
        "yearly": False,
        "kind": "hours",
        "spans": spans("10:00-11:00 13:00-14:00"),
    }
    body = {"name": "Shop", "definition": definition(exceptions=[inventory])}
    made = dora.api.post("/api/hours/", body).json()
    assert made["definition"]["exceptions"] == [inventory]
    assert made["exceptions"] == ["Inventory"]
