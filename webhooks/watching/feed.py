"""Watching calls as they move: the journal is tailed by id, only while somebody watches.

No turn publishes anything, so a caller never pays for being watched. One task per process reads for
all watched flows together: first which calls live, then which steps are new, so that a call's last
steps are told before its end.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection
from typing import Any

from channels.db import database_sync_to_async
from django.db import Error as DatabaseError

from webhooks.watching.journal_tail import OVERLAP, Hello, News, read_hello, read_news

log = logging.getLogger(__name__)

PERIOD = 0.3
PAUSE_AFTER_FAILURE = 2.0
# A browser this far behind is sent away; it comes back and is told the state anew.
LONGEST_BACKLOG = 1000

Event = dict[str, Any]


class Watcher:
    """One open browser tab: the events it has still to be sent, None when it has fallen behind."""

    def __init__(self, flow_id: int) -> None:
        self.flow_id = flow_id
        self.events: asyncio.Queue[Event | None] = asyncio.Queue()

    def tell(self, event: Event) -> None:
        if self.events.qsize() < LONGEST_BACKLOG:
            self.events.put_nowait(event)
        elif self.events.qsize() == LONGEST_BACKLOG:
            self.events.put_nowait(None)


class Feed:
    """Who watches which flow, and what they have been told."""

    def __init__(self) -> None:
        self._watchers: dict[int, set[Watcher]] = {}
        self._task: asyncio.Task[None] | None = None
        self._cursor = 0
        self._told: set[int] = set()
        self._going_on: dict[str, int] = {}

    async def watch(self, flow_id: int) -> tuple[Watcher, Hello]:
        """Begin to watch; the hello holds everything older than the watcher's first event."""
        watcher = Watcher(flow_id)
        self._watchers.setdefault(flow_id, set()).add(watcher)
        try:
            hello = await database_sync_to_async(read_hello)(flow_id, self._cursor)
        except BaseException:
            self.leave(watcher)
            raise
        self._cursor = self._cursor or hello.newest_step
        self._told |= hello.steps
        self._going_on |= dict.fromkeys((call["callid"] for call in hello.calls), flow_id)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._tail(), name="live-feed")
        return watcher, hello

    def leave(self, watcher: Watcher) -> None:
        watchers = self._watchers.get(watcher.flow_id, set())
        watchers.discard(watcher)
        if not watchers:
            self._watchers.pop(watcher.flow_id, None)
            self._going_on = {
                callid: flow for callid, flow in self._going_on.items() if flow in self._watchers
            }
        if not self._watchers:
            self._stop()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task, self._cursor, self._told = None, 0, set()

    async def _tail(self) -> None:
        while True:
            await asyncio.sleep(PERIOD)
            known = set(self._going_on)
            try:
                news = await database_sync_to_async(read_news)(set(self._watchers), self._cursor)
            except DatabaseError as error:
                log.warning("The journal cannot be read just now (%s).", type(error).__name__)
                await asyncio.sleep(PAUSE_AFTER_FAILURE)
            else:
                self._tell(news, known)

    def _tell(self, news: News, known: Collection[str]) -> None:
        for step in news.steps:
            if step.id not in self._told:
                self._told.add(step.id)
                self._tell_watchers(step.flow_id, step.event)
                self._going_on[step.event["callid"]] = step.flow_id
        for callid in known - news.live.keys():
            self._tell_watchers(
                self._going_on.pop(callid, 0), {"type": "call.ended", "callid": callid}
            )
        self._going_on |= news.live
        self._cursor = news.newest_step
        self._told = {step for step in self._told if step > self._cursor - OVERLAP}

    def _tell_watchers(self, flow_id: int, event: Event) -> None:
        for watcher in self._watchers.get(flow_id, ()):
            watcher.tell(event)


feed = Feed()
