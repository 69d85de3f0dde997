"""A call that went through a part, as people read it."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from flows.models import Flow
from tests.builders import the_prompts
from tests.drawings import published
from tests.graphs import flow, using
from tests.made_up_calls import add_step, make_call
from webhooks.models import Call
from webhooks.review.sentence import sentence
from webhooks.review.timeline import timeline

pytestmark = pytest.mark.django_db
PRESSED = {"kind": "finished", "outcome": "digits", "digits": "1"}


@pytest.fixture
def main() -> Flow:
    """Uses a menu that is drawn in another flow."""
    the_prompts()
    menu = {"prompt": "menu", "choices": [{"key": "1", "label": "Sales"}]}
    part = named(
        flow(
            {
                "in": "incoming_call",
                "m": ("menu", menu),
                "out": ("leave_part", {"label": "To sales"}),
                "bye": "hang_up",
            },
            "in next > m",
            "m key:1 > out",
            "m no_input > bye",
            "m wrong_key > bye",
        ),
        m="Choose",
    )
    published(part, name="Hours")
    drawing = flow(
        {"in": "incoming_call", "p": using("hours", out="To sales"), "bye": "hang_up"},
        "in next > p",
        "p way:out > bye",
    )
    return published(named(drawing, p="Greeting"), name="Main")


def named(drawing: dict[str, Any], **names: str) -> dict[str, Any]:
    for node in drawing["nodes"]:
        node["name"] = names.get(node["id"], node["name"])
    return drawing


@pytest.fixture
def call(main: Flow) -> Call:
    made = make_call(main.live_version)
    add_step(made, ("in", "next"), ("p", "inside"), ("p/in", "next"), node="p/m")
    add_step(made, ("p/m", "key:1"), ("p/out", "outside"), ("bye", ""), event=PRESSED)
    return Call.objects.get(pk=made.pk)


def test_the_sentence_says_what_was_chosen_inside_the_part(call: Call) -> None:
    assert "chose 1 Sales" in sentence(call, now=timezone.now())


def test_who_hangs_up_inside_a_part_did_so_at_its_step(main: Flow) -> None:
    made = make_call(main.live_version)
    add_step(made, ("in", "next"), ("p", "inside"), ("p/in", "next"), node="p/m")
    assert "hung up at “Greeting › Choose”" in sentence(made, now=timezone.now())


def test_the_timeline_names_part_and_step_and_the_way_out_of_the_part(call: Call) -> None:
    moments = timeline(call)
    assert [[(one.step, one.way_out) for one in moment.passages] for moment in moments] == [
        [("Incoming call", "Begins"), ("Greeting", "Begins")],
        [("Greeting › Choose", "1 Sales"), ("Greeting", "To sales"), ("Hang up", "")],
    ]
    assert moments[0].stands == "Greeting › Choose"


def test_a_call_is_told_by_the_part_as_it_was_then(call: Call) -> None:
    hours = Flow.objects.get(key="hours")
    Flow.objects.filter(pk=hours.pk).update(draft={"nodes": []}, live_version=None)
    assert timeline(call)[0].stands == "Greeting › Choose"
