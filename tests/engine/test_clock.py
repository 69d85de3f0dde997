"""What the clock says is known in every turn and never remembered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows.engine.clock import clock, weekday
from flows.engine.errands import Sms
from flows.engine.events import Finished, Started
from flows.engine.expressions import compare
from flows.engine.runner import State, take_after, take_turn
from flows.engine.world import World
from tests.graphs import codes, flow, program

# A Sunday, two minutes before midnight in Stockholm.
NIGHT = datetime(2026, 5, 3, 21, 58, tzinfo=UTC)
STOCKHOLM = World(zone="Europe/Stockholm", language="sv")
TEXT = "{weekday} {date} {time}"


def told() -> dict[str, Any]:
    """A tone is heard, then a message says when that was over."""
    return flow(
        {
            "in": "incoming_call",
            "beep": "play_tones",
            "sms": ("send_sms", {"message": TEXT}),
            "bye": "hang_up",
            "after": "after_call",
            "late": ("send_sms", {"message": TEXT}),
        },
        "in next > beep",
        "beep done > sms",
        "sms next > bye",
        "after next > late",
    )


def test_the_time_is_that_of_the_zone() -> None:
    assert clock(NIGHT, "Europe/Stockholm", "sv") == {
        "time": "23:58",
        "date": "2026-05-03",
        "weekday": "söndag",
    }
    assert clock(NIGHT, "Asia/Tokyo", "en-GB") == {
        "time": "06:58",
        "date": "2026-05-04",
        "weekday": "Monday",
    }


def test_a_language_without_words_of_its_own_has_english_ones() -> None:
    assert clock(NIGHT, "UTC", "fi")["weekday"] == "Sunday"


def test_each_turn_knows_its_own_time_and_the_state_none() -> None:
    whole = program(told())
    first = take_turn(whole, None, Started(), NIGHT, STOCKHOLM)
    assert not {"time", "date", "weekday"} & set(first.state.variables)
    later = NIGHT + timedelta(minutes=5)
    second = take_turn(whole, first.state, Finished(1, "success"), later, STOCKHOLM)
    assert [sent.text for sent in second.sends if isinstance(sent, Sms)] == [
        "måndag 2026-05-04 00:03"
    ]
    assert not {"time", "date", "weekday"} & set(second.state.variables)


def test_the_weekday_is_in_the_language_of_the_call() -> None:
    ended = State(node=None, variables={"language": "en"})
    turn = take_after(program(told()), ended, {}, NIGHT, STOCKHOLM)
    assert [sent.text for sent in turn.sends if isinstance(sent, Sms)] == [
        "Sunday 2026-05-03 23:58"
    ]


def test_what_the_flow_calls_so_itself_comes_first() -> None:
    ended = State(node=None, variables={"time": "at ten"})
    turn = take_after(program(told()), ended, {}, NIGHT, STOCKHOLM)
    assert [sent.text for sent in turn.sends if isinstance(sent, Sms)] == [
        "söndag 2026-05-03 at ten"
    ]


def test_setting_another_variable_does_not_remember_the_time() -> None:
    assigned = {
        "assignments": [{"name": "when", "value": "{time}"}, {"name": "x", "value": "{when}"}]
    }
    document = flow(
        {"in": "incoming_call", "set": ("set_variable", assigned), "beep": "play_tones"},
        "in next > set",
        "set next > beep",
    )
    known = take_turn(program(document), None, Started(), NIGHT, STOCKHOLM).state.variables
    assert (known["when"], known["x"], "time" in known) == ("23:58", "23:58", False)


def test_nobody_is_told_that_nothing_sets_them() -> None:
    assert "never_set" not in [code for code, _ in codes(told())]


@pytest.mark.parametrize(
    ("left", "operator", "right", "holds"),
    [
        ("söndag", "is", "Sunday", True),
        (" Monday", "is", "monday", True),
        ("fredag", "greater", "Monday", True),
        ("Monday", "less", "söndag", True),
        ("fredag", "is", "Saturday", False),
        ("fredag", "is", "5", False),
    ],
)
def test_a_weekday_is_the_same_in_each_language(
    left: str, operator: str, right: str, holds: bool
) -> None:
    assert compare(left, operator, right) is holds


def test_no_other_word_is_a_weekday() -> None:
    assert (weekday("Lördag"), weekday("soon")) == (6, None)
