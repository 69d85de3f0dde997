"""The WebSocket of a flow: sign-in, hello, what others change, calls as they move."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, LiteralString

import psycopg
import pytest
from channels.db import database_sync_to_async
from channels.layers import get_channel_layer
from django.contrib.auth.models import AnonymousUser, Group, User
from django.db import connection, transaction

from designer.roles import ensure_roles
from flows.models import Flow
from tests.made_up_calls import add_step, make_call, make_flow, publish
from tests.sockets import Socket
from webhooks.models import CallStep, LiveCall
from webhooks.watching.feed import LONGEST_BACKLOG, PERIOD, Watcher

pytestmark = pytest.mark.django_db(transaction=True)
Event = dict[str, Any]


def in_database(function: Any, *arguments: Any, **named: Any) -> Any:
    return database_sync_to_async(function)(*arguments, **named)


def member_of(role: str) -> User:
    ensure_roles()
    user = User.objects.create_user(role)
    user.groups.add(Group.objects.get(name=role))
    return user


@asynccontextmanager
async def connected(flow_id: int, user: Any) -> AsyncIterator[Socket]:
    socket = Socket(f"/ws/flows/{flow_id}/", user)
    await socket.connect()
    try:
        yield socket
    finally:
        await socket.leave()


@asynccontextmanager
async def watching(flow: Flow, user: User) -> AsyncIterator[tuple[Socket, Event]]:
    async with connected(flow.pk, user) as socket:
        yield socket, await socket.event()


async def close_code(flow_id: int, user: Any) -> int:
    async with connected(flow_id, user) as socket:
        return await socket.close_code()


async def test_a_stranger_is_told_to_sign_in() -> None:
    flow = await in_database(make_flow)
    assert await close_code(flow.pk, AnonymousUser()) == 4401


async def test_somebody_without_the_right_to_see_flows_is_refused() -> None:
    flow = await in_database(make_flow)
    nobody = await in_database(User.objects.create_user, "nobody")
    assert await close_code(flow.pk, nobody) == 4403


async def test_a_flow_that_is_not_there_is_told_as_such() -> None:
    dora = await in_database(member_of, "designer")
    assert await close_code(404, dora) == 4404


async def test_hello_tells_the_revision_and_the_calls_going_on() -> None:
    flow = await in_database(make_flow)
    version = await in_database(publish, flow)
    call = await in_database(make_call, version, live_at="start")
    await in_database(add_step, call, ("start", "next"), node="menu")
    await in_database(make_call, version)
    async with watching(flow, await in_database(member_of, "designer")) as (_, hello):
        expected = {"callid": call.callid, "node": "menu", "seq": 0, "version": 1}
        assert hello == {"type": "hello", "revision": 7, "calls": [expected]}


@pytest.mark.parametrize(
    "event",
    [
        {"type": "draft.changed", "revision": 8, "by": "anna", "client": None},
        {"type": "flow.published", "version": 3, "by": "anna"},
        {"type": "draft.checked", "revision": 8},
    ],
    ids=lambda event: event["type"],
)
async def test_what_others_do_to_the_flow_is_told_as_it_was_announced(event: Event) -> None:
    flow = await in_database(make_flow)
    async with watching(flow, await in_database(member_of, "designer")) as (socket, _):
        layer: Any = get_channel_layer()
        await layer.group_send(f"flow-{flow.pk}", event)
        assert await socket.event() == event


async def test_a_call_is_followed_step_by_step_to_its_end() -> None:
    flow = await in_database(make_flow)
    version = await in_database(publish, flow)
    async with watching(flow, await in_database(member_of, "designer")) as (socket, _):
        call = await in_database(make_call, version, live_at="menu")
        step = await in_database(add_step, call, ("start", "next"), node="menu")
        assert await socket.event() == {
            "type": "call.step",
            "callid": call.callid,
            "version": 1,
            "seq": 0,
            "at": step.at.isoformat().replace("+00:00", "Z"),
            "node": "menu",
            "path": [{"node": "start", "port": "next"}],
        }
        await in_database(LiveCall.objects.all().delete)
        assert await socket.event() == {"type": "call.ended", "callid": call.callid}


async def test_a_call_that_was_going_on_before_anybody_watched_is_told_to_end() -> None:
    flow = await in_database(make_flow)
    version = await in_database(publish, flow)
    call = await in_database(make_call, version, live_at="menu")
    async with watching(flow, await in_database(member_of, "designer")) as (socket, _):
        await in_database(LiveCall.objects.all().delete)
        assert await socket.event() == {"type": "call.ended", "callid": call.callid}


async def test_a_call_too_short_to_be_seen_live_is_told_with_its_end() -> None:
    flow = await in_database(make_flow)
    version = await in_database(publish, flow)

    def call_and_hang_up() -> None:
        with transaction.atomic():
            add_step(make_call(version), ("start", "next"), node="")

    async with watching(flow, await in_database(member_of, "designer")) as (socket, _):
        await in_database(call_and_hang_up)
        events = [await socket.event(), await socket.event()]
        assert [event["type"] for event in events] == ["call.step", "call.ended"]


async def test_a_step_that_commits_late_is_told_all_the_same() -> None:
    """Its id was given out before the id of a step that is already told."""
    flow = await in_database(make_flow)
    version = await in_database(publish, flow)
    call = await in_database(make_call, version, live_at="menu")

    def swap_ids() -> None:
        highest = CallStep.objects.latest("id").pk
        late = add_step(call, ("menu", "key:1"), node="sales")
        CallStep.objects.filter(pk=late.pk).update(id=highest - 1)

    async with watching(flow, await in_database(member_of, "designer")) as (socket, _):
        skipped = await in_database(add_step, call, node="menu")
        await in_database(skipped.delete)
        await in_database(add_step, call, ("start", "next"), node="menu")
        assert (await socket.event())["node"] == "menu"
        await in_database(swap_ids)
        assert (await socket.event())["node"] == "sales"


async def test_nothing_older_than_the_hello_is_told_again() -> None:
    flow = await in_database(make_flow)
    version = await in_database(publish, flow)
    old = await in_database(make_call, version)
    await in_database(add_step, old, ("start", "next"), node="menu")
    dora = await in_database(member_of, "designer")
    async with watching(flow, dora), watching(flow, dora) as (socket, _):
        new = await in_database(make_call, version, live_at="menu")
        await in_database(add_step, new, ("start", "next"), node="menu")
        assert (await socket.event())["callid"] == new.callid


async def test_each_watcher_is_told_of_its_own_flow_only() -> None:
    ours, other = await in_database(make_flow), await in_database(make_flow, "Other")
    our_version, other_version = await in_database(publish, ours), await in_database(publish, other)
    dora = await in_database(member_of, "designer")
    async with watching(ours, dora) as (socket, _), watching(other, dora):
        foreign = await in_database(make_call, other_version, live_at="menu")
        await in_database(add_step, foreign, node="menu")
        own = await in_database(make_call, our_version, live_at="menu")
        await in_database(add_step, own, node="menu")
        assert (await socket.event())["callid"] == own.callid


async def test_nobody_reads_the_journal_when_nobody_watches() -> None:
    flow = await in_database(make_flow)
    names = {"live-feed"}
    async with watching(flow, await in_database(member_of, "designer")):
        assert names <= {task.get_name() for task in asyncio.all_tasks()}
    await asyncio.sleep(0)
    assert not names & {task.get_name() for task in asyncio.all_tasks()}


def in_postgres(statement: LiteralString) -> None:
    """From outside the pool of connections that everybody else shares."""
    with psycopg.connect(autocommit=True, **connection.get_connection_params()) as outsider:
        outsider.execute(statement)


@pytest.fixture
def _all_connections_in_the_pool(transactional_db: None) -> None:
    """The test's clean-up must not come upon a dead one of its own."""
    connection.close()


@pytest.mark.usefixtures("_all_connections_in_the_pool")
async def test_watching_goes_on_after_the_database_has_cut_every_connection() -> None:
    flow = await in_database(make_flow)
    version = await in_database(publish, flow)
    async with watching(flow, await in_database(member_of, "designer")) as (socket, _):
        await in_database(
            in_postgres,
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        call = await in_database(make_call, version, live_at="menu")
        await in_database(add_step, call, node="menu")
        assert (await socket.event())["callid"] == call.callid


async def test_watching_goes_on_after_the_journal_could_not_be_read(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webhooks.watching.feed.PAUSE_AFTER_FAILURE", 0.1)
    flow = await in_database(make_flow)
    version = await in_database(publish, flow)
    async with watching(flow, await in_database(member_of, "designer")) as (socket, _):
        await in_database(in_postgres, "ALTER TABLE webhooks_callstep RENAME TO elsewhere")
        await asyncio.sleep(3 * PERIOD)
        await in_database(in_postgres, "ALTER TABLE elsewhere RENAME TO webhooks_callstep")
        assert "The journal cannot be read just now" in caplog.text
        call = await in_database(make_call, version, live_at="menu")
        await in_database(add_step, call, node="menu")
        assert (await socket.event())["callid"] == call.callid


def test_a_browser_that_cannot_keep_up_is_sent_away_once() -> None:
    watcher = Watcher(flow_id=1)
    for number in range(LONGEST_BACKLOG + 50):
        watcher.tell({"type": "call.step", "seq": number})
    events = [watcher.events.get_nowait() for _ in range(watcher.events.qsize())]
    assert events[LONGEST_BACKLOG:] == [None]


async def test_what_a_browser_sends_is_ignored() -> None:
    flow = await in_database(make_flow)
    async with watching(flow, await in_database(member_of, "designer")) as (socket, _):
        await socket.say("{not json")
        assert await socket.is_silent()
