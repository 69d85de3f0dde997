"""No address that the carrier is given tells a reader its secret."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from webhooks.line import auth
from webhooks.line.addresses import CallLinks, away_url, delivered_url, dialled_url, hangup_url
from webhooks.models import Number
from webhooks.numbers import start_url
from webhooks.review.masking import masked, without_tokens

LINKS = CallLinks(callid="c1", seq=3, place=None, prompts={})
ADDRESSES: list[Callable[[Number], str]] = [
    start_url,
    lambda number: away_url(number, "hangup"),
    lambda number: away_url(number, "recording"),
    lambda number: hangup_url("c1"),
    lambda number: LINKS.next,
    lambda number: LINKS.recording,
    lambda number: dialled_url(7),
    lambda number: delivered_url(7),
]
NAMES = ["start", "away hangup", "away recording", "hangup", "next", "recording", "dialled", "sent"]


@pytest.mark.parametrize("address_of", ADDRESSES, ids=NAMES)
def test_an_address_is_shown_without_its_secret(
    number: Number, address_of: Callable[[Number], str]
) -> None:
    tokens = {number.secret, auth.call_token("c1")}
    tokens |= {auth.row_token(kind, 7) for kind in ("attempt", "message")}
    address = address_of(number)
    assert any(token in address for token in tokens)
    for shown in (without_tokens(address), str(masked({"actions": [{"record": address}]}))):
        assert not any(token in shown for token in tokens)
        assert "/…" in shown
