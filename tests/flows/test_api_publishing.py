"""Publishing: refused on problems, frozen for ever, brought back."""

from __future__ import annotations

import pytest

from flows.engine.compiler import digest
from flows.engine.upgrades import UPGRADES
from flows.models import Flow, FlowVersion
from flows.prompts import add_prompt, replace_audio
from tests.drawings import announcement, flow_of, goodbye, published, renamed, sound, upload
from tests.graphs import connecting
from tests.made_up_calls import make_call
from tests.personas import Persona
from webhooks.numbers import add_number


def publish(persona: Persona, flow: Flow, revision: int = 1) -> tuple[int, dict[str, object]]:
    answer = persona.api.post(
        f"/api/flows/{flow.pk}/publish/", {"revision": revision, "note": "Spring"}
    )
    return answer.status_code, answer.json()


def save(persona: Persona, flow: Flow, document: object, *, base: int) -> None:
    body = {"base_revision": base, "document": document}
    assert persona.api.put(f"/api/flows/{flow.pk}/draft/", body).status_code == 200


def test_publishing_makes_the_version_that_new_calls_get(petra: Persona) -> None:
    flow = flow_of(goodbye())
    status, version = publish(petra, flow)
    flow.refresh_from_db()
    assert flow.live_version is not None
    assert status == 201
    assert {**version, "published_at": ""} == {
        "number": 1,
        "published_at": "",
        "published_by": "petra",
        "note": "Spring",
        "digest": digest(flow.live_version.program),
        "live": True,
        "calls": 0,
        "live_calls": 0,
        "parts": [],
        "followers": [],
        "failing": [],
    }


def test_a_flow_with_errors_is_refused_with_its_issues(petra: Persona) -> None:
    flow = flow_of({"nodes": []})
    status, refusal = publish(petra, flow)
    assert (status, not FlowVersion.objects.exists()) == (422, True)
    assert refusal["detail"] == "This flow has 1 problem: mend what is marked before publishing."
    assert isinstance(refusal["issues"], list)
    assert [issue["code"] for issue in refusal["issues"]] == ["no_start"]


@pytest.mark.parametrize(("shown", "status"), [("+46766861004", 201), ("+46799999999", 422)])
def test_a_flow_shows_only_a_number_of_ours(petra: Persona, shown: str, status: int) -> None:
    add_number("+46766861004")
    assert publish(petra, flow_of(connecting(as_caller=shown)))[0] == status


def test_the_canvas_gets_old_drawings_in_the_spec_it_knows(
    petra: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A spec before the first one is made up here, since there has been no other yet."""
    old = {**goodbye(), "spec": 0}
    flow = published(goodbye())
    Flow.objects.update(draft=old)
    FlowVersion.objects.update(document=old)
    monkeypatch.setitem(UPGRADES, 0, lambda raw: {**raw, "spec": 1})
    shown = [petra.api.get(f"/api/flows/{flow.pk}/{what}/") for what in ("draft", "versions/1")]
    assert [answer.json()["document"] for answer in shown] == [goodbye(), goodbye()]


def test_a_drawing_that_changed_meanwhile_is_not_published(petra: Persona) -> None:
    flow = flow_of(goodbye())
    save(petra, flow, goodbye("busy"), base=1)
    status, refusal = publish(petra, flow, revision=1)
    assert (status, refusal["revision"]) == (409, 2)


def test_moving_boxes_makes_no_version(petra: Persona) -> None:
    flow = published(goodbye())
    save(petra, flow, goodbye() | {"layout": {"end": {"x": 999, "y": 9}}}, base=1)
    status, version = publish(petra, flow, revision=2)
    assert (status, version["number"]) == (200, 1)


def test_renaming_a_step_makes_a_version_that_bears_the_name(petra: Persona) -> None:
    flow = published(goodbye())
    save(petra, flow, renamed("Goodbye"), base=1)
    status, version = publish(petra, flow, revision=2)
    assert (status, version["number"]) == (201, 2)
    shown = petra.api.get(f"/api/flows/{flow.pk}/versions/2/").json()
    assert shown["document"]["nodes"][1]["name"] == "Goodbye"


def test_a_prompt_with_new_audio_makes_a_new_version(petra: Persona) -> None:
    prompt = add_prompt("Hello", audio=upload(sound()))
    flow = published(announcement("hello"))
    replace_audio("hello", audio=upload(sound(level=7)))
    status, version = publish(petra, flow)
    assert (status, version["number"]) == (201, 2)
    first = FlowVersion.objects.get(flow=flow, number=1)
    assert first.program["prompts"] == {"hello": prompt.sound}


def test_versions_are_numbered_per_flow_and_listed_newest_first(petra: Persona) -> None:
    published(goodbye(), name="Another")
    flow = published(goodbye())
    save(petra, flow, goodbye("busy"), base=1)
    publish(petra, flow, revision=2)
    versions = petra.api.get(f"/api/flows/{flow.pk}/versions/").json()
    assert [(version["number"], version["live"]) for version in versions] == [
        (2, True),
        (1, False),
    ]


def test_each_version_tells_how_many_of_its_calls_are_going_on(petra: Persona) -> None:
    flow = published(goodbye())
    version = flow.versions.get()
    make_call(version)
    make_call(version, live_at="goodbye")
    (listed,) = petra.api.get(f"/api/flows/{flow.pk}/versions/").json()
    assert (listed["calls"], listed["live_calls"]) == (2, 1)


def test_a_version_shows_what_was_drawn(petra: Persona) -> None:
    flow = published(goodbye())
    save(petra, flow, goodbye("busy"), base=1)
    assert petra.api.get(f"/api/flows/{flow.pk}/versions/1/").json()["document"] == goodbye()


def test_a_published_version_never_changes(petra: Persona) -> None:
    version = published(goodbye()).versions.get()
    version.note = "Another"
    with pytest.raises(TypeError, match="never changes"):
        version.save()


def test_restoring_makes_the_old_drawing_the_next_draft(petra: Persona) -> None:
    flow = published(goodbye())
    save(petra, flow, goodbye("busy"), base=1)
    answer = petra.api.post(f"/api/flows/{flow.pk}/versions/1/restore/", {"base_revision": 2})
    assert (answer.status_code, answer.json()["revision"]) == (200, 3)
    assert petra.api.get(f"/api/flows/{flow.pk}/draft/").json()["document"] == goodbye()


def test_restoring_over_work_one_has_not_seen_is_refused(petra: Persona) -> None:
    flow = published(goodbye())
    save(petra, flow, goodbye("busy"), base=1)
    answer = petra.api.post(f"/api/flows/{flow.pk}/versions/1/restore/", {"base_revision": 1})
    assert (answer.status_code, answer.json()["document"]) == (409, goodbye("busy"))


def test_a_version_that_is_not_there_is_told_in_a_sentence(petra: Persona) -> None:
    flow = published(goodbye())
    answer = petra.api.get(f"/api/flows/{flow.pk}/versions/2/")
    assert (answer.status_code, answer.json()) == (
        404,
        {"detail": "This flow has no such version."},
    )


def test_a_designer_draws_but_does_not_publish(dora: Persona) -> None:
    assert publish(dora, flow_of(goodbye()))[0] == 403


def test_an_operator_does_not_restore(oskar: Persona) -> None:
    flow = published(goodbye())
    answer = oskar.api.post(f"/api/flows/{flow.pk}/versions/1/restore/", {"base_revision": 1})
    assert answer.status_code == 403
