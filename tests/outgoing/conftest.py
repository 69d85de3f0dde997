"""A carrier that rings people, a call face it can reach, and a worker for those who start one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from designer import settings_calls
from tests.archive.worker import Worker, empty_queue, eventually, no_worker_is_connected
from tests.builders import OURS, an_answered_number
from tests.call_face import in_passing_threads
from tests.calls.conftest import FACE
from tests.graphs import flow
from tests.outgoing.carrier import ACCOUNT, HoldingCarrier, running
from tests.outgoing.face import served
from webhooks.models import Number, OutgoingCall
from webhooks.outgoing.asking import Wish, ask_for_call

THEM = "+46701234567"
Ask = Callable[..., OutgoingCall]


def thanks() -> dict[str, object]:
    """A flow that sends a message and plays another."""
    return flow(
        {
            "in": "incoming_call",
            "sms": ("send_sms", {"message": "Hello {name}", "sender_name": "Antler"}),
            "bye": ("hang_up", {"reason": "end"}),
        },
        "in next > sms",
        "sms next > bye",
    )


@pytest.fixture
def number(db: None) -> Number:
    return an_answered_number(thanks())


@pytest.fixture
def ask(number: Number) -> Ask:
    """Asks for a call to the flow of the number, with what is said differently."""

    def wanted(**changes: object) -> OutgoingCall:
        assert number.flow_id is not None
        wish: dict[str, object] = {"flow": number.flow_id, "ours": OURS, "to": THEM, **changes}
        return ask_for_call(Wish(**wish), user=None, now=timezone.now())  # type: ignore[arg-type]

    return wanted


@pytest.fixture
def carrier(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[HoldingCarrier]:
    with running(HoldingCarrier(), numbers=[OURS]) as carrier:
        settings.ELKS_API_URL = f"{carrier.url}/a1"
        settings.ELKS_API_USERNAME, settings.ELKS_API_PASSWORD = ACCOUNT.username, ACCOUNT.password
        yield carrier


@pytest.fixture
def face(
    transactional_db: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """The call face over HTTP; a worker begun afterwards gives its address to the carrier."""
    for name in FACE:
        setattr(settings, name, getattr(settings_calls, name))
    settings.CALLS_FOLDER = str(tmp_path / "calls")
    with served(in_passing_threads) as url:
        settings.CALLS_URL = url
        monkeypatch.setenv("CALLS_URL", url)
        yield url


@pytest.fixture
def start_worker(
    face: str, carrier: HoldingCarrier, tmp_path: Path
) -> Iterator[Callable[..., Worker]]:
    """Starts workers on the test database; none outlives the test."""
    workers: list[Worker] = []

    def start(*flags: str) -> Worker:
        workers.append(Worker(carrier, tmp_path / "worker.log", *flags))
        return workers[-1]

    empty_queue()
    yield start
    for worker in workers:
        worker.stop()
    eventually(no_worker_is_connected, "the workers' connections are gone")
