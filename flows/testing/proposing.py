"""Tests made for a place that none goes through, for somebody to accept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from flows.checking import numbers_of_ours
from flows.drafts import find_flow
from flows.engine.testing.saved import Expectation, SavedTest
from flows.engine.testing.searching import Beginning, find_test
from flows.problems import Missing
from flows.testing.running import ground_of

# Somebody whose number is nobody's (PTS keeps it free for plays and films).
SOMEBODY = "+46701740605"


@dataclass(frozen=True)
class Proposal:
    """A test that is not saved yet, with a name for it and what must be known about it."""

    name: str
    definition: SavedTest
    remarks: list[str]


def propose_test(flow_id: int, *, step: str, port: str, now: datetime) -> Proposal:
    """The shortest call on the draft that comes to a step, or leaves it by a way out."""
    flow = find_flow(flow_id)
    ground = ground_of(flow)
    kind = "leaves" if port else "reaches"
    goal = Expectation.model_validate({"kind": kind, "step": step, "port": port})
    called = next((one for one, led_to in numbers_of_ours().items() if led_to == flow_id), "")
    plain = Beginning(SOMEBODY, called, now.replace(second=0, microsecond=0))
    found = find_test(ground.program, goal, plain, ground.world, ground.sounds)
    if found is None:
        sentence = _("No call was found that gets there: make the test by hand, if there is one.")
        raise Missing(sentence)
    words = ground.words
    name = f"{words.step(step)}: {words.way(step, port)}" if port else words.step(step)
    return Proposal(name[:120], found, [])
