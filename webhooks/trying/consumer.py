"""The WebSocket of the phone: one person, one call at a time."""

from __future__ import annotations

import asyncio
import json
import logging
from contextlib import suppress
from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.db import Error as DatabaseError
from django.utils import timezone, translation
from django.utils.translation import gettext, gettext_noop
from pydantic import ValidationError

from flows.problems import Problem
from flows.trying import freeze_for_trial
from webhooks.trying.outside import require_right_to_ask
from webhooks.trying.page import Page
from webhooks.trying.rooms import rooms
from webhooks.trying.session import TriedCall, hear_of, hold
from webhooks.trying.wish import Wish
from webhooks.watching.consumers import (
    TRY_AGAIN_LATER,
    reason_to_refuse,
    until_refused,
    who_is_signed_in,
)

logger = logging.getLogger(__name__)

GOING_ON = gettext_noop("A call is going on: hang up first.")
TOO_MANY = gettext_noop("Too many people try flows just now: wait a moment, then try again.")
UNREADABLE = gettext_noop("This call cannot be tried: check the numbers, the time and the speed.")
FAILED = gettext_noop("The call could not be placed: try again in a moment.")

# A call goes on to its report although its tab is gone, and nothing else would hold it.
_going_on: set[asyncio.Task[None]] = set()


class TryConsumer(AsyncWebsocketConsumer):
    """`call` begins a call, `answer` and bytes belong to the one going on, `hangup` ends it."""

    call: TriedCall | None = None
    placing = False
    language = "en"
    looking: asyncio.Task[None] | None = None

    async def __call__(self, *application: Any) -> None:
        try:
            await super().__call__(*application)
        finally:
            # However the tab went away: a call whose caller is gone is over.
            self._hang_up()
            if self.looking is not None:
                self.looking.cancel()

    async def connect(self) -> None:
        # Accepted even to be refused: a browser is told the close code of an open socket only.
        await self.accept()
        self.flow_id: int = self.scope["url_route"]["kwargs"]["flow_id"]
        if refusal := await self._refusal():
            await self.close(refusal)
        elif "session" in self.scope:
            self.looking = asyncio.create_task(self._look_again(), name=f"may-try-{self.flow_id}")

    async def _look_again(self) -> None:
        """Whoever may try it no more, or is signed in no more, has hung up by that."""
        refusal = await until_refused(self.scope, self.flow_id)
        self._hang_up()
        await self.close(refusal)

    async def receive(
        self, text_data: str | None = None, bytes_data: bytes | None = None, **_: Any
    ) -> None:
        said = _read(text_data)
        if said.get("say") == "call":
            self.language = "sv" if said.get("language") == "sv" else "en"
            await self._begin(said.get("wish"))
        elif self.call is None:
            return
        elif bytes_data is not None:
            self.call.page.hear_voice(bytes_data)
        elif said.get("say") == "answer":
            self.call.page.hear_answer(said)
        elif said.get("say") == "hangup":
            self._hang_up()

    def _hang_up(self) -> None:
        if self.call is not None:
            self.call.page.gone.set()

    async def _begin(self, wanted: object) -> None:
        if self.placing or (self.call is not None and not self.call.is_over):
            await self._refuse(GOING_ON)
            return
        try:
            wish = Wish.model_validate(wanted)
        except ValidationError as fault:
            field = fault.errors(include_url=False)[0]["loc"][:1]
            await self._refuse(UNREADABLE, field=next(iter(field), ""))
            return
        self.placing = True
        task = asyncio.create_task(self._place(wish), name=f"try-flow-{self.flow_id}")
        _going_on.add(task)
        task.add_done_callback(_going_on.discard)

    async def _place(self, wish: Wish) -> None:
        """Nothing of it may break the socket, which others' calls do not hang on."""
        try:
            call = await self._prepared(wish)
        except Problem as problem:
            await self._tell({"type": "refused", "detail": problem.sentence, **problem.details})
            return
        except Exception:
            logger.exception("A trial of flow %s could not begin.", self.flow_id)
            await self._refuse(FAILED)
            return
        finally:
            self.placing = False
        if call is not None:
            await self._go_through(call)

    async def _go_through(self, call: TriedCall) -> None:
        room = rooms.enter(self._person.pk)
        if room is None:
            await self._refuse(TOO_MANY)
            return
        with room:
            self.call = call
            await self._tell({"type": "placed", "callid": call.callid})
            try:
                await hold(call, longest=settings.LONGEST_TRIAL_SECONDS)
            except TimeoutError:
                logger.warning("The tried call %s took too long.", call.callid)
            except Exception:
                logger.exception("The tried call %s failed.", call.callid)
                await self._refuse(FAILED)
        await self._tell({"type": "over", "callid": call.callid})

    async def _prepared(self, wish: Wish) -> TriedCall | None:
        """On the draft as it is saved now, for somebody who may still see it."""
        if refusal := await self._refusal(afresh=True):
            await self.close(refusal)
            return None
        user, language = self._person, self.language

        def freeze() -> int:
            with translation.override(language):
                if wish.asks:
                    require_right_to_ask(user)
                return freeze_for_trial(self.flow_id, user=user, now=timezone.now()).pk

        version_id = await database_sync_to_async(freeze)()
        return TriedCall(Page(self._to_page), wish, version_id, user.username, language)

    @property
    def _person(self) -> Any:
        """Who is signed in, once that was asked."""
        return self.scope["user"]

    async def _refusal(self, *, afresh: bool = False) -> int | None:
        try:
            if afresh and "session" in self.scope:
                self.scope["user"] = await who_is_signed_in(self.scope)
            ask = database_sync_to_async(reason_to_refuse)
            return await ask(self.scope["user"], self.flow_id)
        except DatabaseError:
            return TRY_AGAIN_LATER

    async def _to_page(self, word: dict[str, Any] | bytes) -> None:
        if isinstance(word, bytes):
            await self.send(bytes_data=word)
            return
        if word["type"] == "sound":
            word = {**word, **await hear_of(word["reference"])}
        await self.send(text_data=_written(word))

    async def _refuse(self, sentence: str, **details: Any) -> None:
        with translation.override(self.language):
            told = gettext(sentence)
        await self._tell({"type": "refused", "detail": told, **details})

    async def _tell(self, word: dict[str, Any]) -> None:
        """The tab may be gone."""
        with suppress(Exception):
            await self.send(text_data=_written(word))


def _written(word: dict[str, Any]) -> str:
    return json.dumps(word, ensure_ascii=False, default=str)


def _read(text: str | None) -> dict[str, Any]:
    try:
        said = json.loads(text or "")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
