"""A Channels layer over PostgreSQL's LISTEN/NOTIFY: no further service for the live view.

Groups live in the receiving process; every process hears every notice and keeps what is for its
own channels. A notice is sent through Django's connection, so one sent inside a transaction is told
when the transaction commits, and never when it rolls back. Delivery is best effort, as with any
pub/sub: browsers read the state anew whenever they (re)connect.
"""

from __future__ import annotations

import asyncio
import json
import uuid
from typing import Any
from weakref import WeakKeyDictionary

from asgiref.sync import sync_to_async
from channels.layers import BaseChannelLayer
from django.db import close_old_connections, connection

from designer.notify_ear import NOTIFY_CHANNEL, Ear

# PostgreSQL refuses payloads of 8000 bytes and more; longer ones wait in a table under their id.
LONGEST_PAYLOAD = 7900
_SEND = "SELECT pg_notify(%s, %s)"
_SEND_LONG = """
    WITH swept AS (DELETE FROM designer_notice WHERE at < clock_timestamp() - interval '5 minutes'),
         kept AS (INSERT INTO designer_notice (body) VALUES (%s) RETURNING id)
    SELECT pg_notify(%s, id::text) FROM kept
"""

Message = dict[str, Any]


def send_notice(body: str) -> None:
    """Tell all processes; callable from plain synchronous code, too."""
    with connection.cursor() as cursor:
        if len(body.encode()) <= LONGEST_PAYLOAD:
            cursor.execute(_SEND, [NOTIFY_CHANNEL, body])
        else:
            cursor.execute(_SEND_LONG, [body, NOTIFY_CHANNEL])


def _send_from_a_thread(body: str) -> None:
    """As `database_sync_to_async`, which would close a connection that is inside a transaction."""
    try:
        send_notice(body)
    finally:
        if not connection.in_atomic_block:
            close_old_connections()


class NotifyChannelLayer(BaseChannelLayer):
    """Channels' standard interface with the groups and flush extensions."""

    extensions = ["groups", "flush"]

    def __init__(self, *, expiry: int = 60, capacity: int = 100) -> None:
        super().__init__(expiry=expiry, capacity=capacity)
        self._ears: WeakKeyDictionary[asyncio.AbstractEventLoop, Ear] = WeakKeyDictionary()

    @property
    def _ear(self) -> Ear:
        """Queues belong to an event loop, so each has its own ear; a server process has one."""
        loop = asyncio.get_running_loop()
        if loop not in self._ears:
            self._ears[loop] = Ear(expiry=self.expiry, capacity=self.capacity)
        return self._ears[loop]

    async def new_channel(self, prefix: str = "specific.") -> str:
        channel = f"{prefix}{uuid.uuid4().hex}"
        await self._ear.open(channel)
        return channel

    async def receive(self, channel: str) -> Message:
        self.require_valid_channel_name(channel)
        return await self._ear.receive(channel)

    async def send(self, channel: str, message: Message) -> None:
        self.require_valid_channel_name(channel)
        await self._send("channel", channel, message)

    async def group_add(self, group: str, channel: str) -> None:
        self.require_valid_group_name(group)
        self.require_valid_channel_name(channel)
        await self._ear.join(group, channel)

    async def group_discard(self, group: str, channel: str) -> None:
        self.require_valid_group_name(group)
        self.require_valid_channel_name(channel)
        self._ear.leave(group, channel)

    async def group_send(self, group: str, message: Message) -> None:
        self.require_valid_group_name(group)
        await self._send("group", group, message)

    async def flush(self) -> None:
        await self._ear.close()

    async def close(self) -> None:
        await self._ear.close()

    async def _send(self, kind: str, name: str, message: Message) -> None:
        if not isinstance(message, dict):
            raise TypeError("A message must be a dictionary.")
        body = json.dumps([kind, name, message], ensure_ascii=False, separators=(",", ":"))
        await sync_to_async(_send_from_a_thread)(body)
