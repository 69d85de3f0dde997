"""The carrier's sounds: fetched once for each address, checked, measured, kept."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping

import httpx

from webhooks.standin import tones
from webhooks.standin.audio import NotAudio, seconds_of
from webhooks.standin.caller import Sound

SPEECH_CHARACTERS_PER_SECOND = 15


class Unplayable(Exception):
    """A sound that cannot be played, with the reason as a sentence."""


class Sounds:
    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self._kept: dict[str, Sound] = {}
        self._fetching: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def find(
        self,
        reference: str,
        *,
        takes: Mapping[str, bytes],
        text_to_speech: bool = False,
        cache: bool = True,
    ) -> Sound:
        """The sound by its address or name; `takes` are the recordings made in the same call."""
        if reference.startswith("local/"):
            return _measured(reference, takes.get(reference))
        if reference.startswith("sound/"):
            return _measured(reference, tones.built_in(reference))
        if reference.startswith("en_US/"):
            return _spoken(reference, allowed=text_to_speech)
        # Calls that want the same sound at the same time share one fetch.
        async with self._fetching[reference]:
            if not cache or reference not in self._kept:
                self._kept[reference] = _measured(reference, await self._fetch(reference))
            return self._kept[reference]

    async def _fetch(self, url: str) -> bytes:
        try:
            response = await self._client.get(url)
        except (httpx.HTTPError, httpx.InvalidURL) as problem:
            raise Unplayable(f"it could not be fetched ({type(problem).__name__})") from problem
        if response.status_code != httpx.codes.OK:
            raise Unplayable(f"its address answers {response.status_code}")
        return response.content


def _measured(reference: str, content: bytes | None) -> Sound:
    if content is None:
        raise Unplayable("there is no such sound")
    try:
        return Sound(reference, seconds_of(content), content)
    except NotAudio as problem:
        raise Unplayable(str(problem)) from problem


def _spoken(reference: str, *, allowed: bool) -> Sound:
    if not allowed:
        raise Unplayable("the carrier's speech is not switched on")
    seconds = len(reference.removeprefix("en_US/")) / SPEECH_CHARACTERS_PER_SECOND
    return Sound(reference, seconds, tones.tone(seconds))
