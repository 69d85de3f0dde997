"""What is told of a draft that only the rest of the house knows: our numbers, kept sounds."""

from __future__ import annotations

from typing import Any

from flows.models import Flow, StoredFile
from flows.prompts import add_prompt
from tests.drawings import announcement, flow_of, sound, upload
from tests.graphs import Step, connecting
from tests.graphs import flow as graph
from tests.personas import Persona
from webhooks.models import Number

MOBILE, LANDLINE = "+46766861004", "+4686410000"


def told(persona: Persona, flow: Flow) -> list[str]:
    return [
        issue["code"] for issue in persona.api.get(f"/api/flows/{flow.pk}/draft/").json()["issues"]
    ]


def ringing_a_landline() -> dict[str, Any]:
    drawn = connecting(as_caller="")
    drawn["nodes"][1]["config"] = {"targets": [{"number": LANDLINE}]}
    return drawn


def test_a_mobile_number_of_ours_that_leads_here_may_not_ring_a_landline(dora: Persona) -> None:
    flow = flow_of(ringing_a_landline())
    Number.objects.create(number=MOBILE, flow=flow)
    assert told(dora, flow) == ["mobile_only"]


def test_a_mobile_number_of_ours_that_leads_elsewhere_does_not_matter(dora: Persona) -> None:
    flow = flow_of(ringing_a_landline())
    Number.objects.create(number=MOBILE)
    Number.objects.create(number=LANDLINE, flow=flow)
    assert told(dora, flow) == []


def test_a_message_whose_sound_is_lost_is_told_and_not_published(petra: Persona) -> None:
    add_prompt("Hello", audio=upload(sound()))
    flow = flow_of(announcement("hello"))
    StoredFile.objects.all().delete()
    assert told(petra, flow) == ["unplayable"]
    refused = petra.api.post(f"/api/flows/{flow.pk}/publish/", {"revision": 1})
    assert (refused.status_code, refused.json()["issues"][0]["code"]) == (422, "unplayable")


def test_how_long_callers_wait_for_a_menu_is_told_from_what_is_heard_today(dora: Persona) -> None:
    add_prompt("Notice", audio=upload(sound(seconds=9)))
    add_prompt("Menu", audio=upload(sound(seconds=21, level=1)))
    steps: dict[str, Step] = {
        "in": "incoming_call",
        "notice": ("play", {"prompt": "notice", "skippable": False}),
        "menu": ("menu", {"prompt": "menu", "choices": [{"key": "1"}]}),
        "bye": "hang_up",
    }
    wires = ["menu key:1 > bye", "menu no_input > bye", "menu wrong_key > bye"]
    flow = flow_of(graph(steps, "in next > notice", "notice done > menu", *wires))
    assert told(dora, flow) == ["long_wait", "long_question"]
