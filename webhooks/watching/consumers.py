"""The WebSocket of one flow: who else is there, what they do to it, and its calls as they move."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from importlib import import_module
from time import monotonic as _clock
from typing import Any

from channels.auth import get_user
from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.conf import settings
from django.db import Error as DatabaseError

from flows.models import Flow
from webhooks.watching.feed import Watcher, feed
from webhooks.watching.presence import BEAT_SECONDS, Presence

TRY_AGAIN_LATER = 1013
SIGN_IN_FIRST, NOT_ALLOWED, NO_SUCH_FLOW, TOO_FAR_BEHIND = 4401, 4403, 4404, 4408
SAYS_TOO_MUCH = 4429


def reason_to_refuse(user: Any, flow_id: int) -> int | None:
    if not user.is_authenticated:
        return SIGN_IN_FIRST
    if not user.has_perm("flows.view_flow"):
        return NOT_ALLOWED
    return None if Flow.objects.filter(pk=flow_id).exists() else NO_SUCH_FLOW


async def who_is_signed_in(scope: Any) -> Any:
    """The session's person as the database knows them now; `scope["user"]` is of the beginning."""
    sessions = import_module(settings.SESSION_ENGINE)
    afresh: Any = {"session": sessions.SessionStore(scope["session"].session_key)}
    return await get_user(afresh)


async def until_refused(scope: Any, flow_id: int) -> int:
    """The reason, once there is one: a tab stays open for days, and what was true when it was
    opened may be true no more."""
    while True:
        await asyncio.sleep(settings.WATCHER_CHECK_SECONDS)
        try:
            user = await who_is_signed_in(scope)
            if refusal := await database_sync_to_async(reason_to_refuse)(user, flow_id):
                return refusal
        except DatabaseError:
            # Whoever cannot be asked about is asked about again.
            continue


class FlowConsumer(AsyncJsonWebsocketConsumer):
    watcher: Watcher | None = None
    presence: Presence | None = None
    tasks: tuple[asyncio.Task[None], ...] = ()

    async def __call__(self, *application: Any) -> None:
        try:
            await super().__call__(*application)
        finally:
            # Not in disconnect(), which is skipped when a connection breaks in a send.
            for task in self.tasks:
                task.cancel()
            if self.watcher is not None:
                feed.leave(self.watcher)
            if self.presence is not None and self.presence.here:
                await self._tell_others(self.presence.farewell())

    async def connect(self) -> None:
        # Accepted even to be refused: a browser is told the close code of an open socket only.
        await self.accept()
        flow_id: int = self.scope["url_route"]["kwargs"]["flow_id"]
        try:
            refusal = await database_sync_to_async(reason_to_refuse)(self.scope["user"], flow_id)
            if refusal:
                await self.close(refusal)
            else:
                await self._begin(flow_id)
        except DatabaseError:
            await self.close(TRY_AGAIN_LATER)

    async def _begin(self, flow_id: int) -> None:
        self.group = f"flow-{flow_id}"
        await self.channel_layer.group_add(self.group, self.channel_name)
        self.watcher, hello = await feed.watch(flow_id)
        await self.send_json({"type": "hello", "revision": hello.revision, "calls": hello.calls})
        self.presence = Presence(self.scope["user"], now=_clock())
        await self._tell_others({"type": "presence.who", "peer": self.presence.peer})
        self.tasks = (
            asyncio.create_task(self._ask(self.presence), name=f"present-in-flow-{flow_id}"),
            asyncio.create_task(self._pump(self.watcher), name=f"watch-flow-{flow_id}"),
            asyncio.create_task(self._look_again(flow_id), name=f"may-watch-flow-{flow_id}"),
        )

    async def receive(
        self, text_data: str | None = None, bytes_data: bytes | None = None, **_: Any
    ) -> None:
        """A tab says what it has selected and nothing else: drawings are saved over REST."""
        if self.presence is None:
            return
        if not self.presence.hears(text_data, now=_clock()):
            await self.close(SAYS_TOO_MUCH)
        elif self.presence.here:
            await self._tell_others(self.presence.told())

    async def presence_who(self, event: dict[str, Any]) -> None:
        """Somebody came and asks who is there."""
        presence = self.presence
        if presence is not None and presence.here and event["peer"] != presence.peer:
            await self._tell_others(presence.told())

    async def presence_here(self, event: dict[str, Any]) -> None:
        if self.presence is not None and event["peer"] != self.presence.peer:
            await self.send_json(event)

    async def presence_left(self, event: dict[str, Any]) -> None:
        await self.presence_here(event)

    async def draft_changed(self, event: dict[str, Any]) -> None:
        await self.send_json(event)

    async def draft_checked(self, event: dict[str, Any]) -> None:
        await self.send_json(event)

    async def flow_published(self, event: dict[str, Any]) -> None:
        await self.send_json(event)

    async def _tell_others(self, event: dict[str, Any]) -> None:
        """Best effort: whoever is not heard of for a while is taken for gone anyway."""
        with suppress(DatabaseError):
            await self.channel_layer.group_send(self.group, event)

    async def _ask(self, presence: Presence) -> None:
        """A network that goes away closes nothing: who does not answer has left."""
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            if presence.has_gone_silent(_clock()):
                presence.here = False
                await self._tell_others(presence.farewell())
            await self.send_json({"type": "presence.ask"})

    async def _pump(self, watcher: Watcher) -> None:
        while (event := await watcher.events.get()) is not None:
            await self.send_json(event)
        await self.close(TOO_FAR_BEHIND)

    async def _look_again(self, flow_id: int) -> None:
        await self.close(await until_refused(self.scope, flow_id))
