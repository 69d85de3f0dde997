"""The channel layer over a real PostgreSQL: who hears what, and what a lost connection costs."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from asgiref.sync import async_to_sync
from channels.db import database_sync_to_async
from django.db import connection, transaction

from designer.notify_layer import NotifyChannelLayer, send_notice

pytestmark = pytest.mark.django_db(transaction=True)
HELLO = {"type": "greeting", "text": "Hej, Åsa!"}
FROM_ANOTHER_PROCESS = """
import json, sys, psycopg
with psycopg.connect(autocommit=True, **json.loads(sys.argv[1])) as conn:
    conn.execute("SELECT pg_notify('antler', %s)", [sys.argv[2]])
"""


@pytest_asyncio.fixture
async def layer() -> AsyncIterator[NotifyChannelLayer]:
    layer = NotifyChannelLayer(capacity=5)
    yield layer
    await layer.close()


async def receive(layer: NotifyChannelLayer, channel: str) -> dict[str, Any]:
    return await asyncio.wait_for(layer.receive(channel), 5)


async def silence(layer: NotifyChannelLayer, channel: str) -> bool:
    """Nothing came before a message we send ourselves, and order is kept."""
    await layer.send(channel, {"type": "last"})
    return await receive(layer, channel) == {"type": "last"}


def end_listeners() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE application_name = 'antler live events' AND datname = current_database()"
        )
        return int(cursor.fetchone()[0])


def count_listeners() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE application_name = 'antler live events' AND datname = current_database()"
        )
        return int(cursor.fetchone()[0])


def kept_notices() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM designer_notice")
        return int(cursor.fetchone()[0])


async def test_a_message_to_a_group_reaches_each_of_fifty_members_exactly_once(
    layer: NotifyChannelLayer,
) -> None:
    channels = [await layer.new_channel() for _ in range(50)]
    for channel in channels:
        await layer.group_add("flow-1", channel)
    await layer.group_send("flow-1", HELLO)
    assert [await receive(layer, channel) for channel in channels] == [HELLO] * 50
    assert all([await silence(layer, channel) for channel in channels])


async def test_a_process_has_one_listening_connection_for_all_of_its_channels(
    layer: NotifyChannelLayer,
) -> None:
    await asyncio.gather(*(layer.new_channel() for _ in range(40)))
    assert await database_sync_to_async(count_listeners)() == 1


async def test_a_message_from_another_process_is_heard(layer: NotifyChannelLayer) -> None:
    channel = await layer.new_channel()
    await layer.group_add("flow-1", channel)
    settings = {
        key: connection.get_connection_params().get(key)
        for key in ("dbname", "user", "password", "host", "port")
    }
    settings = {key: value for key, value in settings.items() if value}
    body = json.dumps(["group", "flow-1", HELLO])
    command = [sys.executable, "-c", FROM_ANOTHER_PROCESS, json.dumps(settings), body]
    await asyncio.to_thread(subprocess.run, command, check=True, timeout=20)
    assert await receive(layer, channel) == HELLO


async def test_a_message_from_another_event_loop_is_heard(layer: NotifyChannelLayer) -> None:
    channel = await layer.new_channel()
    await layer.group_add("flow-1", channel)
    await asyncio.to_thread(async_to_sync(layer.group_send), "flow-1", HELLO)
    assert await receive(layer, channel) == HELLO


async def test_who_has_left_a_group_hears_no_more_of_it(layer: NotifyChannelLayer) -> None:
    channel = await layer.new_channel()
    await layer.group_add("flow-1", channel)
    await layer.group_discard("flow-1", channel)
    await layer.group_send("flow-1", HELLO)
    assert await silence(layer, channel)


async def test_a_lost_connection_is_made_again_and_groups_live_on(
    layer: NotifyChannelLayer,
) -> None:
    channel = await layer.new_channel()
    await layer.group_add("flow-1", channel)
    assert await database_sync_to_async(end_listeners)() == 1
    await asyncio.sleep(0.05)
    # Joining waits until the connection listens again.
    await layer.group_add("flow-2", await layer.new_channel())
    await layer.group_send("flow-1", HELLO)
    assert await receive(layer, channel) == HELLO


@pytest.mark.parametrize("length", [7_800, 7_900, 8_000, 300_000])
async def test_a_body_too_long_for_a_notice_arrives_all_the_same(
    layer: NotifyChannelLayer, length: int
) -> None:
    channel = await layer.new_channel()
    message = {"type": "long", "text": "å" * (length // 2)}
    await layer.send(channel, message)
    assert await receive(layer, channel) == message


async def test_kept_bodies_are_swept_when_they_are_five_minutes_old(
    layer: NotifyChannelLayer,
) -> None:
    def send_two_with_time_between() -> None:
        send_notice("x" * 9000)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE designer_notice SET at = at - interval '6 minutes'")
        send_notice("y" * 9000)

    await database_sync_to_async(send_two_with_time_between)()
    assert await database_sync_to_async(kept_notices)() == 1


async def test_a_message_older_than_the_expiry_is_not_given_out() -> None:
    layer = NotifyChannelLayer(expiry=1)
    channel = await layer.new_channel()
    await layer.send(channel, HELLO)
    await asyncio.sleep(1.1)
    assert await silence(layer, channel)
    await layer.close()


async def test_a_reader_that_falls_behind_loses_the_oldest_messages(
    layer: NotifyChannelLayer,
) -> None:
    channel = await layer.new_channel()
    for number in range(8):
        await layer.send(channel, {"type": "count", "number": number})
    other = await layer.new_channel()
    await layer.send(other, HELLO)
    await receive(layer, other)
    assert [(await receive(layer, channel))["number"] for _ in range(5)] == [3, 4, 5, 6, 7]


async def test_a_message_sent_in_a_transaction_is_told_only_when_it_commits(
    layer: NotifyChannelLayer,
) -> None:
    channel = await layer.new_channel()

    def save_and_change_our_mind() -> None:
        with transaction.atomic():
            async_to_sync(layer.send)(channel, HELLO)
            transaction.set_rollback(True)
        connection.close()

    await asyncio.to_thread(save_and_change_our_mind)
    assert await silence(layer, channel)


async def test_a_notice_nobody_can_read_harms_nobody(layer: NotifyChannelLayer) -> None:
    channel = await layer.new_channel()
    for nonsense in ("", "not json", "[1]", "12345"):
        await database_sync_to_async(send_notice)(nonsense)
    assert await silence(layer, channel)


async def test_the_connection_is_closed_when_the_last_channel_is_gone(
    layer: NotifyChannelLayer,
) -> None:
    reading = asyncio.create_task(layer.receive(await layer.new_channel()))
    await asyncio.sleep(0.05)
    reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)
    await asyncio.sleep(0.2)
    assert await database_sync_to_async(count_listeners)() == 0
