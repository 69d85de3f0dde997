"""A failed test opens in the phone: it plays itself up to where it went another way."""

from __future__ import annotations

from typing import Any

import pytest

from flows.models import Flow
from flows.testing.running import try_test
from tests.flows.saved import AT, crossed_office, definition
from tests.graphs import flow as drawn
from tests.trying.test_phone_socket import Phone, designer_with, in_database, phone_of
from webhooks.models import Call

VIP = {"id": "vip", "left": "{kind}", "operator": "is", "right": "vip", "label": "VIP"}
pytestmark = pytest.mark.django_db(transaction=True)


async def shown(phone: Phone, flow: Flow, test: dict[str, Any]) -> None:
    """As the studio shows a test: it is run, and played up to where it went another way."""
    result = await in_database(try_test, flow.pk, test)
    assert not result.passed
    played = {"test": test, "until": result.node, "visit": result.visit}
    await phone.call(caller=test["caller"], called=test["called"], at=AT, played=played)


def passed(phone: Phone) -> list[tuple[str, str]]:
    turns = [post["turn"] for post in phone.all("post") if post["turn"]]
    return [(row["node"], row["port"]) for turn in turns for row in turn["path"] if row["port"]]


async def until_passed(phone: Phone, way: tuple[str, str], *, times: int = 1) -> None:
    """What is asked may come before what has happened is told."""
    while passed(phone).count(way) < times:
        await phone.until("post")


async def test_the_person_is_left_at_the_step_where_it_went_another_way() -> None:
    flow, dora = await designer_with(crossed_office())
    test = definition(("menu", "1"), reaches="sales")
    async with phone_of(flow, dora) as phone:
        await shown(phone, flow, test)
        await phone.until("do", do="press")
        await until_passed(phone, ("in", "next"))
    assert passed(phone) == [("in", "next")]
    assert len(phone.all("do")) == 1


async def test_what_comes_before_it_plays_itself() -> None:
    """A wrong key, then the right one: nobody is asked until the call has come to the step."""
    flow, dora = await designer_with()
    test = definition(("menu", "1"), reaches="bye")
    test["happens"] += [{"step": "sales", "does": "busy"}, {"step": "message", "does": "hangs_up"}]
    async with phone_of(flow, dora) as phone:
        await shown(phone, flow, test)
        question = await phone.until("do")
        await until_passed(phone, ("sales", "busy"))
    assert question["do"] == "hear"
    assert passed(phone) == [("in", "next"), ("menu", "key:1"), ("sales", "busy")]


async def test_at_a_step_that_rings_whoever_is_rung_does_as_the_test_says() -> None:
    flow, dora = await designer_with()
    test = definition(("menu", "1"), reaches="bye")
    played = {
        "test": {**test, "people": [{"number": "+46701234567", "does": "busy"}]},
        "until": "sales",
    }
    async with phone_of(flow, dora) as phone:
        await phone.call(at=AT, played=played)
        ringing = await phone.until("do", do="ring")
        assert ringing["phones"] == {"+46701234567": "busy"}


async def test_a_test_that_goes_to_its_end_asks_nobody() -> None:
    flow, dora = await designer_with()
    test = definition(("menu", "2"), reaches="sales")
    async with phone_of(flow, dora) as phone:
        await phone.call(at=AT, played={"test": test})
        await phone.until("over")
        assert phone.all("do") == []
    assert passed(phone)[-1] == ("message", "done")


async def test_the_second_time_at_a_step_is_not_the_first() -> None:
    document = drawn(
        {
            "in": "incoming_call",
            "menu": ("menu", {"prompt": "menu", "choices": [{"key": "1", "label": "Again"}]}),
            "bye": ("hang_up", {"prompt": "bye"}),
        },
        "in next > menu",
        "menu key:1 > menu",
        "menu no_input > bye",
        "menu wrong_key > bye",
    )
    flow, dora = await designer_with(document)
    test = definition(("menu", "1"), ("menu", "1"), reaches="bye")
    async with phone_of(flow, dora) as phone:
        await phone.call(at=AT, played={"test": test, "until": "menu", "visit": 3})
        await phone.until("do", do="press")
        await until_passed(phone, ("menu", "key:1"), times=2)
    assert passed(phone) == [("in", "next"), ("menu", "key:1"), ("menu", "key:1")]


async def test_the_call_meets_what_the_test_says_is_around_it() -> None:
    """An outgoing call with a value given along, and a caller who has called before."""
    document = drawn(
        {
            "in": "incoming_call",
            "asks": ("compare", {"rows": [VIP]}),
            "vip": ("hang_up", {"prompt": "bye"}),
            "other": ("hang_up", {"prompt": "bye"}),
        },
        "in next > asks",
        "asks row:vip > vip",
        "asks otherwise > other",
    )
    flow, dora = await designer_with(document)
    test = definition(reaches="vip") | {"direction": "outgoing", "given": {"kind": "vip"}}
    async with phone_of(flow, dora) as phone:
        await phone.call(at=AT, played={"test": test})
        await phone.until("over")
    assert ("asks", "row:vip") in passed(phone)
    call = await in_database(Call.objects.get)
    assert call.trial["played"]["test"]["given"] == {"kind": "vip"}


async def test_where_nobody_waits_any_more_it_stops() -> None:
    flow, dora = await designer_with()
    async with phone_of(flow, dora) as phone:
        await phone.call(at=AT, played={"test": definition(("menu", "1"), reaches="sales")})
        await phone.say({"say": "hangup"})
        await phone.until("over")
