"""Placing calls by plan, several at once, each over a network of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import httpx

from tests.builders import OURS
from tests.chance.network import Unreliable
from tests.chance.people import Plan
from webhooks.standin.carrier import Carrier
from webhooks.standin.transcript import Transcript

API_URL = "https://api.46elks.com/a1"


@dataclass(frozen=True)
class Placed:
    """A call that is over; `echoed` tells where an old post got other bytes than before."""

    transcript: Transcript
    echoed: list[str]


def place_all(plans: Sequence[Plan], address: str, face: httpx.AsyncBaseTransport) -> list[Placed]:
    async def run() -> list[Placed]:
        async with face:
            return await asyncio.gather(*(_place(plan, address, face) for plan in plans))

    return asyncio.run(run())


async def _place(plan: Plan, address: str, face: httpx.AsyncBaseTransport) -> Placed:
    network = Unreliable(
        face, Random(plan.seed), lost=plan.lost, echo=plan.echo, silent=plan.silent
    )
    async with Carrier(api_url=API_URL, transport=network) as carrier:
        transcript = await carrier.place(
            address,
            from_number=plan.from_number,
            to_number=OURS,
            caller=plan.caller,
            profile=plan.profile,
        )
    return Placed(transcript, network.echoed)
