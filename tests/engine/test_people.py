"""Whom a call may ring: properties of hunting, and what a drawing that rings people is told."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.engine import configuration
from flows.engine.actions import Connect
from flows.engine.document import read_document
from flows.engine.events import Finished
from flows.engine.facts import Facts
from flows.engine.issues import check
from flows.engine.node import Act, CallView, Leave, node_types
from flows.engine.people import Order, Person, Team, arranged
from flows.engine.world import World
from tests.graphs import NUMBERS, PROMPTS, flow

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)
KEYS = ["anna", "bo", "cia", "dan", "eva"]
NUMBER = {key: f"+4670123456{place}" for place, key in enumerate(KEYS)}
ORDERS: list[Order] = ["fixed", "rotating", "least_recent", "random"]
subsets = st.frozensets(st.sampled_from(KEYS))
rung_times = st.dictionaries(
    st.sampled_from(KEYS),
    st.integers(0, 10).map(lambda minute: NOW.replace(hour=10, minute=minute)),
)
# What holds when a call comes to the step, and after each try: who is on duty and who is busy.
moments = st.lists(st.tuples(subsets, subsets), min_size=1, max_size=8)


def view(
    moment: tuple[frozenset[str], frozenset[str]], members: list[str], **more: Any
) -> CallView:
    on_duty, busy = moment
    people = {key: Person(name=key, numbers=(NUMBER[key],), on=key in on_duty) for key in KEYS}
    world = World(people=people, teams={"team": Team(name="Team", members=tuple(members))})
    rung = {NUMBER[key]: at for key, at in more.get("rung", {}).items()}
    facts = Facts(busy=frozenset(NUMBER[key] for key in busy), rung=rung)
    return CallView({}, NOW, world, facts, more.get("seed", ""), "step")


@given(
    moments=moments,
    members=st.lists(st.sampled_from(KEYS), unique=True),
    order=st.sampled_from(ORDERS),
    rounds=st.integers(1, 4),
    pauses=st.booleans(),
    rung=rung_times,
    seed=st.text(max_size=5),
    outcomes=st.lists(st.sampled_from(["busy", "failed"]), min_size=1, max_size=5),
)
def test_a_hunt_rings_only_who_is_free_each_so_often_at_most_and_ends(
    moments: list[tuple[frozenset[str], frozenset[str]]],
    members: list[str],
    order: Order,
    rounds: int,
    pauses: bool,
    rung: dict[str, datetime],
    seed: str,
    outcomes: list[Any],
) -> None:
    kind = node_types()["hunt_group"]
    written = {"team": "team", "order": order, "rounds": rounds}
    config = configuration.validate(kind, written | ({"pause_prompt": "wait"} if pauses else {}))
    answer = kind.enter(config, view(moments[0], members, rung=rung, seed=seed))
    tried: list[str] = []
    for turn in range(1, 100):
        if isinstance(answer, Leave):
            break
        now = moments[min(turn - 1, len(moments) - 1)]
        if isinstance(answer.action, Connect):
            (number,) = answer.action.targets
            key = next(key for key in KEYS if NUMBER[key] == number)
            assert key in members
            assert key in now[0] - now[1]
            tried.append(key)
        memory = json.loads(json.dumps(answer.memory))
        now = moments[min(turn, len(moments) - 1)]
        finished = Finished(turn, outcomes[turn % len(outcomes)])
        answer = kind.resume(config, view(now, members, seed=seed), finished, memory)
    assert isinstance(answer, Leave)
    assert all(tried.count(key) <= rounds for key in tried)
    somebody = set(members) & moments[0][0]
    assert (answer.port == "nobody_on_duty") == (bool(members) and not somebody)


@given(
    members=st.lists(st.sampled_from(KEYS), unique=True),
    order=st.sampled_from(ORDERS),
    rung=rung_times,
    seed=st.text(),
)
def test_an_order_leaves_nobody_out(
    members: list[str], order: Order, rung: dict[str, datetime], seed: str
) -> None:
    team = [(key, Person(name=key, numbers=(NUMBER[key],))) for key in members]
    rung = {NUMBER[key]: at for key, at in rung.items()}
    found = arranged(team, order, rung=rung, seed=seed)
    assert sorted(key for key, _ in found) == sorted(members)


def test_chance_rings_everybody_first_some_time() -> None:
    team = [(key, Person(name=key, numbers=(NUMBER[key],))) for key in KEYS]
    first = {arranged(team, "random", rung={}, seed=str(seed))[0][0] for seed in range(100)}
    assert first == set(KEYS)


def test_whoever_answers_ends_the_hunt() -> None:
    kind = node_types()["hunt_group"]
    config = configuration.validate(kind, {"team": "team"})
    call = view((frozenset(KEYS), frozenset()), KEYS)
    act = kind.enter(config, call)
    assert isinstance(act, Act)
    answer = kind.resume(config, call, Finished(1, "success"), act.memory)
    assert isinstance(answer, Leave)
    assert answer.port == "talked"


SHARED = {
    "person": {"anna": ["+46701234567", "+46812345678"], "sip": ["sip:anna@example.com"]},
    "team": {"sales": ["+46701234567"], "far": ["+46701234567", "+4712345678"], "empty": []},
}
OURS = "+46766861004"


def told(kind: str, config: dict[str, str]) -> list[tuple[str, str]]:
    """What is said of whom the step rings, in a flow that a Swedish mobile number leads to."""
    drawing = read_document(flow({"in": "incoming_call", "step": (kind, config)}, "in next > step"))
    issues = check(
        drawing.document, prompts=PROMPTS, numbers=NUMBERS, answering=[OURS], shared=SHARED
    )
    return [(issue.code, issue.field or "") for issue in issues if issue.field]


@pytest.mark.parametrize(
    ("kind", "config", "expected"),
    [
        ("hunt_group", {"team": "sales"}, []),
        ("hunt_group", {"team": "empty"}, [("no_members", "team")]),
        ("ring_everyone", {"team": "gone"}, [("no_team", "team")]),
        ("call_person", {"person": "gone"}, [("no_person", "person")]),
        ("call_person", {"person": "sip"}, []),
        # A Swedish mobile number of ours rings Swedish mobile numbers only.
        ("call_person", {"person": "anna"}, [("mobile_only", "person")]),
        ("ring_everyone", {"team": "far"}, [("mobile_only", "team")]),
        # Who only asks whether somebody is on duty rings nobody.
        ("on_duty", {"team": "far", "person": "anna"}, []),
    ],
)
def test_a_drawing_is_told_about_those_it_rings(
    kind: str, config: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert told(kind, config) == expected
