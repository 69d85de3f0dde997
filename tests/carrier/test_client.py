"""The client of the carrier's REST API, over real HTTP."""

from __future__ import annotations

import time
from base64 import b64encode
from datetime import UTC, datetime, timedelta

import pytest

from tests.archive.carrier import Carrier, Reply, document, silence, status
from webhooks.elks.client import (
    Account,
    CarrierAway,
    CarrierRefused,
    Client,
    MadeCall,
    Patience,
    UnknownOutcome,
)

ME = {"displayname": "Harbour Dental", "balance": 1_000_000, "currency": "SEK"}
MADE = {"id": "c1", "state": "ongoing", "created": "2016-11-03T08:46:00.900484"}
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def call(client: Client) -> MadeCall:
    return client.make_call(
        from_number="+46766861004",
        to="+46701111111",
        voice_start="https://calls.example/start",
        when_hangup="https://calls.example/over",
        timeout=30,
    )


def test_it_signs_in_with_the_account(carrier: Carrier, client: Client) -> None:
    carrier.serve("/a1/me", document(ME))
    assert client.me() == ME
    signed = f"Basic {b64encode(b'u123:hush-hush').decode()}"
    assert carrier.asked == [("/a1/me", signed)]


def test_an_account_in_a_log_shows_no_password() -> None:
    assert "hush" not in repr(Account("u123", "hush-hush", "https://api.example/a1"))


@pytest.mark.parametrize("trouble", [status(503), status(429), silence, status(200, b"<html>")])
def test_a_question_is_asked_again_until_it_is_answered(
    carrier: Carrier, client: Client, trouble: Reply
) -> None:
    carrier.serve("/a1/me", trouble, trouble, document(ME))
    assert client.me() == ME


def test_a_question_that_is_never_answered_may_be_asked_later(
    carrier: Carrier, client: Client
) -> None:
    carrier.serve("/a1/me", status(503))
    with pytest.raises(CarrierAway, match=r"^The carrier answered 503\.$"):
        client.me()
    assert len(carrier.asked) == 3


def test_the_pause_the_carrier_asks_for_is_kept(carrier: Carrier, client: Client) -> None:
    carrier.serve("/a1/me", status(429, b"", **{"Retry-After": "1"}), document(ME))
    before = time.monotonic()
    client.me()
    assert time.monotonic() - before >= 1


def test_a_pause_longer_than_our_patience_is_left_to_whoever_asks_later(
    carrier: Carrier, client: Client
) -> None:
    carrier.serve("/a1/me", status(429, b"", **{"Retry-After": "3600"}), document(ME))
    with pytest.raises(CarrierAway, match="slow down"):
        client.me()
    assert len(carrier.asked) == 1


@pytest.mark.parametrize("lost", [silence, status(502), status(200, b"[1]")])
def test_a_call_whose_answer_is_lost_is_never_made_again(
    carrier: Carrier, client: Client, lost: Reply
) -> None:
    carrier.serve("/a1/calls", lost, document(MADE))
    with pytest.raises(UnknownOutcome, match="may or may not"):
        call(client)
    assert len(carrier.posted) == 1


def test_a_call_the_carrier_was_too_busy_for_is_made_a_moment_later(
    carrier: Carrier, client: Client
) -> None:
    carrier.serve("/a1/calls", status(429), document(MADE))
    assert call(client).id == "c1"


def test_a_call_tells_the_carrier_all_it_needs(carrier: Carrier, client: Client) -> None:
    carrier.serve("/a1/calls", document(MADE))
    call(client)
    form = {
        "from": "+46766861004",
        "to": "+46701111111",
        "voice_start": "https://calls.example/start",
        "whenhangup": "https://calls.example/over",
        "timeout": "30",
    }
    assert carrier.posted == [("/a1/calls", form)]


def test_a_carrier_that_is_not_there_is_away_also_for_a_post() -> None:
    with (
        Client(Account("u", "p", "http://127.0.0.1:9/a1"), patience=Patience(tries=1)) as client,
        pytest.raises(CarrierAway, match="cannot be reached"),
    ):
        call(client)


def test_setting_a_start_address_is_repeated_since_twice_does_no_harm(
    carrier: Carrier, client: Client
) -> None:
    carrier.serve("/a1/numbers/n1", silence, document({"id": "n1", "voice_start": "https://x/s"}))
    assert client.set_voice_start("n1", "https://x/s").voice_start == "https://x/s"
    assert len(carrier.posted) == 2


def test_a_message_asks_for_its_report_and_for_silence_about_its_text(
    carrier: Carrier, client: Client
) -> None:
    carrier.serve("/a1/sms", document({"id": "s1", "cost": 3500, "parts": 2}))
    sent = client.send_sms(
        from_number="Harbour",
        to="+46701111111",
        message="Call me",
        when_delivered="https://calls.example/sms",
        dont_log=True,
    )
    assert (sent.id, sent.cost, sent.parts) == ("s1", 3500, 2)
    assert carrier.posted[0][1]["dontlog"] == "message"


@pytest.mark.parametrize(
    ("code", "said", "sentence"),
    [
        (400, b"Invalid to number", "check how it is written"),
        (400, b"Not enough credits (0)", "fill it up"),
        (400, b"Too long\n name", "The carrier refused this. “Too long name”"),
        (400, b"<html>Oops</html>", "^The carrier refused this.$"),
        (401, b"No.", "refuses our credentials"),
        (400, b"User u123 with hush-hush may not", "“User … with … may not”"),
        (400, b"No https://calls.example/elks/start/46/secret please", "“No … please”"),
    ],
)
def test_a_refusal_is_one_sentence_without_credentials(
    carrier: Carrier, client: Client, code: int, said: bytes, sentence: str
) -> None:
    carrier.serve("/a1/me", status(code, said))
    with pytest.raises(CarrierRefused, match=sentence) as refused:
        client.me()
    assert (refused.value.status, len(carrier.asked)) == (code, 1)


def test_the_credentials_do_not_follow_a_redirect(carrier: Carrier, client: Client) -> None:
    carrier.serve("/a1/me", status(302, Location=f"{carrier.url}/elsewhere"))
    with pytest.raises(CarrierRefused, match="leads elsewhere"):
        client.me()
    assert [path for path, _ in carrier.asked] == ["/a1/me"]


def test_an_id_cannot_lead_to_another_address(carrier: Carrier, client: Client) -> None:
    with pytest.raises(CarrierRefused):
        client.call("../me")
    assert carrier.asked == []


def test_a_list_is_followed_page_by_page(carrier: Carrier, client: Client) -> None:
    stamp = "2026-02-28T10%3A00%3A00.000000"
    period = "start=2026-03-01T12%3A00%3A00.000000&end=2026-02-27T12%3A00%3A00.000000"
    next_page = {"data": [{"id": "c1-r0", "duration": 4}], "next": "2026-02-28T10:00:00.000000"}
    carrier.serve(f"/a1/recordings?{period}", document(next_page))
    carrier.serve(
        f"/a1/recordings?start={stamp}&end=2026-02-27T12%3A00%3A00.000000",
        document({"data": [{"id": "c2-r1"}]}),
    )
    found = list(client.recordings(start=NOON - timedelta(days=2), end=NOON))
    assert [(each.id, each.callid, each.duration) for each in found] == [
        ("c1-r0", "c1", 4),
        ("c2-r1", "c2", None),
    ]
    assert found[0].url == f"{carrier.url}/a1/recordings/c1-r0.wav"


def test_a_list_that_leads_to_itself_ends(carrier: Carrier, client: Client) -> None:
    page = document({"data": [{"id": "n1"}], "next": "2026"})
    carrier.serve("/a1/numbers", page)
    carrier.serve("/a1/numbers?start=2026", page)
    assert [each.id for each in client.numbers()] == ["n1", "n1"]


def test_a_call_looks_like_its_hangup_report(carrier: Carrier, client: Client) -> None:
    legs = [{"to": "+46701111111", "state": "success"}]
    answer = {"id": "c1", "duration": 8, "legs": legs, "start": None}
    carrier.serve("/a1/calls/c1", document(answer))
    assert client.call("c1") == {
        "id": "c1",
        "duration": "8",
        "legs": '[{"to": "+46701111111", "state": "success"}]',
    }
