"""Errands: each done once, tried again when it could not be done, and never lost with a worker."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from tests.made_up_calls import make_call, make_flow, make_number, publish
from webhooks.errands.doing import (
    DOERS,
    Doer,
    Later,
    Refused,
    do_next_errand,
    give_up_unheard,
)
from webhooks.models import Call, Errand

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    version = publish(make_flow())
    return make_call(version, number=make_number(version.flow))


@pytest.fixture
def doer(monkeypatch: pytest.MonkeyPatch) -> FlowersSent:
    sent = FlowersSent()
    monkeypatch.setitem(DOERS, "flowers", Doer(sent.send, for_long=timedelta(hours=1)))
    return sent


class FlowersSent:
    """Somebody to send flowers to; `trouble` comes up instead, once for each."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.trouble: list[Exception] = []

    def send(self, errand: Errand) -> Mapping[str, Any] | None:
        if self.trouble:
            raise self.trouble.pop(0)
        self.sent.append(errand.body["to"])
        return {"colour": "red"}


def wanted(call: Call, kind: str = "flowers", **changes: object) -> Errand:
    now = timezone.now()
    fields = {"seq": 0, "position": 1, "body": {"to": "Ada"}, "wanted_at": now}
    return Errand.objects.create(
        call=call, kind=kind, **{**fields, "next_attempt_at": now, **changes}
    )


def kept() -> Errand:
    return Errand.objects.get()


def test_an_errand_is_done_once_and_its_result_kept(call: Call, doer: FlowersSent) -> None:
    wanted(call)
    assert [do_next_errand(), do_next_errand()] == [True, False]
    assert doer.sent == ["Ada"]
    assert (kept().state, kept().result, kept().next_attempt_at) == (
        "done",
        {"colour": "red"},
        None,
    )


@pytest.mark.django_db(transaction=True)
def test_nothing_in_the_database_is_held_while_somebody_outside_is_asked(
    monkeypatch: pytest.MonkeyPatch, call: Call
) -> None:
    held: list[bool] = []
    doer = Doer(lambda _errand: held.append(connection.in_atomic_block))
    monkeypatch.setitem(DOERS, "flowers", doer)
    wanted(call)
    do_next_errand()
    assert held == [False]
    assert kept().state == "done"


def test_what_cannot_be_done_now_is_done_later(call: Call, doer: FlowersSent) -> None:
    doer.trouble = [Later("The shop is closed.")]
    wanted(call)
    do_next_errand()
    assert (kept().state, kept().why) == ("waiting", "The shop is closed.")
    assert not do_next_errand()
    Errand.objects.update(next_attempt_at=timezone.now())
    do_next_errand()
    assert (kept().state, doer.sent) == ("done", ["Ada"])


def test_it_is_given_up_when_it_has_waited_too_long(call: Call, doer: FlowersSent) -> None:
    doer.trouble = [Later("The shop is closed.")]
    wanted(call, wanted_at=timezone.now() - timedelta(hours=2))
    do_next_errand()
    assert (kept().state, kept().why) == ("failed", "The shop is closed.")


def test_what_is_refused_is_not_tried_again(call: Call, doer: FlowersSent) -> None:
    doer.trouble = [Refused("They have no flowers.")]
    wanted(call)
    do_next_errand()
    assert (kept().state, kept().why, kept().next_attempt_at) == (
        "failed",
        "They have no flowers.",
        None,
    )


def test_a_failure_of_ours_is_told_without_its_innards(call: Call, doer: FlowersSent) -> None:
    doer.trouble = [ZeroDivisionError("secret")]
    wanted(call)
    assert do_next_errand()
    assert (kept().state, "secret" in kept().why) == ("failed", False)


def test_a_kind_nobody_knows_is_told(call: Call) -> None:
    wanted(call, kind="fireworks")
    do_next_errand()
    assert (kept().state, kept().why) == ("failed", "This Antler does not know how to do this.")


def test_of_an_errand_whose_worker_died_nobody_knows(call: Call, doer: FlowersSent) -> None:
    wanted(call, state="doing", next_attempt_at=timezone.now() - timedelta(seconds=1))
    assert give_up_unheard(now=timezone.now()) == 1
    assert not do_next_errand()
    assert (kept().state, doer.sent) == ("unknown", [])


def test_what_does_no_harm_twice_is_done_again_after_a_worker_died(
    call: Call, doer: FlowersSent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(DOERS, "flowers", Doer(doer.send, twice=True))
    wanted(call, state="doing", next_attempt_at=timezone.now() - timedelta(seconds=1))
    give_up_unheard(now=timezone.now())
    do_next_errand()
    assert doer.sent == ["Ada"]
