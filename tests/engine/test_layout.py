"""Steps that nobody has placed are placed readably."""

from __future__ import annotations

from flows.engine.layout import places_of


def test_every_wire_goes_to_the_right() -> None:
    exits = {"in": ["menu"], "menu": ["bye", "sales"], "sales": ["bye"], "bye": []}
    places = places_of("in", exits)
    assert all(places[one]["x"] < places[other]["x"] for one in exits for other in exits[one])


def test_a_wire_back_moves_nothing() -> None:
    places = places_of("in", {"in": ["ask"], "ask": ["wrong", "ok"], "wrong": ["ask"], "ok": []})
    assert [places[step]["x"] for step in ("in", "ask", "wrong", "ok")] == [0, 340, 680, 680]


def test_no_two_steps_lie_on_each_other() -> None:
    exits = {"in": ["a", "b", "c"], "a": ["d"], "b": ["d"], "c": ["a"], "d": []}
    places = [(place["x"], place["y"]) for place in places_of("in", exits).values()]
    assert len(set(places)) == len(exits)
