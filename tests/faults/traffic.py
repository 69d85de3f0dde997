"""Callers who keep calling, whatever happens to the house; and what the carrier saw of them."""

from __future__ import annotations

import asyncio
import os
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from random import Random

from webhooks.line.sorry import SORRY_SHA256
from webhooks.standin.carrier import Carrier
from webhooks.standin.clock import Clock
from webhooks.standin.profile import Profile
from webhooks.standin.scripted import ScriptedCaller
from webhooks.standin.transcript import Posted, Recorded, Transcript

NUMBER = "+46766861004"
# A minute of a call takes three seconds.
SCALE = 0.05
# Between a report's attempts, in a call's time: two real seconds, but ten where hundreds of calls
# wait for the end of a long outage. The carrier leaves five minutes between.
RETRY_SECONDS = (10.0 if os.environ.get("LONG_FAULTS") else 2.0) / SCALE
_NEXT = re.compile(r"/elks/next/[^/]+/([0-9]+)")


@dataclass
class Traffic:
    """People who call the number at `voice_start` until they are told to stop."""

    carrier: Carrier
    voice_start: str
    profile: Profile
    calls_a_second: float = 3.0
    transcripts: list[Transcript] = field(default_factory=list)
    _over: bool = False

    async def flow(self) -> None:
        """Until `stop`; each call begun is followed to the end of its second attempts."""
        chance = Random(0)
        async with asyncio.TaskGroup() as calls:
            while not self._over:
                calls.create_task(self._call(Random(chance.random())))
                await asyncio.sleep(chance.expovariate(self.calls_a_second))

    def stop(self) -> None:
        self._over = True

    async def _call(self, chance: Random) -> None:
        transcript = Transcript()
        self.transcripts.append(transcript)
        keys = [chance.choice(["1", "2", "3", "9", ""]) for _ in range(6)]
        gone = chance.uniform(1, 40) if chance.random() < 0.2 else None
        await self.carrier.place(
            self.voice_start,
            from_number=f"+4670{chance.randrange(10**7):07}",
            to_number=NUMBER,
            caller=ScriptedCaller(keys, hangs_up_after=gone, clock=Clock(scale=SCALE)),
            profile=replace(self.profile, copies=chance.choice(["none", "in turn", "at once"])),
            transcript=transcript,
        )

    @property
    def answers(self) -> dict[tuple[str, int], str]:
        """What the carrier was answered, by call and turn."""
        return {
            (post.form["callid"], _turn(post)): post.answer for post in self._posts("start", "next")
        }

    @property
    def calls(self) -> set[str]:
        return {callid for callid, _ in self.answers}

    @property
    def recordings(self) -> Counter[str]:
        return Counter(
            recorded.recording
            for transcript in self.transcripts
            for recorded in transcript.each(Recorded)
        )

    @property
    def statuses(self) -> Counter[int | None]:
        """Of the posts a caller waits for."""
        return Counter(post.status for post in self._posts("start", "next"))

    @property
    def posted(self) -> int:
        """All posts, also those nobody waits for, each as often as it was made."""
        return sum(len(transcript.each(Posted)) for transcript in self.transcripts)

    @property
    def slowest(self) -> float:
        return max(post.seconds for post in self._posts("start", "next"))

    def failed(self) -> list[str]:
        """The posts a caller waited for in vain."""
        posts = self._posts("start", "next")
        return [f"{post.url[:60]}: {post.problem} {post.seconds}" for post in posts if post.problem]

    def stranded(self) -> list[str]:
        """Calls the carrier had to cut off, and answers that were no action."""
        return [
            f"{transcript.each(Posted)[0].form}: {noted.text}"
            for transcript in self.transcripts
            for noted in transcript.faults
            if noted.code not in {"whenhangup_refused", "recording_refused"}
        ]

    def apologies(self) -> int:
        return sum(SORRY_SHA256 in answer for answer in self.answers.values())

    def _posts(self, *purposes: str) -> list[Posted]:
        return [
            post
            for transcript in self.transcripts
            for post in transcript.each(Posted)
            if post.purpose in purposes
        ]


def _turn(post: Posted) -> int:
    found = _NEXT.search(post.url)
    return int(found[1]) if found else 0
