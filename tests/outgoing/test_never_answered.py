"""Who never answers, however often they are rung: the flow does something instead, once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from tests.admin.conftest import browser
from tests.archive.worker import Worker, eventually, holding, somebody_waits_for_a_lock
from tests.builders import OURS, an_answered_number
from tests.graphs import flow
from tests.outgoing.carrier import HoldingCarrier
from tests.outgoing.conftest import THEM, Ask
from tests.personas import Persona
from webhooks.elks.forms import read_report
from webhooks.ending.endings import archive_report, end_call
from webhooks.models import Call, CallAttempt, Number, OutgoingCall, Report, TextMessage
from webhooks.outgoing import following, queue
from webhooks.outgoing.asking import cancel_call
from webhooks.standin.caller import Busy

ONCE: dict[str, Any] = {"times": 0, "pause": 1}
TEXT = "{who}: we rang you about {when}. {call_outcome}, talked {call_talked}"


def reminder() -> dict[str, Any]:
    """Rings somebody, and sends them an SMS where they never answer."""
    return flow(
        {
            "in": ("incoming_call", {"inputs": [{"name": "when", "value": "something"}]}),
            "bye": ("hang_up", {"reason": "end"}),
            "after": "after_call",
            "sms": ("send_sms", {"message": TEXT, "sender_name": "Antler"}),
        },
        "in next > bye",
        "after unanswered > sms",
    )


@pytest.fixture
def number(db: None) -> Number:
    return an_answered_number(reminder())


def rung(ask: Ask, **variables: str) -> CallAttempt:
    """The only attempt of a call that is not tried again."""
    row = ask(variables=variables)
    OutgoingCall.objects.filter(pk=row.pk).update(
        busy_retries=0, no_answer_retries=0, failed_retries=0
    )
    attempt = queue.claim(now=timezone.now())
    assert attempt
    return attempt


def reported(attempt: CallAttempt, **told: str) -> None:
    """The carrier reports how the attempt ended."""
    assert following.belongs("c1", attempt_id=attempt.pk)
    form = {"id": "c1", "direction": "outgoing", "from": OURS, "to": THEM, "state": "busy", **told}
    end_call(read_report(form), raw=form, now=timezone.now())
    archive_report(Report.objects.get().pk, now=timezone.now())


@pytest.mark.django_db
def test_the_message_goes_to_who_was_rung_and_knows_what_was_given_along(ask: Ask) -> None:
    reported(rung(ask, who="Ada"))
    sent = TextMessage.objects.get()
    assert (sent.to, sent.sender) == (THEM, "Antler")
    assert sent.text == "Ada: we rang you about something. busy, talked no"


@pytest.mark.django_db
def test_as_long_as_they_are_rung_again_nothing_is_sent(ask: Ask) -> None:
    ask()
    attempt = queue.claim(now=timezone.now())
    assert attempt
    reported(attempt)
    assert OutgoingCall.objects.get().state == "waiting"
    assert not TextMessage.objects.exists()


@pytest.mark.django_db
def test_who_answers_gets_none(ask: Ask) -> None:
    reported(rung(ask), state="success", start="2026-05-03T12:00:00")
    assert OutgoingCall.objects.get().state == "answered"
    assert not TextMessage.objects.exists()


@pytest.mark.django_db
def test_a_call_that_was_cancelled_sends_none(ask: Ask) -> None:
    attempt = rung(ask)
    cancel_call(attempt.outgoing_id)
    reported(attempt)
    assert not TextMessage.objects.exists()


@pytest.mark.django_db
def test_a_report_that_comes_twice_sends_one(ask: Ask) -> None:
    reported(rung(ask))
    Report.objects.update(archived_at=None)
    archive_report(Report.objects.get().pk, now=timezone.now())
    assert TextMessage.objects.count() == 1


@pytest.mark.django_db
def test_a_carrier_that_will_ring_no_more_leaves_it_to_the_message(ask: Ask) -> None:
    ask()
    attempt = queue.claim(now=timezone.now())
    assert attempt
    reported(attempt)
    OutgoingCall.objects.update(next_attempt_at=timezone.now() - timedelta(seconds=1))
    again = queue.claim(now=timezone.now())
    assert again
    following.refused(again.pk, "The carrier refused.", now=timezone.now())
    assert OutgoingCall.objects.get().state == "refused"
    assert TextMessage.objects.count() == 1


@pytest.mark.django_db
def test_where_nobody_could_be_rung_at_all_nothing_is_sent(ask: Ask) -> None:
    following.refused(rung(ask).pk, "The carrier refused.", now=timezone.now())
    assert not TextMessage.objects.exists()


@pytest.mark.django_db
def test_a_flow_that_nothing_follows_sends_none(ask: Ask, number: Number) -> None:
    plain = flow({"in": "incoming_call", "bye": "hang_up"}, "in next > bye")
    flow_id = an_answered_number(plain, name="Plain").flow_id
    row = ask(flow=flow_id)
    OutgoingCall.objects.filter(pk=row.pk).update(busy_retries=0)
    attempt = queue.claim(now=timezone.now())
    assert attempt
    reported(attempt)
    assert OutgoingCall.objects.get().state == "given_up"
    assert Call.objects.get().steps.count() == 0


@pytest.mark.django_db
def test_what_goes_wrong_afterwards_gives_up_all_the_same(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    from webhooks.ending import afterwards

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(afterwards, "take_after", broken)
    reported(rung(ask))
    assert OutgoingCall.objects.get().state == "given_up"


@pytest.mark.django_db
def test_it_is_told_with_the_call_of_our_own(ask: Ask, oskar: Persona) -> None:
    attempt = rung(ask)
    reported(attempt)
    told = oskar.api.get(f"/api/outgoing/{attempt.outgoing_id}/").json()["told"]
    assert [(one["kind"], one["to"], one["state"]) for one in told] == [("sms", THEM, "waiting")]


@pytest.mark.django_db
def test_the_admin_shows_it_with_the_call_of_our_own(ask: Ask, oskar: Persona) -> None:
    attempt = rung(ask)
    reported(attempt)
    page = reverse("admin:webhooks_outgoingcall_change", args=[attempt.outgoing_id])
    shown = browser(oskar.user).get(page).content.decode()
    assert "Waiting</span> +46 70 123 45 67" in shown


@pytest.mark.django_db
def test_a_call_that_nobody_took_cannot_be_made_a_test(ask: Ask) -> None:
    reported(rung(ask))
    page = reverse("admin:webhooks_call_change", args=[Call.objects.get().pk])
    admin = User.objects.create_superuser("admin")
    assert browser(admin).get(page).context["may_test"] is False


StartWorker = Callable[..., Worker]


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_it_is_sent_once_by_the_worker_when_the_last_attempt_is_over(
    start_worker: StartWorker, carrier: HoldingCarrier, ask: Ask
) -> None:
    carrier.behaviour = Busy(after=0)
    start_worker("--beat")
    row = ask(variables={"who": "Ada"})
    OutgoingCall.objects.filter(pk=row.pk).update(busy_retries=1, busy_pause=1)
    eventually(lambda: CallAttempt.objects.filter(state="ended").exists(), "it was busy")
    assert carrier.messages == []
    OutgoingCall.objects.update(next_attempt_at=timezone.now())
    eventually(lambda: bool(carrier.messages), "the message is sent")
    assert [message["message"] for message in carrier.messages] == [
        "Ada: we rang you about something. busy, talked no"
    ]
    assert carrier.calls == 2


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_it_gives_up_sends_it_once_all_the_same(
    start_worker: StartWorker, carrier: HoldingCarrier, ask: Ask
) -> None:
    carrier.behaviour = Busy(after=0)
    row = ask(variables={"who": "Ada"})
    OutgoingCall.objects.filter(pk=row.pk).update(busy_retries=0)
    with holding("LOCK TABLE webhooks_textmessage IN SHARE MODE"):
        worker = start_worker()
        eventually(somebody_waits_for_a_lock, "the worker is about to write the message")
        worker.kill()
    assert not TextMessage.objects.exists()
    start_worker("--beat")
    eventually(lambda: bool(carrier.messages), "the message is sent")
    assert OutgoingCall.objects.get().state == "given_up"
    assert len(carrier.messages) == 1
