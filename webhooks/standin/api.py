"""The carrier's own address: the REST twin under /a1 and, for scripts, /standin.

`POST /standin/calls` takes a `CallScript` as JSON, places the call and streams its transcript,
one entry a line, until its recordings have been fetched. So one long-lived process owns the calls
and their recordings, and whoever wants a call is its client. `PUT /standin/troubles` makes the
REST twin slow its clients down or fail (`troubles.Wanted`).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from pydantic import ValidationError

from webhooks.standin.asgi import (
    Receive,
    Request,
    Response,
    Scope,
    Send,
    TooLong,
    read_request,
    send_response,
)
from webhooks.standin.resources import Resources
from webhooks.standin.scripts import CallScript, play_out
from webhooks.standin.transcript import ENTRY, Entry
from webhooks.standin.troubles import Wanted


class Api:
    """An ASGI application; any server may run it, on the event loop that holds the carrier."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            raise ValueError("The stand-in carrier speaks HTTP only: run it with lifespan off.")
        try:
            response = self._answer(await read_request(scope, receive))
        except TooLong:
            response = Response.text(413, "Too long")
        await send_response(response, send)

    def _answer(self, request: Request) -> Response:
        if not self._resources.account.admits(request.authorization):
            return Response.text(401, "API access requires Basic HTTP authentication.")
        match request.method, request.segments:
            case _, ["a1", *_]:
                return self._resources.answer(request)
            case "GET", ["standin"]:
                return Response.json({"standin": True})
            case "POST", ["standin", "calls"]:
                return self._place(request)
            case "PUT", ["standin", "troubles"]:
                return self._make_trouble(request)
        return Response.text(404, "Not found")

    def _place(self, request: Request) -> Response:
        try:
            script = CallScript.model_validate_json(request.body)
        except ValidationError as problem:
            return Response.text(400, first_sentence(problem))
        return Response(200, self._stream(script), "application/x-ndjson")

    def _make_trouble(self, request: Request) -> Response:
        try:
            wanted = Wanted.model_validate_json(request.body)
        except ValidationError as problem:
            return Response.text(400, first_sentence(problem))
        self._resources.troubles.set(wanted)
        return Response.json(wanted.model_dump())

    async def _stream(self, script: CallScript) -> AsyncIterator[bytes]:
        news: asyncio.Queue[Entry | None] = asyncio.Queue()
        carrier = self._resources.carrier
        call = asyncio.ensure_future(play_out(script, carrier, watch=news.put_nowait))
        call.add_done_callback(lambda _: news.put_nowait(None))
        while (entry := await news.get()) is not None:
            yield ENTRY.dump_json(entry) + b"\n"
        await call


def first_sentence(problem: ValidationError) -> str:
    """The first fault of a script, and where it is."""
    fault = problem.errors()[0]
    place = ".".join(str(part) for part in fault["loc"]) or "script"
    return f"{place}: {fault['msg'].removeprefix('Value error, ')}"
