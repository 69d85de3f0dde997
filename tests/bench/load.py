"""Callers at the door: calls of four posts, as many at once as told, as fast as they are answered.

start → menu, key 1 → connect, talked → hang up, and the hangup report. The client is written for
little work of its own, since it shares the processors with what it measures.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from dataclasses import asdict, dataclass, field
from urllib.parse import urlencode, urlsplit

NUMBER = "+46766861004"


@dataclass
class Tally:
    """`seconds` are of each post, in the order they were answered.

    `own_seconds` is the processor time that calling took.
    """

    calls: int = 0
    faults: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    own_seconds: float = 0.0


class Connection(asyncio.Protocol):
    """One request at a time over one connection that is kept open."""

    def __init__(self) -> None:
        self._buffer = b""
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, found, rest = self._buffer.partition(b"\r\n\r\n")
        if not found or self._answer is None:
            return
        length = None
        for line in head.split(b"\r\n")[1:]:
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length is not None, head
        if len(rest) >= length:
            self._buffer = rest[length:]
            self._answer.set_result((int(head.split(b" ", 2)[1]), rest[:length]))

    def connection_lost(self, problem: Exception | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(ConnectionError("The server hung up."))

    async def post(self, target: str, form: dict[str, str]) -> tuple[int, bytes]:
        body = urlencode(form).encode()
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(
            b"POST %s HTTP/1.1\r\nHost: bench\r\nConnection: keep-alive\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s"
            % (target.encode(), len(body), body)
        )
        return await self._answer

    def close(self) -> None:
        self._transport.close()


async def caller(address: str, name: str, until: float, tally: Tally) -> None:
    parts = urlsplit(address)
    assert parts.hostname
    assert parts.port
    loop = asyncio.get_running_loop()
    _, connection = await loop.create_connection(Connection, parts.hostname, parts.port)
    turn = 0
    while time.perf_counter() < until:
        turn += 1
        await one_call(connection, parts.path, f"{name}-{turn}", tally)
    connection.close()


async def one_call(connection: Connection, start: str, callid: str, tally: Tally) -> None:
    known = {"callid": callid, "from": "+46701234567", "to": NUMBER, "direction": "incoming"}

    async def post(address: str, form: dict[str, str]) -> dict[str, str]:
        began = time.perf_counter()
        parts = urlsplit(address)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        status, body = await connection.post(target, form)
        tally.seconds.append(time.perf_counter() - began)
        if status != 200:
            tally.faults.append(f"{status} for {address}")
        answer: dict[str, str] = json.loads(body or b"{}")
        return answer

    menu = await post(start, {**known, "result": "newincoming"})
    connect = await post(menu["next"], {**known, "result": "1"})
    hangup = await post(connect["next"], {**known, "result": "success"})
    if "ivr" not in menu or "connect" not in connect or "hangup" not in hangup:
        tally.faults.append(f"{menu} {connect} {hangup}")
    report = {"id": callid, **known, "state": "success", "duration": "8", "cost": "1500"}
    await post(menu["whenhangup"], report)
    tally.calls += 1


async def run(address: str, *, callers: int, seconds: float, mark: str) -> Tally:
    tally = Tally()
    until, own = time.perf_counter() + seconds, time.process_time()
    await asyncio.gather(
        *(caller(address, f"{mark}-{number}", until, tally) for number in range(callers))
    )
    tally.own_seconds = time.process_time() - own
    return tally


if __name__ == "__main__":
    address, callers, seconds, mark = sys.argv[1:]
    found = run(address, callers=int(callers), seconds=float(seconds), mark=mark)
    json.dump(asdict(asyncio.run(found)), sys.stdout)
