"""How long callers wait while fifty people try flows: `python -m tests.bench.trials`.

A stack as `make run` starts it. Callers come at an even pace, as many as a busy switchboard has;
the people who try press a key, let it ring, hang up and begin anew. Rounds with and without them
take turns, so that what else the machine does slows both.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect

from tests.bench.load import NUMBER, Connection, Tally, one_call
from tests.launched import Launched

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "15"))
PEOPLE = int(os.environ.get("BENCH_PEOPLE", "50"))
CALLERS, CALLS_A_SECOND = 20, 10
# Somebody who tries a flow hears a little of a prompt before a key is pressed.
THINKS = 2.0
_ENTER = """
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from flows.drafts import create_flow
from flows.publishing import publish
from tests.bench.__main__ import FLOW
from webhooks.models import Number
from webhooks.numbers import start_url
drawing = {{**FLOW, "nodes": [dict(node) for node in FLOW["nodes"]]}}
drawing["nodes"][1]["config"] = {{**drawing["nodes"][1]["config"], "prompt": "welcome"}}
now = timezone.now()
flow = create_flow("Bench", document=drawing, user=None, now=now)
publish(flow.pk, revision=flow.draft_revision, note="", user=None, now=now)
Number.objects.filter(number="{number}").update(flow=flow)
number = Number.objects.get(number="{number}")
print("FOUND", number.flow_id, start_url(number))
for n in range({people}):
    client = Client()
    client.force_login(User.objects.create_superuser(f"tries-{{n}}"))
    print("FOUND", client.cookies[settings.SESSION_COOKIE_NAME].value)
"""


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="antler-bench-") as name:
        launched = Launched(Path(name))
        try:
            launched.wait_until_up()
            told = launched.manage("shell", "-c", _ENTER.format(number=NUMBER, people=PEOPLE))
            found = [line.split()[1:] for line in told.splitlines() if line.startswith("FOUND")]
            (flow, start), *sessions = found
            alone, beside, tried = asyncio.run(
                _measured(launched.studio_port, flow, start, [key for (key,) in sessions])
            )
        finally:
            launched.stop()
    sys.stdout.write(_table(alone, beside, tried))
    return 0


async def _measured(
    port: int, flow: str, start: str, sessions: list[str]
) -> tuple[list[Tally], list[Tally], int]:
    await _callers(start, "warm", 5.0)
    alone, beside, tried = [], [], 0
    for number in range(ROUNDS):
        alone.append(await _callers(start, f"alone-{number}", SECONDS))
        trials = [asyncio.create_task(_tries(port, flow, key)) for key in sessions]
        # All have called once before it counts.
        await asyncio.sleep(THINKS + 1)
        beside.append(await _callers(start, f"beside-{number}", SECONDS))
        for trial in trials:
            trial.cancel()
        done = await asyncio.gather(*trials, return_exceptions=True)
        broken = [one for one in done if isinstance(one, Exception)]
        if broken:
            raise broken[0]
        tried += sum(one for one in done if isinstance(one, int))
    return alone, beside, tried


async def _callers(start: str, mark: str, seconds: float) -> Tally:
    tally, until = Tally(), time.perf_counter() + seconds
    each = CALLERS / CALLS_A_SECOND

    async def caller(number: int) -> None:
        parts = urlsplit(start)
        assert parts.hostname
        assert parts.port
        loop = asyncio.get_running_loop()
        _, connection = await loop.create_connection(Connection, parts.hostname, parts.port)
        await asyncio.sleep(each * number / CALLERS)
        turn = 0
        while (began := time.perf_counter()) < until:
            turn += 1
            await one_call(connection, parts.path, f"{mark}-{number}-{turn}", tally)
            await asyncio.sleep(max(0.0, each - (time.perf_counter() - began)))
        connection.close()

    await asyncio.gather(*map(caller, range(CALLERS)))
    if tally.faults:
        raise SystemExit(str(tally.faults[:3]))
    return tally


async def _tries(port: int, flow: str, session: str) -> int:
    """Calls again and again until it is cancelled; how many calls were ended."""
    ended = 0
    headers = {"Cookie": f"sessionid={session}", "Origin": f"http://localhost:{port}"}
    address = f"ws://localhost:{port}/ws/flows/{flow}/try/"
    async with connect(address, additional_headers=headers, max_size=None) as line:
        with suppress(asyncio.CancelledError):
            while True:
                await _one_trial(line)
                ended += 1
    return ended


async def _one_trial(line: ClientConnection) -> None:
    wish = {"caller": "+46701111111", "called": NUMBER}
    await _say(line, {"say": "call", "language": "en", "wish": wish})
    async for said in line:
        word: dict[str, Any] = json.loads(said) if isinstance(said, str) else {"type": ""}
        if word["type"] == "refused":
            raise SystemExit(word["detail"])
        if word["type"] == "over":
            return
        if word["type"] == "do":
            await asyncio.sleep(THINKS)
            if word["do"] == "press":
                await _say(line, {"say": "answer", "to": word["n"], "keys": "1"})
            elif word["do"] == "ring":
                await _say(line, {"say": "hangup"})
            else:
                await _say(line, {"say": "answer", "to": word["n"], "ahead": True})


async def _say(line: ClientConnection, word: dict[str, Any]) -> None:
    await line.send(json.dumps(word))


def _table(alone: list[Tally], beside: list[Tally], tried: int) -> str:
    lines = ["| callers' posts | p50 ms | p99 ms | slowest ms |", "|---|--:|--:|--:|"]
    for title, tallies in (("nobody tries", alone), (f"{PEOPLE} people try", beside)):
        figures = [_figures(tally) for tally in tallies]
        p50, p99, most = (statistics.median(each) for each in zip(*figures, strict=True))
        lines.append(f"| {title} | {p50:.1f} | {p99:.1f} | {most:.0f} |")
    posts = sum(len(tally.seconds) for tally in beside)
    return "\n".join([*lines, f"{tried} calls were tried, {posts} posts answered beside them.\n"])


def _figures(tally: Tally) -> tuple[float, float, float]:
    cuts = statistics.quantiles(tally.seconds, n=100)
    return cuts[49] * 1000, cuts[98] * 1000, max(tally.seconds) * 1000


if __name__ == "__main__":
    sys.exit(main())
