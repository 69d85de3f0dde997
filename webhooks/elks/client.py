"""The carrier's REST API, as far as we use it; its refusals and silences are `CarrierTrouble`.

Every method may wait: for its turn, for the answer, and between attempts. Never call one inside a
caller's turn, or inside a transaction.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from types import TracebackType
from typing import Any, Self

from webhooks.elks.asking import Account, Asking, Patience
from webhooks.elks.resources import (
    CarrierNumber,
    CarrierRecording,
    Item,
    MadeCall,
    SentSms,
    as_form,
    read_made_call,
    read_number,
    read_recording_item,
    read_sent_sms,
    stamp,
)
from webhooks.elks.trouble import (
    CarrierAway,
    CarrierRefused,
    CarrierTrouble,
    UnknownOutcome,
    said,
    unknown_thing,
)

__all__ = [
    "Account",
    "CarrierAway",
    "CarrierNumber",
    "CarrierRecording",
    "CarrierRefused",
    "CarrierTrouble",
    "Client",
    "MadeCall",
    "Patience",
    "SentSms",
    "UnknownOutcome",
]

_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")


def _at_once() -> None:
    """No turn to wait for."""


class Client:
    """Speaks for one account. `take_turn` is asked before each request and may wait."""

    def __init__(
        self,
        account: Account,
        *,
        take_turn: Callable[[], None] = _at_once,
        patience: Patience | None = None,
    ) -> None:
        self._base = account.url
        self._asking = Asking(account, take_turn=take_turn, patience=patience or Patience())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._asking.close()

    def me(self) -> Mapping[str, Any]:
        """The account: `displayname`, `balance` and `currency` among others, where it tells."""
        return self._asking.get("me")

    def numbers(self) -> list[CarrierNumber]:
        """All numbers of the account, those it has given up included."""
        return [read_number(item) for item in self._pages("numbers", {})]

    def set_voice_start(self, number_id: str, voice_start: str) -> CarrierNumber:
        """Give a number the address, or the JSON text, its calls begin with."""
        form = {"voice_start": voice_start}
        return read_number(self._asking.post(_one("numbers", number_id), form, harmless=True))

    def set_sms_url(self, number_id: str, sms_url: str) -> None:
        """Give a number the address that messages to it are posted to."""
        self._asking.post(_one("numbers", number_id), {"sms_url": sms_url}, harmless=True)

    def make_call(
        self, *, from_number: str, to: str, voice_start: str, when_hangup: str, timeout: int
    ) -> MadeCall:
        """Ring `to` for at most `timeout` seconds; the flow begins when it is taken."""
        form = {
            "from": from_number,
            "to": to,
            "voice_start": voice_start,
            "whenhangup": when_hangup,
            "timeout": str(timeout),
        }
        made = read_made_call(self._asking.post("calls", form))
        if not made.id:
            raise UnknownOutcome(said("The carrier made a call without telling its id."))
        return made

    def call(self, callid: str) -> Mapping[str, str]:
        """One call, with the fields of a hangup report; `state` may still be `ongoing`."""
        return as_form(self._asking.get(_one("calls", callid)))

    def calls(self, *, start: datetime, end: datetime) -> Iterator[Mapping[str, Any]]:
        """The calls of a time, newest first."""
        return self._pages("calls", _period(start, end))

    def recordings(self, *, start: datetime, end: datetime) -> Iterator[CarrierRecording]:
        """The recordings of a time that the carrier still keeps, newest first."""
        for item in self._pages("recordings", _period(start, end)):
            yield read_recording_item(item, base=self._base)

    def recording(self, recording_id: str) -> CarrierRecording:
        found = self._asking.get(_one("recordings", recording_id))
        return read_recording_item(found, base=self._base)

    def send_sms(
        self,
        *,
        from_number: str,
        to: str,
        message: str,
        when_delivered: str | None,
        dont_log: bool,
    ) -> SentSms:
        """`from_number` may be a sender's name; `dont_log`: the carrier shall not keep the text."""
        form = {"from": from_number, "to": to, "message": message}
        if when_delivered:
            form["whendelivered"] = when_delivered
        if dont_log:
            form["dontlog"] = "message"
        sent = read_sent_sms(self._asking.post("sms", form))
        if not sent.id:
            raise UnknownOutcome(said("The carrier took a message without telling its id."))
        return sent

    def _pages(self, path: str, query: Mapping[str, str]) -> Iterator[Item]:
        """Page by page: each tells the `start` of the next."""
        before = ""
        while True:
            page = self._asking.get(path, {**query, **({"start": before} if before else {})})
            yield from (item for item in page.get("data") or [] if isinstance(item, dict))
            older = str(page.get("next") or "")
            # A page that leads to itself, or to a newer one, would never end.
            if not older or (before and older >= before):
                return
            before = older


def _one(kind: str, item_id: str) -> str:
    """The path of one thing. An id that would lead to another path is none of the carrier's."""
    if not _ID.fullmatch(item_id):
        raise unknown_thing()
    return f"{kind}/{item_id}"


def _period(start: datetime, end: datetime) -> dict[str, str]:
    """The carrier lists backwards: its `start` is the newer end."""
    return {"start": stamp(end), "end": stamp(start)}
