"""One question to another system: guarded, timed as a whole, its answer cut off where it must be.

The name is looked up once and the connection goes to that very address, so that no second look can
lead elsewhere; the certificate is still that of the name. No redirect is followed, no proxy of the
environment used, no cookie kept.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import httpx

from webhooks.outside.addresses import resolved
from webhooks.outside.trouble import (
    BAD_CERTIFICATE,
    GARBLED,
    NO_ADDRESS,
    TOO_LARGE,
    TOO_SLOW,
    UNREACHABLE,
    Trouble,
)

LONGEST_ADDRESS = 2000


@dataclass(frozen=True)
class Question:
    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


@dataclass(frozen=True)
class Limits:
    """`seconds` for all of it, from the first look at the name to the last byte."""

    seconds: float
    bytes: int = 256 * 1024


@dataclass(frozen=True)
class Answered:
    """`headers` have small letters. Whatever the status, somebody answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(
    question: Question,
    limits: Limits,
    *,
    allowed: Collection[str] = (),
    certificates: ssl.SSLContext | None = None,
) -> Answered:
    """The answer; raises Trouble. For a worker: it waits.

    `allowed` are hosts inside that may be asked; `certificates` those to trust, or the usual.
    """
    return asyncio.run(_in_time(question, limits, allowed, certificates))


async def _in_time(
    question: Question,
    limits: Limits,
    allowed: Collection[str],
    certificates: ssl.SSLContext | None,
) -> Answered:
    try:
        async with asyncio.timeout(limits.seconds):
            return await _ask(question, limits, allowed, certificates)
    except TimeoutError:
        raise Trouble(TOO_SLOW) from None


async def _ask(
    question: Question,
    limits: Limits,
    allowed: Collection[str],
    certificates: ssl.SSLContext | None,
) -> Answered:
    url = _read(question.url)
    port = url.port or (443 if url.scheme == "https" else 80)
    address = await resolved(url.host, port, allowed=allowed)
    transport = httpx.AsyncHTTPTransport(verify=certificates or ssl.create_default_context())
    ours = {"host": url.netloc.decode("ascii"), "accept-encoding": "identity"}
    try:
        async with (
            httpx.AsyncClient(
                transport=transport, trust_env=False, timeout=limits.seconds
            ) as client,
            client.stream(
                question.method,
                url.copy_with(host=address),
                headers={**question.headers, **ours},
                content=question.body,
                # The name, which the certificate has to carry.
                extensions={"sni_hostname": url.host},
            ) as response,
        ):
            body = await _body(response, most=limits.bytes)
            return Answered(response.status_code, dict(response.headers), body)
    except httpx.TimeoutException:
        raise Trouble(TOO_SLOW) from None
    except httpx.ConnectError as error:
        raise Trouble(BAD_CERTIFICATE if _untrusted(error) else UNREACHABLE) from None
    except httpx.ProtocolError:
        raise Trouble(GARBLED) from None
    except (httpx.HTTPError, ssl.SSLError, OSError):
        raise Trouble(UNREACHABLE) from None


def _read(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address) if len(address) <= LONGEST_ADDRESS else None
    except httpx.InvalidURL:
        url = None
    if url is None or url.scheme not in {"http", "https"} or not url.host or url.userinfo:
        raise Trouble(NO_ADDRESS)
    return url


async def _body(response: httpx.Response, *, most: int) -> bytes:
    """As it was sent: what was packed could unpack to any size, and is not asked for."""
    if response.headers.get("content-encoding", "identity") != "identity":
        raise Trouble(GARBLED)
    body = bytearray()
    async for part in response.aiter_raw():
        body += part
        if len(body) > most:
            raise Trouble(TOO_LARGE)
    return bytes(body)


def _untrusted(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
