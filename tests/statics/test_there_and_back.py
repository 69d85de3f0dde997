"""What is exported and imported again behaves as it did, on every key and for every phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from flows.engine.node import node_types
from flows.engine.ports import ways_out
from tests.graphs import PROMPTS
from tests.standin.server import PretendServer, running
from tests.statics.switchboard import (
    PEOPLE,
    Switchboard,
    everything,
    keys_worth_pressing,
    links,
    load,
    read,
)
from webhooks.elks.statics.exporting import MOST_BYTES, export_program
from webhooks.elks.statics.importing import import_document

prompt = st.sampled_from(sorted(PROMPTS))
rounds = st.integers(1, 2)
# What a document can say: no counters of wrong keys, nothing that looks at the call.
configs: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "play": st.fixed_dictionaries({"prompt": prompt, "skippable": st.booleans()}),
    "play_tones": st.sampled_from([{"sound": "beep"}, {"sound": "keys", "keys": "1P2#"}]),
    "menu": st.fixed_dictionaries(
        {
            "prompt": prompt,
            "choices": st.lists(st.sampled_from("0123456789"), min_size=1, max_size=3, unique=True)
            .map(sorted)
            .map(lambda keys: [{"key": key} for key in keys]),
            "silence_tries": rounds,
            "wrong_tries": st.just(1),
        }
    ),
    "ask_digits": st.fixed_dictionaries(
        {"prompt": prompt, "max_digits": st.integers(1, 3), "silence_tries": rounds}
    ),
    "connect": st.fixed_dictionaries(
        {"targets": st.just([{"number": "+46701234567"}]), "ring_time": st.integers(10, 30)}
    ),
    "record_message": st.fixed_dictionaries({"prompt": prompt | st.none(), "beep": st.booleans()}),
    "record_call": st.just({}),
    "hang_up": st.fixed_dictionaries({"prompt": prompt | st.none()}),
}


@st.composite
def flows_without_circles(draw: st.DrawFn) -> dict[str, Any]:
    """Wires lead only to later steps; where a way out may end the call, some do."""
    kinds = draw(st.lists(st.sampled_from(sorted(configs)), min_size=1, max_size=5))
    steps: list[dict[str, Any]] = [{"id": "start", "type": "incoming_call", "config": {}}] + [
        {"id": f"n{place}", "type": kind, "config": draw(configs[kind])}
        for place, kind in enumerate([*kinds, "hang_up"])
    ]
    wires = []
    for place, step in enumerate(steps):
        after = [step["id"] for step in steps[place + 1 :]] or [""]
        # Most drawn steps are met by somebody.
        later = st.just(after[0]) | st.sampled_from(after)
        for way in ways_out(node_types()[step["type"]], step["config"]):
            target = draw(later if way.unwired == "error" else later | st.just(""))
            if target:
                wires.append({"source": step["id"], "port": way.id, "target": target})
    return {"spec": 1, "nodes": steps, "edges": wires, "layout": {}}


class Server(PretendServer):
    def __repr__(self) -> str:
        return "the server"  # Hypothesis prints it, with all that was ever posted.


@pytest.fixture(scope="module")
def server() -> Iterator[PretendServer]:
    with running(Server()) as server:
        yield server


@given(raw=flows_without_circles())
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
def test_a_flow_that_exports_without_loss_behaves_the_same_when_imported_again(
    server: PretendServer, raw: dict[str, Any]
) -> None:
    server.posts.clear()
    program = read(raw)
    exported = export_program(program, names={}, links=links(server))
    assume(not exported.lost)
    assert len(exported.text.encode()) <= MOST_BYTES
    imported = import_document(exported.text, prompts={}).document
    people = PEOPLE if '"connect"' in exported.text else PEOPLE[:1]

    keys = keys_worth_pressing(exported.text)
    drawn = everything(Switchboard(server, program).connect(), people, keys)
    assert everything(Switchboard(server, load(imported)).connect(), people, keys) == drawn
    assert everything(exported.text, people, keys) == drawn
