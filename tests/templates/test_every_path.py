"""Each template called through every path, at every moment that could make a difference.

The stand-in carrier places the calls, against what was published. Whoever calls and whoever is
rung does at each place each of the things that can be done there; what came of it stands in
`tests/golden/templates/`, to be read.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from flows import worlds
from flows.engine.document import read_document
from flows.engine.testing.covering import coverage
from flows.engine.testing.driving import Stop, Walk
from flows.engine.testing.setting import set_as
from flows.engine.world import World
from flows.models import Flow
from flows.templates.all import TEMPLATES
from tests.goldens import Golden
from tests.personas import Persona
from tests.templates.calling import Flown
from tests.templates.exploring import Paths
from tests.templates.making import made_by, published

pytestmark = pytest.mark.django_db
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def _at(written: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=STOCKHOLM, fold=fold)


OPEN, CLOSED = "open: Monday at 10", "Monday evening"
MOMENTS = {
    OPEN: _at("2026-05-18 10:00"),
    "a minute before opening": _at("2026-05-18 07:59"),
    "opening, at 8": _at("2026-05-18 08:00"),
    "the last minute": _at("2026-05-18 16:59"),
    "closing, at 17": _at("2026-05-18 17:00"),
    CLOSED: _at("2026-05-18 21:00"),
    "Saturday at 10": _at("2026-05-16 10:00"),
    "holiday: Ascension Day at 10": _at("2026-05-14 10:00"),
    "closed eve: Midsummer Eve at 10": _at("2026-06-19 10:00"),
    "the night the clocks go forward, at 1:59": _at("2026-03-29 01:59"),
    "the same night, a minute later, at 3": _at("2026-03-29 03:00"),
    "opening on the Monday after": _at("2026-03-30 08:00"),
    "the night the clocks go back, at 2:30": _at("2026-10-25 02:30"),
    "the same night, an hour later, at 2:30 again": _at("2026-10-25 02:30", fold=1),
    "closing on the Monday after": _at("2026-10-26 17:00"),
}
# Which numbers are entered where several keys are wanted: a PIN that is known, one that is not,
# and one that is too short.
ENTRIES = {"pin-check": ("1234", "9999", "12#")}
# The test bench tells the time, so that no moment is like another: those in which its steps go
# another way are enough.
FEW = {"test-bench": (OPEN, "the last minute", "Saturday at 10")}
GIVEN = {"reminder": {"appointment": "Tuesday at ten"}}
# Why no call takes a way out, by the kind of its step.
NOT_TAKEN = {
    ("voicemail", "failed"): "only where the carrier cannot record",
    ("switch", "otherwise"): "only where the switch has got another position since",
    ("ask_digits", "invalid"): "no number is too short",
    ("record_message", "failed"): "only where the carrier cannot record",
    ("when_trouble", "next"): "only where something goes wrong that has no wire",
    ("caller_is", "rule:hidden"): "only who hides the number",
    ("split", "share:one"): "by chance",
    ("split", "share:two"): "by chance",
    ("count", "reached"): "only who comes by twice",
    ("look_up_table", "not_found"): "the table has both directions",
}


@dataclass(frozen=True)
class Setting:
    """What people have set by hand."""

    switches: Mapping[str, str] = field(default_factory=dict)
    announced: tuple[str, ...] = ()
    off_duty: tuple[str, ...] = ()


def circumstances(world: World, key: str) -> Iterator[tuple[str, datetime, Setting]]:
    """Each moment where there are opening hours, and each setting by hand."""
    moments = MOMENTS if world.hours else {"at any moment": MOMENTS[OPEN]}
    if key in FEW:
        moments = {told: MOMENTS[told] for told in FEW[key]}
    for told, at in moments.items():
        yield told, at, Setting()
    for hand, setting in _by_hand(world):
        for told, at in moments.items():
            if not world.hours or told in (OPEN, CLOSED):
                yield f"{hand}, {told}", at, setting


def _by_hand(world: World) -> Iterator[tuple[str, Setting]]:
    """Each switch in each other position, each announcement, everybody off duty."""
    for key, switch in world.switches.items():
        assert switch is not None, "what was made can be read"
        for position in switch.definition.positions:
            if position != switch.definition.default:
                yield f"switched to “{position}”", Setting(switches={key: position})
    for key in world.announcements:
        yield "with the announcement in force", Setting(announced=(key,))
    if world.people:
        yield "with nobody on duty", Setting(off_duty=tuple(world.people))


HOW_TO_READ = """{name}, {language}.

Each call is named by what was chosen in it. A call that begins like one before is told from where
it goes another way; one that comes to where a call before has been goes on as that one."""
LANGUAGES = {"en": "made in English", "sv": "made in Swedish"}


def story(key: str, about: str, flow: Flow, flown: Flown, monkeypatch: pytest.MonkeyPatch) -> str:
    """All that can happen, once for each of the moments and settings at which it differs."""
    alike: dict[str, list[str]] = {}
    ways: set[tuple[str, str]] = set()
    world = worlds.refresh()
    for told, at, setting in circumstances(world, key):
        monkeypatch.setattr(worlds, "_kept", set_as(world, setting))
        paths: Paths = asyncio.run(flown.all_paths(at))
        ways |= paths.ways
        alike.setdefault("\n\n".join(paths.calls), []).append(f"== {told}\n")
    chapters = [f"{''.join(told)}\n{calls}" for calls, told in alike.items()]
    if flown.given is not None:
        chapters.append("\n".join(["== never answered", "", *flown.never_answered(MOMENTS[OPEN])]))
    return "\n\n\n".join([about, *chapters, _not_taken(flow, flown, ways)]) + "\n"


def _not_taken(flow: Flow, flown: Flown, ways: set[tuple[str, str]]) -> str:
    stops = tuple(Stop(node, 0, port or None) for node, port in sorted(ways))
    walk = Walk(stops, (), (), "end", 0)
    document = read_document(flow.draft).document
    untested = coverage(document, flown.line.program, [walk]).untested_ways
    told = []
    for node_id, port in untested:
        node = document.nodes[node_id]
        why = NOT_TAKEN.get((node.type, port))
        assert why, f"no call takes the way out “{port}” of “{node.name}”: mend that, or say why"
        told.append(f"{node.name}: {why}")
    return "\n".join(["== Ways out that none of these calls took", "", *(told or ["none"])])


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("key", list(TEMPLATES))
def test_every_path_of_a_template_is_what_was_agreed(
    petra: Persona, golden: Golden, monkeypatch: pytest.MonkeyPatch, key: str, language: str
) -> None:
    flow = published(made_by(petra, TEMPLATES[key], language))
    given: dict[str, Any] | None = GIVEN.get(key)
    flown = Flown.of(flow, entries=ENTRIES.get(key, ("12#",)), given=given)
    about = HOW_TO_READ.format(name=TEMPLATES[key].label, language=LANGUAGES[language])
    golden(f"templates/{key}.{language}.txt", story(key, about, flow, flown, monkeypatch))
