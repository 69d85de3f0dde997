"""Yardstick (b): a bare ASGI application and an asynchronous psycopg pool, for this one flow."""

from __future__ import annotations

import json
import os
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl

from psycopg_pool import AsyncConnectionPool

URL = os.environ["BENCH_URL"]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
_pool: AsyncConnectionPool[Any] | None = None

START = (
    "WITH c AS (INSERT INTO calls (callid, caller, called, seq) VALUES (%s, %s, %s, 1)"
    " ON CONFLICT DO NOTHING RETURNING callid)"
    " INSERT INTO steps (callid, seq, event, answer)"
    ' SELECT callid, 0, \'{"kind": "started"}\', %s FROM c'
)
READ = "SELECT answer FROM steps WHERE callid = %s AND seq = %s"
NEXT = (
    "WITH c AS (UPDATE calls SET seq = %s WHERE callid = %s AND seq = %s RETURNING callid)"
    " INSERT INTO steps (callid, seq, event, answer) SELECT callid, %s, %s, %s FROM c"
)
END = "UPDATE calls SET report = %s WHERE callid = %s"


async def pool() -> AsyncConnectionPool[Any]:
    global _pool
    if _pool is None:
        _pool = AsyncConnectionPool(
            os.environ["DATABASE_URL"],
            min_size=1,
            max_size=8,
            kwargs={"autocommit": True, "prepare_threshold": 1},
            open=False,
        )
        await _pool.open()
    return _pool


async def app(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    if scope["type"] != "http":
        return
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    form = dict(parse_qsl(body.decode()))
    kind, *place = scope["path"].strip("/").split("/")
    text = await globals()[f"post_{kind}"](form, *place)
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(text))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": text})


async def post_start(form: dict[str, str]) -> bytes:
    callid = form["callid"]
    text = json.dumps(
        {
            "ivr": f"{URL}/welcome.wav",
            "digits": 1,
            "timeout": 5,
            "repeat": 1,
            "next": f"{URL}/next/{callid}/1",
            "whenhangup": f"{URL}/hangup/{callid}",
        }
    )
    async with (await pool()).connection() as connection:
        await connection.execute(START, [callid, form["from"], form["to"], text])
    return text.encode()


async def post_next(form: dict[str, str], callid: str, number: str) -> bytes:
    seq, result = int(number), form["result"]
    async with (await pool()).connection() as connection:
        stored = await (await connection.execute(READ, [callid, seq])).fetchone()
        if stored:
            return bytes(stored[0].encode())
        body: dict[str, Any] = {"hangup": "reject"}
        if seq == 1 and result == "1":
            place = f"{URL}/next/{callid}/2"
            body = {"connect": "+46701234567", "timeout": 25, "next": place}
        text = json.dumps(body)
        event = json.dumps({"result": result})
        await connection.execute(NEXT, [seq + 1, callid, seq, seq, event, text])
    return text.encode()


async def post_hangup(form: dict[str, str], callid: str) -> bytes:
    async with (await pool()).connection() as connection:
        await connection.execute(END, [json.dumps(form), callid])
    return b"{}"
