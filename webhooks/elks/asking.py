"""One question to the carrier: in time, patiently, and never twice where twice would do harm."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import httpx

from webhooks.elks.resources import Item
from webhooks.elks.trouble import CarrierAway, UnknownOutcome, refusal, said

_TIMEOUT = httpx.Timeout(20, connect=5)
# A connection that was kept may be dead, and a post on it would have an unknown outcome.
_NEVER_KEPT = httpx.Limits(max_keepalive_connections=0)
_MAYBE_DONE = said("It may or may not have been done.")
_NOT_CONNECTED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError)


@dataclass(frozen=True)
class Account:
    """Who we are at the carrier, and where that is; the address ends without a slash."""

    username: str
    password: str = field(repr=False)
    url: str


@dataclass(frozen=True)
class Patience:
    """How often a question is asked, and how long the pauses are that double each time."""

    tries: int = 4
    first_pause: float = 0.5
    longest_pause: float = 20


@dataclass(frozen=True)
class _Again:
    """Why the question may be asked again, and after how many seconds the carrier wants that."""

    why: CarrierAway
    wanted_pause: float | None = None


class Asking:
    """`take_turn` is called before each request, and waits until there may be one."""

    def __init__(
        self, account: Account, *, take_turn: Callable[[], None], patience: Patience
    ) -> None:
        self._account, self._take_turn, self._patience = account, take_turn, patience
        self._http = httpx.Client(
            auth=httpx.BasicAuth(account.username, account.password),
            timeout=_TIMEOUT,
            limits=_NEVER_KEPT,
            # The credentials would go along.
            follow_redirects=False,
        )

    def close(self) -> None:
        self._http.close()

    def get(self, path: str, query: Mapping[str, str] | None = None) -> Item:
        return self._ask("GET", path, query=query, harmless=True)

    def post(self, path: str, form: Mapping[str, str], *, harmless: bool = False) -> Item:
        """`harmless`: doing it twice is as good as once, so that a lost answer is no matter."""
        return self._ask("POST", path, form=form, harmless=harmless)

    def _ask(
        self,
        method: str,
        path: str,
        *,
        harmless: bool,
        query: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
    ) -> Item:
        request = self._http.build_request(
            method, f"{self._account.url}/{path}", params=query, data=form
        )
        pause = self._patience.first_pause
        for tried in range(1, self._patience.tries + 1):
            outcome = self._once(request, harmless=harmless)
            if not isinstance(outcome, _Again):
                return outcome
            # Not all at the same moment, or those who were sent away together come together.
            wait = outcome.wanted_pause or pause * random.uniform(0.5, 1)  # noqa: S311
            if tried == self._patience.tries or wait > self._patience.longest_pause:
                raise outcome.why
            time.sleep(wait)
            pause = min(2 * pause, self._patience.longest_pause)
        raise AssertionError("A question is asked at least once.")

    def _once(self, request: httpx.Request, *, harmless: bool) -> Item | _Again:
        self._take_turn()
        try:
            response = self._http.send(request)
        except _NOT_CONNECTED:
            return _Again(CarrierAway(said("The carrier cannot be reached.")))
        except (httpx.TransportError, httpx.DecodingError):
            return _lost(said("The carrier did not answer in time."), harmless=harmless)
        return self._judge(response, harmless=harmless)

    def _judge(self, response: httpx.Response, *, harmless: bool) -> Item | _Again:
        status = response.status_code
        if status == 429:
            away = CarrierAway(said("The carrier asks us to slow down."))
            return _Again(away, _retry_after(response))
        if status >= 500:
            return _lost(
                said("The carrier answered {n}.").format(n=status),
                harmless=harmless,
                wanted_pause=_retry_after(response),
            )
        if not 200 <= status < 300:
            raise refusal(status, self._without_credentials(response.text))
        try:
            answer = response.json()
        except ValueError:
            answer = None
        if isinstance(answer, dict):
            return answer
        return _lost(said("The carrier's answer cannot be read."), harmless=harmless)

    def _without_credentials(self, said: str) -> str:
        for secret in filter(None, (self._account.password, self._account.username)):
            said = said.replace(secret, "…")
        return said


def _lost(sentence: str, *, harmless: bool, wanted_pause: float | None = None) -> _Again:
    if not harmless:
        raise UnknownOutcome(f"{sentence} {_MAYBE_DONE}")
    return _Again(CarrierAway(sentence), wanted_pause)


def _retry_after(response: httpx.Response) -> float | None:
    """Seconds; a date, which this carrier has never been seen to send, is left out."""
    given = response.headers.get("Retry-After", "")
    return float(given) if given.isascii() and given.isdigit() else None
