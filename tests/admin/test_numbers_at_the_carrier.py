"""What the carrier holds of a number, in the admin and over REST."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from flows.models import Flow
from tests.made_up_calls import make_flow, make_number, make_recording, publish
from tests.personas import Persona
from tests.standin.running import ACCOUNT, in_a_thread
from webhooks.carrier.alarms import look_for_alarms
from webhooks.models import Number, RecordingState, Rental, StartState

pytestmark = pytest.mark.django_db
NUMBERS = "/admin/webhooks/number/"
MAIN = "+46766861004"


@pytest.fixture
def standin(settings: Settings) -> Iterator[None]:
    with in_a_thread(MAIN) as address:
        settings.ELKS_API_URL = f"{address}/a1"
        settings.ELKS_API_USERNAME, settings.ELKS_API_PASSWORD = ACCOUNT
        yield


def live_flow() -> Flow:
    flow = make_flow()
    publish(flow)
    return flow


def rented(
    state: StartState, *, flow: Flow | None = None, holds: str = "", trouble: str = ""
) -> Number:
    number = make_number(flow)
    now = timezone.now()
    Rental.objects.create(
        number=number,
        carrier_id="n1",
        state=state,
        holds=holds,
        trouble=trouble,
        checked_at=now,
        next_attempt_at=now,
    )
    return number


def told(answer: object) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]  # type: ignore[attr-defined]


def test_an_operator_fetches_the_carriers_numbers(oskars: Client, standin: None) -> None:
    answer = oskars.post(f"{NUMBERS}sync/")
    assert told(answer) == ["Numbers at the carrier: 1. New here: 1. Gone: 0."]
    assert Number.objects.get().number == MAIN


def test_fetching_without_an_account_says_what_to_do(oskars: Client, settings: Settings) -> None:
    settings.ELKS_API_USERNAME = ""
    answer = oskars.post(f"{NUMBERS}sync/")
    assert told(answer) == ["There is no carrier account yet: enter it in the admin."]


def test_a_reviewer_fetches_nothing(ruts: Client) -> None:
    assert ruts.post(f"{NUMBERS}sync/").status_code == 403


@pytest.mark.parametrize(
    ("state", "known", "sentence"),
    [
        (StartState.IN_STEP, "", "In step"),
        (StartState.FAILED, "The carrier refused this.", "The carrier refused this."),
        (StartState.ELSEWHERE, "https://other.example/…", "https://other.example/…"),
        (StartState.WAITING, "", "It is set when the flow is published."),
    ],
)
def test_the_list_says_how_the_carrier_stands(
    page: Callable[[str], str], state: StartState, known: str, sentence: str
) -> None:
    trouble = known if state == StartState.FAILED else ""
    rented(state, holds=known, trouble=trouble)
    assert sentence in page(NUMBERS)


def test_an_offline_number_says_so(page: Callable[[str], str]) -> None:
    make_number(None)
    assert "Offline" in page(NUMBERS)


def test_what_the_carrier_holds_instead_can_be_replaced(oskars: Client) -> None:
    number = rented(StartState.ELSEWHERE, flow=live_flow())
    address = f"{NUMBERS}{number.pk}/"
    assert "Set the start address" in oskars.get(f"{address}change/").content.decode()
    oskars.post(f"{address}set-start/")
    assert Rental.objects.get().state == StartState.WAITING


def test_what_is_in_step_needs_no_button(oskars: Client) -> None:
    number = rented(StartState.IN_STEP, flow=live_flow())
    shown = oskars.get(f"{NUMBERS}{number.pk}/change/").content.decode()
    assert "Set the start address" not in shown


def test_a_note_is_kept(oskars: Client) -> None:
    number = make_number(None)
    oskars.post(f"{NUMBERS}{number.pk}/change/", {"label": "", "note": "Ask Anna.", "flow": ""})
    number.refresh_from_db()
    assert number.note == "Ask Anna."


def test_rest_fetches_the_carriers_numbers(oskar: Persona, standin: None) -> None:
    answer = oskar.api.post("/api/numbers/sync/")
    assert (answer.status_code, answer.json()) == (200, {"known": 1, "added": [MAIN], "gone": []})


def test_rest_tells_when_the_carrier_cannot_be_asked(oskar: Persona, settings: Settings) -> None:
    settings.ELKS_API_USERNAME = ""
    answer = oskar.api.post("/api/numbers/sync/")
    assert answer.status_code == 424
    assert "enter it in the admin" in answer.json()["detail"]


def test_rest_shows_what_the_carrier_holds(oskar: Persona) -> None:
    rented(StartState.ELSEWHERE, holds="https://other.example/…")
    carrier = oskar.api.get("/api/numbers/").json()[0]["carrier"]
    assert (carrier["state"], carrier["holds"]) == ("elsewhere", "https://other.example/…")


def test_rest_sets_the_start_address(oskar: Persona) -> None:
    number = rented(StartState.ELSEWHERE, flow=live_flow())
    answer = oskar.api.post(f"/api/numbers/{number.pk}/set-start/")
    assert (answer.status_code, answer.json()["carrier"]["state"]) == (202, "waiting")


def test_rest_cannot_set_it_for_an_offline_number(oskar: Persona) -> None:
    number = make_number(live_flow())
    answer = oskar.api.post(f"/api/numbers/{number.pk}/set-start/")
    assert answer.status_code == 409
    assert "fetch the carrier's numbers" in answer.json()["detail"]


def test_an_alarm_is_on_the_first_page_and_in_rest(
    page: Callable[[str], str], oskar: Persona
) -> None:
    recording = make_recording(RecordingState.ANNOUNCED, days_ago=2)
    look_for_alarms(now=timezone.now())
    assert "the carrier deletes them soon" in page("/admin/")
    alarm = oskar.api.get("/api/alarms/").json()[0]
    assert (alarm["recording"], alarm["state"]) == (recording.pk, "announced")
