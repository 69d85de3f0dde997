"""Flows that others use: published in which order, followed, pinned, kept, and looked at."""

from __future__ import annotations

from typing import Any

import pytest

from flows.drafts import save_draft
from flows.models import Flow
from flows.prompts import add_prompt, replace_audio
from flows.publishing import publish
from tests.builders import the_prompts
from tests.drawings import NOON, flow_of, published, sound, upload
from tests.graphs import Step, flow, using
from tests.personas import Persona

ISSUES = "issues"


def part(*labels: str, reason: str = "end") -> dict[str, Any]:
    """A part with these ways out; only the first is ever taken."""
    steps: dict[str, Step] = {"in": "incoming_call"}
    outs: dict[str, Step] = {label.lower(): ("leave_part", {"label": label}) for label in labels}
    menu = ("menu", {"prompt": "menu", "choices": [{"key": "1"}, {"key": "2"}]})
    first, *others = [*outs, "bye"]
    return flow(
        {**steps, **outs, "m": menu, "bye": ("hang_up", {"reason": reason})},
        "in next > m",
        f"m key:1 > {first}",
        f"m key:2 > {others[0] if others else first}",
        "m no_input > bye",
        "m wrong_key > bye",
    )


def user(key: str = "hours", *, out: str = "", **ways: str) -> dict[str, Any]:
    """A flow that uses one; with `out` it is itself a part with that way out."""
    end: Step = ("leave_part", {"label": out}) if out else "hang_up"
    return flow(
        {"in": "incoming_call", "p": using(key, **ways), (out or "bye").lower(): end},
        "in next > p",
        *(f"p way:{way} > {(out or 'bye').lower()}" for way in ways),
    )


def pinned(version: int) -> dict[str, Any]:
    drawing = user(open="Open")
    drawing["nodes"][1]["config"]["version"] = version
    return drawing


def publish_again(flow: Flow, drawing: dict[str, Any]) -> Any:
    flow.refresh_from_db()
    draft = save_draft(
        flow.pk, drawing, base_revision=flow.draft_revision, user=None, client=None, now=NOON
    )
    revision = draft.flow.draft_revision
    return publish(flow.pk, revision=revision, note="", user=None, now=NOON)


def live(flow: Flow) -> tuple[int, dict[str, Any]]:
    """The number of what callers get, and the versions of the parts inside."""
    flow.refresh_from_db()
    version = flow.live_version
    assert version is not None
    held = version.program.get("parts", {})
    return version.number, {node: told["version"] for node, told in held.items()}


@pytest.fixture(autouse=True)
def _prompts(db: None) -> None:
    the_prompts()


def told(persona: Persona, flow: Flow) -> list[str]:
    draft = persona.api.get(f"/api/flows/{flow.pk}/draft/").json()
    return [issue["message"] for issue in draft[ISSUES]]


def changed(persona: Persona, flow: Flow) -> bool:
    shown: bool = persona.api.get(f"/api/flows/{flow.pk}/").json()["has_unpublished_changes"]
    return shown


def test_a_part_has_to_be_published_before_its_user(petra: Persona) -> None:
    hours, main = flow_of(part("Open"), name="Hours"), flow_of(user(open="Open"))
    assert "“Hours” is not published yet: open it and publish it first." in told(petra, main)
    answer = petra.api.post(f"/api/flows/{main.pk}/publish/", {"revision": 1})
    assert answer.status_code == 422
    publish(hours.pk, revision=1, note="", user=None, now=NOON)
    assert petra.api.post(f"/api/flows/{main.pk}/publish/", {"revision": 1}).status_code == 201


def test_publishing_a_part_takes_the_problem_off_the_list_of_flows(petra: Persona) -> None:
    hours, main = flow_of(part("Open"), name="Hours"), flow_of(user(open="Open"))
    assert main.errors == 1
    publish(hours.pk, revision=1, note="", user=None, now=NOON)
    main.refresh_from_db()
    assert main.errors == 0


def test_a_flow_that_follows_gets_the_new_version_in_the_same_moment(petra: Persona) -> None:
    hours = published(part("Open"), name="Hours")
    main = published(user(open="Open"))
    publish_again(hours, part("Open", reason="busy"))
    assert live(main) == (2, {"p": 2})
    assert main.live_version is not None
    assert main.live_version.note == "Follows version 2 of “Hours”."
    assert changed(petra, main) is False


def test_a_flow_that_pins_a_version_stays_on_it() -> None:
    hours = published(part("Open"), name="Hours")
    main = published(pinned(1))
    publish_again(hours, part("Open", reason="busy"))
    assert live(main) == (1, {"p": 1})


def test_version_nought_is_not_the_latest(petra: Persona) -> None:
    published(part("Open"), name="Hours")
    main = flow_of(pinned(0))
    assert "“Hours” has no version 0: choose another one." in told(petra, main)


def test_an_unsaved_draft_is_not_published_by_following() -> None:
    hours = published(part("Open"), name="Hours")
    main = published(user(open="Open"))
    drawing = user(open="Open")
    drawing["nodes"][2]["name"] = "Not yet"
    save_draft(main.pk, drawing, base_revision=1, user=None, client=None, now=NOON)
    publish_again(hours, part("Open", reason="busy"))
    main.refresh_from_db()
    assert main.live_version is not None
    assert main.live_version.document["nodes"][2]["name"] == ""


def test_a_follower_keeps_its_own_messages_as_they_are_live() -> None:
    add_prompt("Hello", audio=upload(sound()), key="hello")
    hours = published(part("Open"), name="Hours")
    drawing = user(open="Open")
    drawing["nodes"][2]["config"] = {"prompt": "hello"}
    main = published(drawing)
    assert main.live_version is not None
    before = main.live_version.program["prompts"]
    replace_audio("hello", audio=upload(sound(level=9)))
    publish_again(hours, part("Open", reason="busy"))
    main.refresh_from_db()
    assert main.live_version.program["prompts"] == before


def test_following_goes_on_through_parts_of_parts_and_each_gets_one_version() -> None:
    hours = published(part("Open"), name="Hours")
    middle = published(user(open="Open", out="On"), name="Middle")
    top = flow(
        {
            "in": "incoming_call",
            "p": using("middle", on="On"),
            "q": using("hours", open="Open"),
            "bye": "hang_up",
        },
        "in next > p",
        "p way:on > q",
        "q way:open > bye",
    )
    main = published(top)
    publish_again(hours, part("Open", reason="busy"))
    assert live(middle) == (2, {"p": 2})
    assert live(main) == (2, {"p": 2, "p/p": 2, "q": 2})


def test_drafts_that_use_a_flow_which_follows_are_checked_again() -> None:
    hours = published(part("Open"), name="Hours")
    published(user(open="Open", out="On"), name="Middle")
    drawing = user("middle", on="On")
    drawing["nodes"][1]["config"]["version"] = 2
    main = flow_of(drawing)
    assert main.errors == 1
    publish_again(hours, part("Open", reason="busy"))
    main.refresh_from_db()
    assert main.errors == 0


def test_a_flow_that_would_break_stays_and_the_publisher_is_told_before(petra: Persona) -> None:
    hours = published(part("Open"), name="Hours")
    main = published(user(open="Open"))
    night = published(user(open="Open"), name="Night")
    steady = {**part("Open", "Closed")}
    publish_again(main, user(open="Open"))
    save_draft(hours.pk, steady, base_revision=1, user=None, client=None, now=NOON)
    before = petra.api.get(f"/api/flows/{hours.pk}/followers/").json()
    assert [(one["flow"]["name"], one["version"]) for one in before] == [
        ("Main", None),
        ("Night", None),
    ]
    assert [issue["message"] for issue in before[0][ISSUES]] == [
        "“Hours” has the new way out “Closed”: take over its ways out."
    ]
    answer = petra.api.post(f"/api/flows/{hours.pk}/publish/", {"revision": 2}).json()
    assert answer["followers"] == before
    assert (live(night), changed(petra, night)) == ((1, {"p": 1}), True)


def test_a_draft_that_cannot_be_published_says_nothing_of_its_followers(petra: Persona) -> None:
    hours = published(part("Open"), name="Hours")
    published(user(open="Open"))
    save_draft(hours.pk, {"nodes": []}, base_revision=1, user=None, client=None, now=NOON)
    assert petra.api.get(f"/api/flows/{hours.pk}/followers/").json() == []


def test_one_that_stayed_behind_takes_later_versions_of_its_other_parts() -> None:
    hours, other = published(part("Open"), name="Hours"), published(part("On"), name="Other")
    drawing = flow(
        {
            "in": "incoming_call",
            "p": using("hours", open="Open"),
            "q": using("other", on="On"),
            "bye": "hang_up",
        },
        "in next > p",
        "p way:open > q",
        "q way:on > bye",
    )
    main = published(drawing)
    publish_again(hours, part("Open", "Closed"))
    publish_again(other, part("On", reason="busy"))
    assert live(main) == (2, {"p": 1, "q": 2})


def test_two_flows_cannot_become_parts_of_each_other(petra: Persona) -> None:
    hours = published(part("Open"), name="Hours")
    published(user(open="Open", out="On"), name="Middle")
    drawing = user("middle", on="On")
    revision = hours.draft_revision
    save_draft(hours.pk, drawing, base_revision=revision, user=None, client=None, now=NOON)
    answer = petra.api.post(f"/api/flows/{hours.pk}/publish/", {"revision": revision + 1})
    assert [issue["code"] for issue in answer.json()[ISSUES]] == ["uses_itself"]


def test_a_flow_that_others_use_is_not_deleted(petra: Persona) -> None:
    hours = published(part("Open"), name="Hours")
    flow_of(user(open="Open"))
    answer = petra.api.delete(f"/api/flows/{hours.pk}/")
    assert (answer.status_code, answer.json()["detail"]) == (
        409,
        "“Hours” is a part of “Main”: take it out there first.",
    )


def test_the_uses_of_a_flow_are_listed(dora: Persona) -> None:
    hours, main = flow_of(part("Open"), name="Hours"), flow_of(user(open="Open"))
    (use,) = dora.api.get(f"/api/flows/{hours.pk}/uses/").json()
    assert (use["flow"]["id"], use["node"], use["field"], use["draft"], use["live"]) == (
        main.pk,
        "p",
        "flow",
        True,
        False,
    )


def test_a_renamed_flow_stays_the_part_it_was(petra: Persona) -> None:
    hours, main = published(part("Open"), name="Hours"), flow_of(user(open="Open"))
    petra.api.patch(f"/api/flows/{hours.pk}/", {"name": "Opening hours"})
    assert told(petra, main) == []


def test_searching_finds_a_part_by_the_name_of_its_flow(dora: Persona) -> None:
    flow_of(part("Open"), name="Hours")
    main = flow_of(user(open="Open"))
    Flow.objects.filter(key="hours").update(name="When we are there")
    found = dora.api.get("/api/search/?q=when we are").json()["results"]
    assert (main.pk, "p", "When we are there") in [
        (hit["flow"]["id"], hit["node"], hit["excerpt"]) for hit in found
    ]


@pytest.mark.parametrize(("asked", "ways"), [("", ["Open", "Shut"]), ("?version=1", ["Open"])])
def test_a_flow_tells_its_ways_out_and_what_it_takes_along(
    dora: Persona, asked: str, ways: list[str]
) -> None:
    hours = published(part("Open"), name="Hours")
    drawing = part("Open", "Shut")
    drawing["nodes"][0]["config"] = {"inputs": [{"name": "who"}]}
    publish_again(hours, drawing)
    told = dora.api.get(f"/api/flows/{hours.pk}/part/{asked}").json()
    assert [way["label"] for way in told["ways"]] == ways
    assert (told["version"], told["inputs"]) == ((1, []) if asked else (2, ["who"]))


def test_an_unpublished_flow_tells_the_ways_out_of_its_draft(dora: Persona) -> None:
    hours = flow_of(part("Open"), name="Hours")
    told = dora.api.get(f"/api/flows/{hours.pk}/part/").json()
    assert (told["version"], told["ways"]) == (None, [{"id": "open", "label": "Open"}])


def test_a_version_tells_the_parts_it_holds(petra: Persona) -> None:
    published(part("Open"), name="Hours")
    main = published(user(open="Open"))
    (version,) = petra.api.get(f"/api/flows/{main.pk}/versions/").json()
    assert version["parts"] == [{"node": "p", "flow": "hours", "version": 1}]


def test_flows_of_one_spelling_have_keys_of_their_own(db: None) -> None:
    assert [flow_of(part("Open"), name=name).key for name in ("Öl", "Ol", "!!!")] == [
        "ol",
        "ol-2",
        "flow",
    ]
