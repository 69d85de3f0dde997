"""What is told of a draft that only the rest of the house knows: our numbers, kept sounds."""

from __future__ import annotations

from typing import Any

from flows.models import Flow, StoredFile
from flows.prompts import add_prompt
from tests.drawings import announcement, flow_of, sound, upload
from tests.graphs import connecting
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
