"""A call that asks another system, and one whose flow cannot go on, as the carrier meets them."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta
from typing import Any

import httpx
import pytest
from django.db import connections
from django.utils import timezone

from tests.builders import OURS, an_answered_number
from tests.calls.conftest import Line
from tests.chance.network import InProcess
from tests.errands.asked_servers import CUSTOMER, HOST, http, register
from tests.graphs import flow
from tests.outside.servers import answering, server
from webhooks import tasks
from webhooks.errands.doing import do_next_errand
from webhooks.line.shipped import SHA256
from webhooks.models import CallStep, Errand, LiveCall
from webhooks.numbers import start_url
from webhooks.standin.carrier import Carrier
from webhooks.standin.scripts import CallScript
from webhooks.standin.transcript import Transcript

# With the tasks a worker knows how to do errands.
__all__ = ["register", "tasks"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """The step asks by https only; the server here speaks http behind it."""
    really = httpx.URL
    monkeypatch.setattr(httpx, "URL", lambda url: really(url).copy_with(scheme="http"))


def asking(port: int) -> dict[str, Any]:
    kept = [{"path": "customer.name", "name": "customer"}]
    config = {"url": f"https://{HOST}:{port}/{{caller}}", "kept": kept}
    return flow(
        {
            "in": "incoming_call",
            "ask": ("ask_system", config),
            "trouble": ("hang_up", {"prompt": "bye"}),
            "bye": "hang_up",
        },
        "in next > ask",
        "ask success > bye",
        "ask not_found > bye",
        "ask problem > trouble",
    )


def hears(action: dict[str, Any], sound: str) -> bool:
    return str(action.get("play", "")).endswith(f"/p/{SHA256[sound]}.wav")


@pytest.mark.usefixtures("register", "plain")
def test_callers_hear_silence_until_the_worker_has_the_answer() -> None:
    with server(answering(http(200, CUSTOMER))) as (port, heard):
        line = Line(an_answered_number(asking(port)))
        first = line.start()
        second = line.after(first, "success")
        assert hears(first, "silence")
        assert hears(second, "silence")
        assert (Errand.objects.get().state, heard) == ("waiting", [])
        assert do_next_errand()
        over = line.after(second, "success")
    assert heard[0].startswith(b"GET /%2B46701234567 ")
    assert over == {"hangup": "reject"}
    last = CallStep.objects.order_by("seq").last()
    assert last is not None
    assert last.path[0] == {"node": "ask", "port": "success", "why": {"status": 200}}
    assert LiveCall.objects.get().state["variables"]["customer"] == "Kim"
    assert "Kim" not in str([last.path, last.event, last.answer])


@pytest.mark.usefixtures("register", "plain")
def test_a_worker_that_does_nothing_holds_no_caller_for_ever() -> None:
    line = Line(an_answered_number(asking(9)))
    answer, silences = line.start(), 0
    while hears(answer, "silence"):
        silences += 1
        answer = line.after(answer, "success")
    assert silences == 7
    assert "play" in answer


def test_a_call_that_lasts_too_long_hears_the_apology_that_comes_with_antler(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    round_and_round = flow(
        {
            "in": ("incoming_call", {"longest_minutes": 10}),
            "say": ("play", {"prompt": "welcome"}),
        },
        "in next > say",
        "say done > say",
    )
    line = Line(an_answered_number(round_and_round))
    first = line.start()
    later = timezone.now() + timedelta(minutes=10)
    monkeypatch.setattr(timezone, "now", lambda: later)
    sorry = line.after(first, "success")
    assert hears(sorry, "sorry")
    assert CallStep.objects.get(seq=1).event["fault"] == "too_long"
    assert line.after(sorry, "success") == {"hangup": "reject"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("register", "plain")
def test_a_call_of_the_stand_in_hears_the_answer_although_it_skips_all_other_waiting() -> None:
    with server(answering(http(200, CUSTOMER))) as (port, _heard), InProcess() as face:
        address = start_url(an_answered_number(asking(port)))

        async def call() -> Transcript:
            async with Carrier(transport=face) as carrier:
                caller = CallScript(voice_start=address, to_number=OURS).caller()
                worker = asyncio.create_task(asyncio.to_thread(_a_worker))
                told = await carrier.place(
                    address, from_number="+46701234567", to_number=OURS, caller=caller
                )
                await worker
                return told

        transcript = asyncio.run(call())
    assert transcript.faults == []
    assert _ways() == ["next", "success"]


def _a_worker() -> None:
    """Hears of the errand a little later, as one does."""
    try:
        until = time.monotonic() + 10
        while not Errand.objects.exists() and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(0.2)
        do_next_errand()
    finally:
        connections.close_all()


def _ways() -> list[str]:
    """By which ways out the steps were left, but for the last one."""
    steps = CallStep.objects.filter(seq__gte=0).order_by("seq")
    return [passed["port"] for step in steps for passed in step.path if passed["port"]]
