"""A flow that is tried answers as it would when it is live, to the byte.

Five sessions a case: 100 here, 1,000 in `make explore`.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from typing import Any

import httpx
import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from flows.trying import freeze_for_trial
from tests.builders import OURS, an_answered_number
from tests.chance.network import InProcess
from tests.chance.odds import odds
from tests.chance.people import Plan, plans
from tests.drawn_flows import drawn_flows, publishable
from webhooks.models import Call, Number, TextMessage
from webhooks.numbers import start_url
from webhooks.standin.carrier import Carrier
from webhooks.standin.clock import Clock
from webhooks.standin.transcript import Posted
from webhooks.trying.line import TrialLine
from webhooks.trying.network import Network
from webhooks.trying.session import new_call_id

API_URL = "https://api.46elks.com/a1"
A_CLOCK = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
_flows = count(1)
# Decided by the call's id or by earlier calls, which are others for the two.
_OWN = {"split", "count", "caller_is"}


def _the_same_for_every_call(document: dict[str, Any]) -> bool:
    return not any(node["type"] in _OWN for node in document["nodes"])


flows = drawn_flows().filter(publishable).filter(_the_same_for_every_call)
# What a network does on the way is the carrier's own affair, and so is a question that races the
# end of its call: which of the two comes first is chance for both sides.
calm_plans = plans.map(
    lambda plan: replace(
        plan,
        lost=0.0,
        echo=0.0,
        silent=0.0,
        profile=replace(plan.profile, next_in_flight=False),
    )
)


@dataclass(frozen=True)
class Side:
    """One of the two ways a call is answered."""

    address: str
    network: httpx.AsyncBaseTransport
    callid: str


@pytest.fixture
def face(call_face: None) -> Iterator[InProcess]:
    with InProcess() as face:
        yield face


@given(document=flows, sessions=st.lists(calm_plans, min_size=5, max_size=5))
@odds(20)
def test_a_tried_call_gets_the_bytes_a_live_one_would(
    face: InProcess, document: dict[str, Any], sessions: list[Plan]
) -> None:
    number = an_answered_number(document, name=f"Flow {next(_flows)}")
    for plan in sessions:
        live = _live(number, face)
        tried = _tried(number)
        assert _place(plan, tried) == _place(plan, live)
    assert not TextMessage.objects.filter(call__trial__isnull=False).exists()
    assert Call.objects.filter(trial__isnull=False).exists()


def _live(number: Number, face: InProcess) -> Side:
    return Side(start_url(number), face, new_call_id().replace("try-", "c"))


def _tried(number: Number) -> Side:
    user, _made = User.objects.get_or_create(username="dora")
    assert number.flow is not None
    version = freeze_for_trial(number.flow.pk, user=user, now=timezone.now())
    callid = new_call_id()
    line = TrialLine(callid, version.pk, trial={}, pretended=timezone.now)
    return Side(start_url(number), Network(line), callid)


def _place(plan: Plan, side: Side) -> list[tuple[str, ...]]:
    """Everything that was posted and answered, without what belongs to this one call."""

    async def run() -> list[Posted]:
        async with Carrier(
            api_url=API_URL, transport=side.network, new_id=lambda: side.callid
        ) as carrier:
            caller = replace(plan.caller, clock=Clock(now=lambda: A_CLOCK))
            transcript = await carrier.place(
                side.address,
                from_number=plan.from_number,
                to_number=OURS,
                caller=caller,
                profile=plan.profile,
            )
        return transcript.each(Posted)

    posts = asyncio.run(run())
    return sorted(_of_any_call(post, side) for post in posts)


_TOKEN = re.compile(r"(/elks/(?:next|hangup|recording)/)[\w=-]+")
_PLACE = re.compile(r"\?at=[\w-]+")


def _of_any_call(post: Posted, side: Side) -> tuple[str, ...]:
    texts = [post.purpose, post.url, *map(str, sorted(post.form.items())), str(post.status)]
    return tuple(
        _PLACE.sub("?at=…", _TOKEN.sub(r"\1…", text.replace(side.callid, "CALL")))
        for text in (*texts, post.answer)
    )
