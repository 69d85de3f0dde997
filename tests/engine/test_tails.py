"""What is done when the call has ended: a way of its own, on which nobody hears anything."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flows.engine.errands import Email, Mark
from flows.engine.runner import MAX_SENDS, State, take_after
from tests.graphs import codes, compiled, flow, program

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)
BEGINS = {"in": "incoming_call", "bye": "hang_up", "after": "after_call"}
GOAL = ("goal", {"name": "Over"})
MAIL = ("send_email", {"to": "anna@example.com", "subject": "Over", "text": "{who} {call_seconds}"})


def wrong(document: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [found for found in codes(document) if found[0] not in ("dead_end", "never_set")]


def test_what_follows_is_part_of_the_program() -> None:
    document = flow({**BEGINS, "goal": GOAL}, "in next > bye", "after next > goal")
    assert wrong(document) == []
    assert compiled(document)["after"] == "after"


def test_a_flow_that_nothing_follows_says_nothing_of_it() -> None:
    assert "after" not in compiled(flow({"in": "incoming_call", "bye": "hang_up"}, "in next > bye"))


def test_it_begins_only_once() -> None:
    document = flow(
        {**BEGINS, "again": "after_call", "goal": GOAL},
        "in next > bye",
        "after next > goal",
        "again next > goal",
    )
    assert wrong(document) == [("second_tail", "again")]


def test_a_step_that_somebody_would_have_to_hear_is_refused() -> None:
    said = ("play", {"prompt": "welcome"})
    document = flow(
        {**BEGINS, "goal": GOAL, "said": said},
        "in next > bye",
        "after next > goal",
        "goal next > said",
    )
    assert ("after_the_call", "said") in wrong(document)


def test_nothing_leads_to_where_it_begins() -> None:
    document = flow({**BEGINS, "goal": GOAL}, "in next > goal", "goal next > after")
    assert ("into_start", "goal") in wrong(document)


def test_it_cannot_be_switched_off() -> None:
    document = flow({**BEGINS, "goal": GOAL}, "in next > bye", "after next > goal")
    next(node for node in document["nodes"] if node["id"] == "after")["off"] = True
    assert ("cannot_be_off", "after") in wrong(document)


def test_all_that_the_call_may_have_set_counts_as_known() -> None:
    remembered = ("set_variable", {"assignments": [{"name": "who", "value": "{caller}"}]})
    document = flow(
        {**BEGINS, "set": remembered, "mail": MAIL},
        "in next > set",
        "set next > bye",
        "after next > mail",
    )
    assert [code for code, node in codes(document) if node == "mail" and code != "dead_end"] == []


def test_it_goes_on_from_what_the_call_knew() -> None:
    document = flow(
        {**BEGINS, "mail": MAIL, "goal": GOAL},
        "in next > bye",
        "after next > mail",
        "mail next > goal",
    )
    ended = State(node="bye", turn=3, variables={"who": "Anna"}, memory={"x": 1}, sends=2)
    turn = take_after(program(document), ended, {"call_seconds": "12"}, NOW)
    assert turn.sends == (Email("anna@example.com", "Over", "Anna 12"), Mark("goal", "Over"))
    assert [passed.node for passed in turn.path] == ["after", "mail", "goal"]
    assert (turn.action, turn.heard) == (None, {"kind": "after"})


def test_a_call_that_has_sent_enough_sends_no_more() -> None:
    document = flow({**BEGINS, "mail": MAIL}, "in next > bye", "after next > mail")
    turn = take_after(program(document), State(node=None, sends=MAX_SENDS), {}, NOW)
    assert turn.sends == ()
