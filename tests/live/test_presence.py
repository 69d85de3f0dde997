"""Who else is in a flow, as each of its watchers is told."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from django.contrib.auth.models import User

from tests.live.test_flow_socket import in_database, member_of, watching
from tests.made_up_calls import make_flow
from tests.sockets import Socket
from webhooks.watching.presence import MOST_SELECTED, WORDS_AT_ONCE, Allowance, read_here

pytestmark = pytest.mark.django_db(transaction=True)


def here(*selected: str) -> str:
    return json.dumps({"type": "here", "selected": list(selected)})


@pytest.fixture
def _quick_beats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webhooks.watching.consumers.BEAT_SECONDS", 0.05)
    monkeypatch.setattr("webhooks.watching.presence.GONE_AFTER_SECONDS", 0.3)


async def people(*roles: str) -> list[User]:
    return [await in_database(member_of, role) for role in roles]


async def next_of(socket: Socket, kind: str) -> dict[str, Any]:
    while (event := await socket.event())["type"] != kind:
        pass
    return event


async def test_others_are_told_who_came_and_what_they_selected() -> None:
    flow = await in_database(make_flow)
    dora, petra = await people("designer", "publisher")
    async with watching(flow, dora) as (first, _), watching(flow, petra) as (second, _):
        await second.say(here("menu"))
        told = await first.event()
        assert told.pop("peer")
        assert told == {
            "type": "presence.here",
            "by": "publisher",
            "name": "",
            "selected": ["menu"],
        }
        assert await second.is_silent()


async def test_who_comes_is_told_who_is_there() -> None:
    flow = await in_database(make_flow)
    dora, petra = await people("designer", "publisher")
    async with watching(flow, dora) as (first, _):
        await first.say(here("menu"))
        async with watching(flow, petra) as (second, _):
            assert (await second.event())["by"] == "designer"


async def test_others_are_told_who_closed_their_tab() -> None:
    flow = await in_database(make_flow)
    dora, petra = await people("designer", "publisher")
    async with watching(flow, dora) as (first, _):
        async with watching(flow, petra) as (second, _):
            await second.say(here())
            peer = (await first.event())["peer"]
        assert await first.event() == {"type": "presence.left", "peer": peer}


@pytest.mark.usefixtures("_quick_beats")
async def test_who_answers_no_longer_is_told_as_gone_although_nothing_was_closed() -> None:
    flow = await in_database(make_flow)
    dora, petra = await people("designer", "publisher")
    async with watching(flow, dora) as (first, _), watching(flow, petra) as (second, _):
        await second.say(here())
        peer = (await next_of(first, "presence.here"))["peer"]
        assert await next_of(first, "presence.left") == {"type": "presence.left", "peer": peer}


async def test_nobody_in_another_flow_is_told() -> None:
    ours, other = await in_database(make_flow), await in_database(make_flow, "Other")
    dora = await in_database(member_of, "designer")
    async with watching(ours, dora) as (first, _), watching(other, dora) as (second, _):
        await second.say(here("menu"))
        assert await first.is_silent()


async def test_who_may_only_look_is_shown_too_and_changes_nothing() -> None:
    flow = await in_database(make_flow)
    dora, rita = await people("designer", "reviewer")
    async with watching(flow, dora) as (first, _), watching(flow, rita) as (second, _):
        for kind in ("draft.changed", "flow.published", "presence.who", "presence.left"):
            await second.say(json.dumps({"type": kind, "revision": 99, "peer": "x"}))
        await second.say(here("menu"))
        assert (await first.event())["by"] == "reviewer"
        assert await first.is_silent()


@pytest.mark.parametrize("flood", [[here("x" * 5000)], [here()] * (WORDS_AT_ONCE + 10)])
async def test_who_says_too_much_is_sent_away(flood: list[str]) -> None:
    flow = await in_database(make_flow)
    async with watching(flow, await in_database(member_of, "designer")) as (socket, _):
        for word in flood:
            await socket.say(word)
        assert await socket.close_code() == 4429


@pytest.mark.parametrize(
    "word",
    [
        "{not json",
        "[]",
        '{"type": "here"}',
        '{"type": "here", "selected": "menu"}',
        '{"type": "here", "selected": [1]}',
        json.dumps({"type": "here", "selected": ["x" * 65]}),
        "[" * 4000,
    ],
)
def test_a_word_that_is_none_is_not_understood(word: str) -> None:
    assert read_here(word) is None


def test_more_steps_than_can_be_shown_are_left_out() -> None:
    selected = read_here(here(*(f"n{number}" for number in range(MOST_SELECTED + 5))))
    assert selected is not None
    assert len(selected) == MOST_SELECTED


def test_an_allowance_comes_back_with_time() -> None:
    allowance = Allowance(now=0.0)
    while allowance.take(0.0):
        pass
    assert allowance.take(0.2)


async def test_a_tab_that_never_speaks_leaves_nobody() -> None:
    flow = await in_database(make_flow)
    dora = await in_database(member_of, "designer")
    async with watching(flow, dora) as (first, _):
        async with watching(flow, dora):
            await asyncio.sleep(0)
        assert await first.is_silent()
