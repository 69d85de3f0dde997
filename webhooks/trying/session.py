"""One tried call, from its start to its report."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid4

from channels.db import database_sync_to_async
from django.conf import settings

from webhooks.elks.forms import TRIED
from webhooks.models import AFTER_SEQ
from webhooks.review.masking import masked, masked_answer
from webhooks.standin.carrier import Carrier
from webhooks.standin.clock import Clock
from webhooks.standin.recordings import Recordings
from webhooks.standin.transcript import Entry, Posted, Transcript
from webhooks.trying.caller import BrowserCaller
from webhooks.trying.line import TrialLine
from webhooks.trying.network import Network
from webhooks.trying.outside import Questions
from webhooks.trying.page import Page
from webhooks.trying.playing import Playing
from webhooks.trying.telling import told_form, told_sound, told_turn, turn_of
from webhooks.trying.unsent import NOWHERE
from webhooks.trying.wish import PROFILES, Wish

# How long a call that nobody listens to any more may take to be reported.
FAREWELL_SECONDS = 20.0


def new_call_id() -> str:
    return f"{TRIED}{uuid4().hex}"


@dataclass
class TriedCall:
    """Runs a call for the person at the page; `run` returns when all is reported."""

    page: Page
    wish: Wish
    version_id: int
    by: str
    language: str
    callid: str = field(default_factory=new_call_id)
    transcript: Transcript = field(init=False)
    _news: asyncio.Queue[Entry | None] = field(default_factory=asyncio.Queue)

    def __post_init__(self) -> None:
        self.transcript = Transcript(self._news.put_nowait)

    @property
    def is_over(self) -> bool:
        """What is still to be reported nobody waits for."""
        return self.page.gone.is_set() or self.transcript.ended is not None

    async def run(self) -> None:
        clock = Clock(scale=1 / self.wish.speed)
        playing = Playing(self.wish.played) if self.wish.played else None
        line = TrialLine(
            self.callid,
            self.version_id,
            trial=self._trial(),
            pretended=self._pretended(clock),
            playing=playing,
            questions=Questions() if self.wish.asks else None,
        )
        telling = asyncio.create_task(self._tell_all(), name=f"telling-{self.callid}")
        recordings = Recordings()
        carrier = Carrier(
            api_url=NOWHERE,
            new_id=lambda: self.callid,
            recordings=recordings,
            transport=Network(line, self.wish.trouble, recordings),
            scale=clock.scale,
        )
        try:
            async with carrier:
                await carrier.place(
                    self._start_address(),
                    from_number=self.wish.caller or None,
                    to_number=self.wish.called,
                    caller=BrowserCaller(self.page, self.wish, clock, playing),
                    profile=PROFILES[self.wish.trouble],
                    transcript=self.transcript,
                )
        finally:
            self._news.put_nowait(None)
            await telling

    def _start_address(self) -> str:
        """As a number's, but that its secret is nobody's: the way there is not the network's."""
        return f"{settings.CALLS_URL}/elks/start/{self.wish.called.removeprefix('+')}/tried"

    def _trial(self) -> dict[str, Any]:
        return {**self.wish.model_dump(mode="json"), "by": self.by}

    def _pretended(self, clock: Clock) -> Any:
        began = clock.now()

        def now() -> datetime:
            return (self.wish.at or began) + (clock.now() - began)

        return now

    async def _tell_all(self) -> None:
        while (entry := await self._news.get()) is not None:
            if isinstance(entry.event, Posted):
                await self._tell_post(entry, entry.event)
            else:
                await self._tell({"type": "event", "at": entry.at, **asdict(entry.event)})

    async def _tell_post(self, entry: Entry, posted: Posted) -> None:
        """What was posted and answered; for a turn, what the journal says of it too."""
        turn = None
        if posted.purpose in {"start", "next", "whenhangup"}:
            seq = AFTER_SEQ if posted.purpose == "whenhangup" else turn_of(posted.url)
            told = database_sync_to_async(told_turn, thread_sensitive=False)
            turn = await told(self.callid, seq, language=self.language)
        await self._tell(
            {
                "type": "post",
                "at": entry.at,
                "purpose": posted.purpose,
                "url": masked(posted.url),
                "form": told_form(masked(posted.form)),
                "status": posted.status,
                "answer": masked_answer(posted.answer),
                "milliseconds": round(posted.seconds * 1000),
                "problem": posted.problem,
                "turn": turn,
            }
        )

    async def _tell(self, news: dict[str, Any]) -> None:
        """Best effort: the call is ended properly although nobody is there to be told."""
        with suppress(Exception):
            await self.page.tell({**news, "callid": self.callid})


async def hear_of(reference: str) -> dict[str, str]:
    return await database_sync_to_async(told_sound, thread_sensitive=False)(reference)


async def hold(call: TriedCall, *, longest: float) -> None:
    """Run it to its end, which has a while from when nobody listens. Raises TimeoutError."""
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(longest) as limit:

        async def let_go() -> None:
            await call.page.gone.wait()
            limit.reschedule(loop.time() + FAREWELL_SECONDS)

        letting_go = asyncio.create_task(let_go())
        try:
            await call.run()
        finally:
            letting_go.cancel()
