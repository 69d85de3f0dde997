"""Posting to the server: questions while somebody waits, and news that may be told again later."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import httpx

from webhooks.standin.clock import Clock
from webhooks.standin.profile import Profile
from webhooks.standin.transcript import Level, Noted, Posted, Purpose, Transcript

ACCEPTED: Final = range(200, 205)
CREDENTIALS: Final = re.compile(r"(?<=://)[^/@\s\"]+@")


@dataclass(frozen=True)
class Reply:
    """What came back; `problem` is one sentence when nothing useful did."""

    text: str = ""
    problem: str | None = None

    @property
    def accepted(self) -> bool:
        return self.problem is None


@dataclass
class Hooks:
    """The posts of one call. `background` lives as long as the call and its second attempts."""

    client: httpx.AsyncClient
    profile: Profile
    clock: Clock
    transcript: Transcript
    background: asyncio.TaskGroup
    began: datetime

    @property
    def elapsed(self) -> float:
        return (self.clock.now() - self.began).total_seconds()

    async def ask(self, url: str, form: dict[str, str], *, purpose: Purpose) -> Reply:
        """Post while the caller waits; the answer is what happens next."""
        reply = await self._post(url, form, purpose)
        for _ in range(self.profile.live_retries):
            if reply.accepted:
                break
            reply = await self._post(url, form, purpose)
        return reply

    async def tell(self, url: str, form: dict[str, str], *, purpose: Purpose) -> None:
        """Post what only has to arrive: refused, it is posted again in the background."""
        reply = await self._post(url, form, purpose)
        if not reply.accepted:
            self.note(
                "failure", f"{purpose}_refused", f"The {purpose} post failed: {reply.problem}"
            )
            self.background.create_task(self._tell_again(url, form, purpose))

    def tell_meanwhile(self, url: str, form: dict[str, str], *, purpose: Purpose) -> None:
        """The same without waiting, so that it races whatever is posted next."""
        self.background.create_task(self.tell(url, form, purpose=purpose))

    def note(self, level: Level, code: str, text: str) -> None:
        self.transcript.note(Noted(level, code, text), at=self.elapsed)

    async def _tell_again(self, url: str, form: dict[str, str], purpose: Purpose) -> None:
        waited = 0.0
        while (waited := waited + self.profile.retry_every) <= self.profile.retry_for:
            await self.clock.sleep(self.profile.retry_every)
            if (await self._post(url, form, purpose)).accepted:
                return
        self.note("failure", f"{purpose}_lost", f"The {purpose} post was given up.")

    async def _post(self, url: str, form: dict[str, str], purpose: Purpose) -> Reply:
        doubled = purpose == "whenhangup" and self.profile.double_report
        match "in turn" if doubled else self.profile.copies:
            case "none":
                return await self._post_once(url, form, purpose)
            case "in turn":
                replies = [await self._post_once(url, form, purpose) for _ in range(2)]
            case "at once":
                posts = (self._post_once(url, form, purpose) for _ in range(2))
                replies = await asyncio.gather(*posts)
        heard = {reply.text for reply in replies if reply.accepted}
        if purpose in {"start", "next"} and len(heard) > 1:
            text = "The same question, posted twice, got two different answers."
            self.note("finding", "answers_differ", text)
        return next((reply for reply in replies if reply.accepted), replies[0])

    async def _post_once(self, url: str, form: dict[str, str], purpose: Purpose) -> Reply:
        loop = asyncio.get_running_loop()
        began = loop.time()
        status, answer, problem = None, "", None
        try:
            async with asyncio.timeout(self.profile.webhook_timeout):
                response = await self.client.post(
                    url, data=form, follow_redirects=self.profile.follow_redirects
                )
            status, answer = response.status_code, response.text
            if status not in ACCEPTED:
                problem = f"the server answered {status} instead of 200 to 204."
        except (TimeoutError, httpx.TimeoutException):
            problem = f"the server gave no answer within {self.profile.webhook_timeout:g} s."
        except (httpx.UnsupportedProtocol, httpx.InvalidURL):
            problem = "its address is not an absolute http(s) address."
        except httpx.HTTPError as error:
            problem = f"the server could not be reached ({type(error).__name__})."
        seconds = loop.time() - began
        posted = Posted(
            purpose=purpose,
            url=_shown(url),
            form={key: _shown(value) for key, value in form.items()},
            status=status,
            answer=_shown(answer),
            seconds=round(seconds, 3),
            problem=problem,
        )
        self.transcript.note(posted, at=self.elapsed)
        if seconds > self.profile.slow_after:
            self.note("warning", "slow", f"The {purpose} post took {seconds:.1f} s to be answered.")
        return Reply(answer, problem)


def _shown(text: str) -> str:
    """Text without the users and passwords that the addresses in it may carry."""
    return CREDENTIALS.sub("", text)
