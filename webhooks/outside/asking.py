"""One request to a system outside: guarded, no redirect followed, within its limits."""

from __future__ import annotations

import asyncio
import re
import ssl
import time
from collections.abc import AsyncIterator, Coroutine, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import cache

import httpx
from django.utils.translation import gettext_noop

from webhooks.outside.places import addresses
from webhooks.outside.told import Answered, Limits, Trouble

_PORTS, _LAST_PORT = {"http": 80, "https": 443}, 65535
_NAME, _VALUE = re.compile(r"[a-z0-9-]+"), re.compile(r"[\x20-\x7e]*")
_ADDRESS = Trouble(
    "address", gettext_noop("Write a whole address, beginning with https://, without a password.")
)
_HEADER = Trouble("header", gettext_noop("A header holds characters that may not stand there."))
_SLOW = Trouble("slow", gettext_noop("The other system did not answer in time."))
_AWAY = Trouble("unreachable", gettext_noop("The other system cannot be reached."))
_CERTIFICATE = Trouble(
    "certificate", gettext_noop("The certificate of the other system is not valid.")
)
_BROKEN = Trouble("broken", gettext_noop("The connection to the other system broke."), sent=True)
_REDIRECT = Trouble(
    "redirect",
    gettext_noop("The other system leads elsewhere, which is not followed: use the final address."),
    sent=True,
)
_LARGE = Trouble("large", gettext_noop("The answer of the other system is too large."), sent=True)


def fetch(
    method: str,
    url: str,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    limits: Limits = Limits(),  # noqa: B008  (frozen)
) -> Answered | Trouble:
    """Ask once; whatever the other side does, this ends within the limits and raises nothing."""
    until = time.monotonic() + limits.seconds
    try:
        target = httpx.URL(url)
        port = target.port or _PORTS[target.scheme]
    except (httpx.InvalidURL, ValueError, KeyError, TypeError):
        return _ADDRESS
    if not target.host or target.userinfo or port > _LAST_PORT:
        return _ADDRESS
    given = {name.lower(): value for name, value in (headers or {}).items()}
    if not _sendable(given):
        return _HEADER
    found = addresses(target.host, port, within=limits.seconds)
    if isinstance(found, Trouble):
        return found
    # One limit for the whole of it: a header that drips never lets a pause grow long enough.
    request = _first_reached(method, target, given, body, found, limits)
    return asyncio.run(_in_time(request, until - time.monotonic()))


async def _in_time(
    request: Coroutine[None, None, Answered | Trouble], seconds: float
) -> Answered | Trouble:
    try:
        async with asyncio.timeout(seconds):
            return await request
    except TimeoutError:
        return replace(_SLOW, sent=True)


async def _first_reached(
    method: str,
    target: httpx.URL,
    headers: Mapping[str, str],
    body: bytes | None,
    places: tuple[str, ...],
    limits: Limits,
) -> Answered | Trouble:
    told: Answered | Trouble = _AWAY
    for place in places:
        told = await _ask(method, target, headers, body, place, limits)
        if not (isinstance(told, Trouble) and told.kind == "unreachable"):
            break
    return told


async def _ask(
    method: str,
    target: httpx.URL,
    headers: Mapping[str, str],
    body: bytes | None,
    place: str,
    limits: Limits,
) -> Answered | Trouble:
    """Ask at this numeric place; the name stays that of the host, for its certificate too."""
    own = {"host": target.netloc.decode("ascii"), "accept-encoding": "identity"}
    request = httpx.Request(
        method,
        target.copy_with(host=place),
        headers={"user-agent": "Antler", **headers, **own},
        content=body,
        extensions={"sni_hostname": target.raw_host.decode("ascii")},
    )
    try:
        async with (
            # No proxy and no password file of the surroundings.
            httpx.AsyncClient(trust_env=False, verify=_trusted(), timeout=limits.seconds) as client,
            _streamed(client, request) as response,
        ):
            return await _read(response, limits)
    except httpx.ConnectTimeout:
        return _AWAY
    except httpx.ConnectError as error:
        refused = any(isinstance(cause, ssl.SSLError) for cause in _causes(error))
        return _CERTIFICATE if refused else _AWAY
    except httpx.TimeoutException:
        return replace(_SLOW, sent=True)
    except httpx.LocalProtocolError:
        return _HEADER
    except (httpx.HTTPError, httpx.StreamError, OSError, ValueError):
        return _BROKEN


@asynccontextmanager
async def _streamed(
    client: httpx.AsyncClient, request: httpx.Request
) -> AsyncIterator[httpx.Response]:
    response = await client.send(request, stream=True, follow_redirects=False)
    try:
        yield response
    finally:
        await response.aclose()


async def _read(response: httpx.Response, limits: Limits) -> Answered | Trouble:
    if 300 <= response.status_code < 400:
        return _REDIRECT
    body = bytearray()
    # Raw: what is packed small may be huge.
    async for block in response.aiter_raw():
        body += block
        if len(body) > limits.most_bytes:
            return _LARGE
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answered(response.status_code, headers, bytes(body))


def _sendable(headers: Mapping[str, str]) -> bool:
    return all(_NAME.fullmatch(name) and _VALUE.fullmatch(value) for name, value in headers.items())


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


@cache
def _trusted() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)
