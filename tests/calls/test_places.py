"""The place of a call in the address of its `next`: sealed, bound to its turn, never needed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from flows.engine.runner import State
from tests.builders import an_answered_number
from tests.calls.conftest import Line
from tests.graphs import flow
from webhooks.line.places import MAX_LENGTH, Place, seal, unseal
from webhooks.models import LiveCall

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
states = st.builds(
    State,
    node=texts,
    turn=st.integers(0, 500),
    memory=st.dictionaries(texts, st.integers() | texts, max_size=3),
    variables=st.dictionaries(texts, texts, max_size=5),
    recording=st.sampled_from(["off", "due", "on"]),
)
PLACE = Place(7, State(node="menu", turn=3, variables={"pin": "4711"}))


@given(st.integers(1, 2**40), states)
def test_what_is_sealed_comes_back_and_always_looks_the_same(version: int, state: State) -> None:
    place = Place(version, state)
    sealed = seal(place, callid="c1", seq=3)
    assert sealed == seal(place, callid="c1", seq=3)
    assert sealed is not None
    assert unseal(sealed, callid="c1", seq=3) == place


@pytest.mark.parametrize(("callid", "seq"), [("c2", 3), ("c1", 4), ("", 3)])
def test_a_place_fits_its_own_call_and_turn_only(callid: str, seq: int) -> None:
    sealed = seal(PLACE, callid="c1", seq=3) or ""
    assert unseal(sealed, callid=callid, seq=seq) is None


@given(st.text(max_size=300))
def test_anything_else_is_no_place(text: str) -> None:
    assert unseal(text, callid="c1", seq=3) is None


def test_a_place_of_which_a_letter_has_been_changed_is_no_place() -> None:
    sealed = seal(PLACE, callid="c1", seq=3) or ""
    other = "B" if sealed[10] == "A" else "A"
    assert unseal(sealed[:10] + other + sealed[11:], callid="c1", seq=3) is None


def test_a_place_sealed_under_the_key_of_before_is_still_good(settings: Settings) -> None:
    sealed = seal(PLACE, callid="c1", seq=3) or ""
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a-new-secret-key-that-is-long-enough-for-everything"
    assert unseal(sealed, callid="c1", seq=3) == PLACE


def test_a_place_too_long_for_an_address_is_not_sealed() -> None:
    noise = {f"v{n}": f"{n * 7919**5:x}" for n in range(300)}
    assert seal(Place(7, State(node="n", variables=noise)), callid="c1", seq=3) is None
    assert len(seal(PLACE, callid="c1", seq=3) or "") < MAX_LENGTH / 4


@pytest.mark.parametrize("at", ["", "?at=", "?at=nonsense", "?at=" + "A" * 5000])
def test_a_call_goes_on_when_its_place_is_lost_on_the_way(line: Line, at: str) -> None:
    answer = line.start()
    answer["next"] = answer["next"].partition("?")[0] + at
    assert line.after(answer, "1")["connect"] == "+46701234567"
    assert LiveCall.objects.get().seq == 2


def test_digits_a_caller_types_cannot_be_read_in_the_address(db: None) -> None:
    asks: Any = ("ask_digits", {"prompt": "menu", "variable": "pin", "sensitive": True})
    plays: Any = ("play", {"prompt": "bye"})
    ways = ("in next > pin", "pin done > talk", "pin no_input > bye", "pin invalid > bye")
    steps = {"in": "incoming_call", "pin": asks, "talk": plays, "bye": ("hang_up", {})}
    line = Line(an_answered_number(flow(steps, *ways, "talk next > bye")))
    answer = line.after(line.start(), "4711")
    assert LiveCall.objects.get().state["variables"]["pin"] == "4711"
    assert "4711" not in answer["next"]
