"""The receiving half of the channel layer: one connection, the channels and groups of a loop."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from typing import Any

import psycopg
from channels.db import database_sync_to_async
from django.db import Error as DatabaseError
from django.db import connection

log = logging.getLogger(__name__)

NOTIFY_CHANNEL = "antler"
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0
# How long somebody who begins to listen waits for the connection before going on without it.
PATIENCE = 5.0

Queue = asyncio.Queue[tuple[float, dict[str, Any]]]


def read_long_notice(notice_id: int) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM designer_notice WHERE id = %s", [notice_id])
        row = cursor.fetchone()
    return str(row[0]) if row else None


class Ear:
    """Listens while at least one channel is open and gives each message to the queues it is for."""

    def __init__(self, *, expiry: float, capacity: int) -> None:
        self._expiry = expiry
        self._capacity = capacity
        self._queues: dict[str, Queue] = {}
        self._groups: dict[str, set[str]] = {}
        self._listening = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def open(self, channel: str) -> None:
        """From the return on, nothing that is sent is missed (unless PostgreSQL is away)."""
        self._queue(channel)
        try:
            await asyncio.wait_for(self._listening.wait(), PATIENCE)
        except TimeoutError:
            log.warning("PostgreSQL does not answer: live events will follow when it is back.")

    async def join(self, group: str, channel: str) -> None:
        await self.open(channel)
        self._groups.setdefault(group, set()).add(channel)

    def leave(self, group: str, channel: str) -> None:
        members = self._groups.get(group, set())
        members.discard(channel)
        if not members:
            self._groups.pop(group, None)

    async def receive(self, channel: str) -> dict[str, Any]:
        queue = self._queue(channel)
        try:
            while True:
                best_before, message = await queue.get()
                if time.monotonic() <= best_before:
                    return message
        except asyncio.CancelledError:
            # Channels has no "delete channel": a consumer that goes away cancels its receive.
            self._forget(channel)
            raise

    async def close(self) -> None:
        self._queues.clear()
        self._groups.clear()
        task = self._task
        self._stop()
        if task is not None:
            await asyncio.gather(task, return_exceptions=True)

    def _queue(self, channel: str) -> Queue:
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._listen(), name="notify-ear")
        return self._queues.setdefault(channel, asyncio.Queue())

    def _forget(self, channel: str) -> None:
        self._queues.pop(channel, None)
        for group in list(self._groups):
            self.leave(group, channel)
        if not self._queues:
            self._stop()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = None
        self._listening.clear()

    async def _listen(self) -> None:
        """Hold the connection; after a loss come back, with growing pauses, again and again."""
        pause = FIRST_PAUSE
        while True:
            try:
                async with await self._connect() as conn:
                    await conn.execute(f"LISTEN {NOTIFY_CHANNEL}")
                    self._listening.set()
                    pause = FIRST_PAUSE
                    async for notice in conn.notifies():
                        await self._hear(notice.payload)
            except psycopg.Error as error:
                log.warning("The live event connection is lost (%s).", type(error).__name__)
            finally:
                self._listening.clear()
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _connect(self) -> psycopg.AsyncConnection[tuple[Any, ...]]:
        parameters = connection.get_connection_params()
        for of_django in ("context", "cursor_factory", "prepare_threshold"):
            parameters.pop(of_django, None)
        parameters.setdefault("connect_timeout", 5)
        parameters.setdefault("application_name", "antler live events")
        return await psycopg.AsyncConnection.connect(**parameters, autocommit=True)

    async def _hear(self, payload: str) -> None:
        try:
            body = payload
            if payload.isdigit():
                body = await database_sync_to_async(read_long_notice)(int(payload)) or ""
            kind, name, message = json.loads(body)
        except (ValueError, DatabaseError):
            log.warning("A live event could not be read and is left out.")
            return
        for channel in sorted(self._groups.get(name, ())) if kind == "group" else [name]:
            self._put(channel, message)

    def _put(self, channel: str, message: dict[str, Any]) -> None:
        queue = self._queues.get(channel)
        if queue is None:
            return
        if queue.qsize() >= self._capacity:
            # A reader that slow has its state read anew at the next connect; the newest counts.
            queue.get_nowait()
        queue.put_nowait((time.monotonic() + self._expiry, dict(message)))
