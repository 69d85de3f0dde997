"""Real calls by a real worker, killed whenever that could cost a call or make one twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from tests.archive.worker import (
    Worker,
    ask_for_a_sweep,
    empty_queue,
    eventually,
    holding,
    queue_length,
    somebody_waits_for_a_lock,
)
from tests.outgoing.carrier import HoldingCarrier
from tests.outgoing.conftest import THEM, Ask
from webhooks.models import Call, CallAttempt, OutgoingCall, TextMessage
from webhooks.outgoing import queue
from webhooks.standin.caller import Busy, NoAnswer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]
StartWorker = Callable[..., Worker]


def state_is(state: str) -> Callable[[], bool]:
    return lambda: OutgoingCall.objects.filter(state=state).exists()


# Nobody knows yet what became of such a message.
OPEN = ["waiting", "asking"]


def ended(attempts: int) -> Callable[[], bool]:
    return lambda: CallAttempt.objects.filter(state="ended").count() == attempts


def finish_with_a_new_worker(start_worker: StartWorker, done: Callable[[], bool]) -> None:
    """The queue is lost as well; beat goes on asking for sweeps."""
    empty_queue()
    start_worker("--beat")
    eventually(done, "the new worker finishes the work")


def test_a_call_is_made_answered_and_its_message_sent(
    start_worker: StartWorker, carrier: HoldingCarrier, ask: Ask
) -> None:
    start_worker()
    ask(variables={"name": "Ada"})
    eventually(state_is("answered"), "the call is answered and reported")
    eventually(lambda: bool(carrier.messages), "its message is sent")
    call = Call.objects.get()
    assert (call.direction, call.called, call.steps.count()) == ("outgoing", THEM, 1)
    assert [message["message"] for message in carrier.messages] == ["Hello Ada"]
    assert CallAttempt.objects.get().callid == call.callid


def test_a_worker_killed_after_claiming_and_before_asking_costs_a_moment_and_no_call(
    start_worker: StartWorker, carrier: HoldingCarrier, ask: Ask
) -> None:
    ask()
    assert queue.claim(now=timezone.now())
    CallAttempt.objects.update(look_at=timezone.now())
    OutgoingCall.objects.update(asked_at=timezone.now())
    start_worker("--beat")
    eventually(
        lambda: CallAttempt.objects.filter(state="not_made").exists(), "the history is asked"
    )
    OutgoingCall.objects.update(next_attempt_at=timezone.now())
    eventually(state_is("answered"), "the call is made after all")
    assert carrier.calls == 1


def test_a_worker_killed_while_the_carrier_answers_makes_no_second_call(
    start_worker: StartWorker, carrier: HoldingCarrier, ask: Ask
) -> None:
    carrier.hold = True
    worker = start_worker()
    ask()
    eventually(carrier.held.is_set, "the carrier has made the call")
    worker.kill()
    carrier.hold = False
    carrier.go_on.set()
    finish_with_a_new_worker(start_worker, state_is("answered"))
    assert (carrier.calls, CallAttempt.objects.count()) == (1, 1)


def test_a_ringing_call_whose_answer_was_lost_is_found_in_the_history(
    start_worker: StartWorker, carrier: HoldingCarrier, ask: Ask
) -> None:
    carrier.hold, carrier.behaviour = True, NoAnswer()
    worker = start_worker()
    ask(ring_seconds=3600)
    eventually(carrier.held.is_set, "the carrier has made the call")
    worker.kill()
    carrier.hold = False
    carrier.go_on.set()
    finish_with_a_new_worker(
        start_worker, lambda: CallAttempt.objects.filter(state="ringing").exists()
    )
    assert CallAttempt.objects.get().callid in carrier.carrier.lines
    assert carrier.calls == 1


def test_a_worker_killed_before_it_keeps_the_answer_makes_no_second_call(
    start_worker: StartWorker, carrier: HoldingCarrier, ask: Ask
) -> None:
    carrier.hold, carrier.behaviour = True, NoAnswer()
    worker = start_worker()
    ask(ring_seconds=3600)
    eventually(carrier.held.is_set, "the carrier has made the call")
    with holding("SELECT FROM webhooks_callattempt FOR UPDATE"):
        carrier.go_on.set()
        eventually(somebody_waits_for_a_lock, "the worker wants to keep the answer")
        worker.kill()
    finish_with_a_new_worker(
        start_worker, lambda: CallAttempt.objects.filter(state="ringing").exists()
    )
    assert carrier.calls == 1


def test_a_task_that_is_given_out_again_makes_no_second_call(
    start_worker: StartWorker, carrier: HoldingCarrier, ask: Ask
) -> None:
    carrier.hold = True
    worker = start_worker()
    ask()
    eventually(carrier.held.is_set, "the carrier has made the call")
    with holding("SELECT FROM pgmq.q_celery FOR UPDATE"):
        carrier.go_on.set()
        eventually(
            lambda: CallAttempt.objects.exclude(state="asking").exists(), "the answer is kept"
        )
        eventually(somebody_waits_for_a_lock, "the worker wants to acknowledge")
        worker.kill()
    start_worker("--beat")
    eventually(state_is("answered"), "the call is over")
    eventually(lambda: queue_length() == 0, "the message is given out again and acknowledged")
    assert carrier.calls == 1


def test_a_busy_person_is_rung_again_and_given_up_in_the_end(
    start_worker: StartWorker, carrier: HoldingCarrier, ask: Ask
) -> None:
    carrier.behaviour = Busy(after=0)
    start_worker("--beat")
    ask()
    for made in (1, 2, 3):
        eventually(ended(made), f"attempt {made} is made and reported")
        OutgoingCall.objects.filter(state="waiting").update(next_attempt_at=timezone.now())
    eventually(state_is("given_up"), "nobody tries again")
    assert set(CallAttempt.objects.values_list("outcome", flat=True)) == {"busy"}
    assert carrier.calls == 3


def test_no_more_calls_go_on_at_once_than_are_allowed(
    start_worker: StartWorker,
    carrier: HoldingCarrier,
    ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OUTGOING_CALLS_AT_ONCE", "2")
    carrier.behaviour = NoAnswer()
    start_worker("--beat")
    for _ in range(4):
        ask(ring_seconds=3600)
    eventually(lambda: carrier.calls == 2, "two phones ring")
    for _ in range(3):
        ask_for_a_sweep()
    eventually(lambda: queue_length() == 0, "the worker has looked for more")
    assert carrier.calls == 2


def test_a_worker_killed_while_it_sends_sends_no_message_twice(
    start_worker: StartWorker, carrier: HoldingCarrier, ask: Ask
) -> None:
    worker = start_worker("--beat")
    ask()
    eventually(state_is("answered"), "the call is over")
    arrived = TextMessage.objects.exclude(carrier_id="")
    eventually(arrived.exists, "its message is sent")
    carrier.hold = True
    TextMessage.objects.update(state="waiting", next_attempt_at=timezone.now())
    eventually(carrier.held.is_set, "the carrier has taken the next one")
    worker.kill()
    carrier.hold = False
    carrier.go_on.set()
    finish_with_a_new_worker(
        start_worker, lambda: not TextMessage.objects.filter(state__in=OPEN).exists()
    )
    assert len(carrier.messages) == 2
