"""Another system asked for a call that waits: with its secrets, through the guarded client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.db.models import F, Func, Value
from django.utils import timezone
from django.utils.translation import gettext_noop

from flows.engine import asking
from flows.engine.errands import Inquiry
from flows.secrets.keeping import open_secret
from webhooks.errands.doing import DOERS, Doer, Refused
from webhooks.errands.rows import Errand
from webhooks.outside.asking import fetch
from webhooks.outside.told import Limits, Trouble

# As much as a customer's record may hold; nobody waits for more on a telephone.
MOST_BYTES = 256 * 1024
# Later than this the call has gone on: what is asked now might be done twice by a person.
_TOO_LATE = timedelta(seconds=10)
_HIDDEN = "•••"
_NO_SECRET = Trouble(
    "address",
    gettext_noop("A secret of this step is not there or cannot be opened: enter it again."),
)
_NO_JSON = gettext_noop("The answer is no JSON, so nothing can be remembered from it.")
_NOBODY_WAITS = gettext_noop("It was not asked: by then no call waited for the answer.")


@dataclass(frozen=True)
class Asked:
    """What another system said. `outcome` is the way out; `trouble` tells people why it is that."""

    outcome: str
    status: int = 0
    kept: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""
    body: bytes = b""

    def to_json(self) -> dict[str, Any]:
        """As the call hears it."""
        return {"outcome": self.outcome, "status": self.status, "kept": dict(self.kept)}


def ask(inquiry: Inquiry) -> Asked:
    headers = _with_secrets(inquiry)
    if headers is None:
        return Asked("problem", trouble=_NO_SECRET.sentence)
    body = inquiry.body.encode() if inquiry.method != "GET" else None
    limits = Limits(seconds=inquiry.timeout, most_bytes=MOST_BYTES)
    told = fetch(inquiry.method, inquiry.url, headers, body, limits)
    if isinstance(told, Trouble):
        return Asked("problem", trouble=told.sentence)
    outcome = asking.outcome_of(told.status)
    if outcome != "success":
        return Asked(outcome, told.status, body=told.body)
    kept = asking.kept_of(told.body, inquiry.keep)
    if kept is None:
        return Asked("problem", told.status, trouble=_NO_JSON, body=told.body)
    return Asked(outcome, told.status, kept, body=told.body)


def do_inquiry(errand: Errand) -> Mapping[str, Any]:
    inquiry = read_inquiry(errand.body)
    late = errand.wanted_at + timedelta(seconds=inquiry.timeout) + _TOO_LATE
    try:
        if timezone.now() > late:
            raise Refused(_NOBODY_WAITS)
        return ask(inquiry).to_json()
    finally:
        Errand.objects.filter(pk=errand.pk).update(body=_masked(errand.body))


def forget_answers(*, now: datetime) -> int:
    """What was remembered from answers leaves the rows of calls that are over."""
    over = Errand.objects.filter(
        kind=Inquiry.kind,
        result__has_key="kept",
        call__live=None,
        done_at__lt=now - timedelta(minutes=1),
    )
    without = Func(F("result"), Value("kept"), arg_joiner=" - ", template="%(expressions)s")
    return over.update(result=without)


def read_inquiry(body: Mapping[str, Any]) -> Inquiry:
    """As it was written down."""
    rows = {name: tuple(map(tuple, body[name])) for name in ("headers", "keep")}
    return Inquiry(**{**body, **rows})


def _with_secrets(inquiry: Inquiry) -> dict[str, str] | None:
    headers = {}
    for name, text, key in inquiry.headers:
        secret = open_secret(key) if key else ""
        if secret is None:
            return None
        # Where the text leads up to the secret there is a space between, as in “Bearer …”.
        gap = " " if text and secret and not text.endswith((" ", "=", ":")) else ""
        headers[name] = f"{text}{gap}{secret}"
    return headers


def _masked(body: Mapping[str, Any]) -> dict[str, Any]:
    """What stays in the row: who was asked and with which names, without any value."""
    parts = urlsplit(str(body["url"]))
    headers = [[name, _HIDDEN, key] for name, _text, key in body["headers"]]
    hidden = {"url": f"{parts.scheme}://{parts.netloc}/{_HIDDEN}", "headers": headers}
    return {**body, **hidden, "body": _HIDDEN if body["body"] else ""}


DOERS[Inquiry.kind] = Doer(do_inquiry, for_long=timedelta(0))
