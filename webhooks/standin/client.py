"""Asking a stand-in carrier that runs as a process of its own to place a call."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from webhooks.standin.scripts import CallScript
from webhooks.standin.transcript import ENTRY, Entry

PATIENCE = httpx.Timeout(5.0, read=None)


class NoCarrier(Exception):
    """Nothing at the address is a stand-in carrier."""


class CarrierRefused(Exception):
    """The carrier's sentence about why it does not place the call."""


@contextmanager
def following(
    address: str, script: CallScript, *, account: tuple[str, str]
) -> Iterator[Iterator[Entry]]:
    """The call's entries, each as it happens, until its recordings have been fetched.

    >>> with following("http://127.0.0.1:8046", script, account=("u", "p")) as entries:
    ...     for entry in entries: ...
    """
    with httpx.Client(base_url=address, auth=account, timeout=PATIENCE, trust_env=False) as client:
        _check_that_it_is_one(client)
        body = script.model_dump_json()
        with client.stream("POST", "/standin/calls", content=body) as response:
            if response.status_code != httpx.codes.OK:
                raise CarrierRefused(response.read().decode())
            yield (ENTRY.validate_json(line) for line in response.iter_lines())


def _check_that_it_is_one(client: httpx.Client) -> None:
    try:
        response = client.get("/standin", timeout=5.0)
    except httpx.HTTPError as problem:
        raise NoCarrier(f"nothing answers there ({type(problem).__name__})") from problem
    if response.status_code == httpx.codes.UNAUTHORIZED:
        raise CarrierRefused("It wants another API username and password.")
    try:
        known = response.json()
    except ValueError:
        known = None
    if known != {"standin": True}:
        raise NoCarrier("what answers there is no stand-in carrier")
