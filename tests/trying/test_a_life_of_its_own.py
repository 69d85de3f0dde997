"""A tried call happens to nobody: it is in no list, moves nobody else, and is forgotten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from flows.drafts import create_flow, delete_flow
from flows.hours.editing import create_hours
from flows.models import Flow, FlowVersion
from flows.trying import freeze_for_trial
from tests.builders import OURS, the_prompts
from tests.call_face import CallFace
from tests.engine.hours.calendars import definition
from tests.graphs import flow as drawn
from tests.graphs import office
from tests.made_up_calls import make_call
from tests.personas import Persona
from webhooks.carrier.missing_calls import _unreported
from webhooks.elks.forms import read_call, read_next
from webhooks.ending.sweeping import tidy_up_trials
from webhooks.line import auth
from webhooks.line.journal import read_turn
from webhooks.models import Call, CallStep, LiveCall, TextMessage
from webhooks.review.overview import overview
from webhooks.trying.line import TrialLine
from webhooks.trying.rooms import MOST_OF_ONE, Rooms
from webhooks.watching.journal_tail import read_hello

pytestmark = pytest.mark.django_db
CALLER = "+46701111111"
A_MONDAY = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)


@pytest.fixture
def office_flow(db: None) -> Flow:
    the_prompts()
    return create_flow("Office", document=office(), user=None, now=timezone.now())


@pytest.fixture
def office_hours(db: None) -> None:
    """Monday to Friday, in Stockholm."""
    create_hours("Office", definition(), user=None, now=timezone.now())


def tried(flow: Flow, *, at: datetime | None = None, callid: str = "try-1") -> TrialLine:
    """The line of a call that has just rung, with its first post answered."""
    user, _made = User.objects.get_or_create(username="dora")
    version = freeze_for_trial(flow.pk, user=user, now=timezone.now())
    line = TrialLine(callid, version.pk, trial={"by": "dora"}, pretended=lambda: at or A_MONDAY)
    line.start_call(a_post(callid), number=OURS, secret="tried", now=timezone.now())
    return line


def a_post(callid: str) -> Any:
    return read_call({"callid": callid, "from": CALLER, "to": OURS, "direction": "incoming"})


def press(line: TrialLine, digits: str, *, seq: int) -> str:
    ended = read_next({"callid": line.callid, "result": digits})
    token = auth.call_token(line.callid)
    return line.next_turn(ended, token=token, seq=seq, place=None, now=timezone.now())


def test_it_is_listed_only_where_tried_calls_are_asked_for(office_flow: Flow, rut: Persona) -> None:
    tried(office_flow)
    make_call(None)
    assert len(rut.api.get("/api/calls/").json()["results"]) == 1
    asked = rut.api.get("/api/calls/?trial=true").json()["results"]
    assert [call["callid"] for call in asked] == ["try-1"]
    assert asked[0]["trial"] is True


def test_the_admin_hides_it_until_its_filter_is_chosen(
    office_flow: Flow, rut: Persona, client: Client
) -> None:
    tried(office_flow)
    client.force_login(rut.user)
    page = "/admin/webhooks/call/"
    assert "+46 70 111 11 11" not in client.get(page).content.decode()
    assert "+46 70 111 11 11" in client.get(f"{page}?tried=only").content.decode()


def test_no_count_holds_it(office_flow: Flow) -> None:
    tried(office_flow)
    seen = overview(now=timezone.now())
    assert (seen.going_on, seen.today) == (0, 0)


def test_nobody_who_watches_the_flow_takes_it_for_a_real_call(office_flow: Flow) -> None:
    tried(office_flow)
    assert LiveCall.objects.exists()
    assert read_hello(office_flow.pk, 0).calls == []


def test_the_flow_it_was_tried_on_has_no_version_for_it(office_flow: Flow, dora: Persona) -> None:
    tried(office_flow)
    assert dora.api.get(f"/api/flows/{office_flow.pk}/versions/").json() == []
    assert FlowVersion.frozen.count() == 1


def test_the_same_draft_is_frozen_once(office_flow: Flow) -> None:
    tried(office_flow)
    tried(office_flow, callid="try-2")
    assert FlowVersion.frozen.count() == 1


def test_a_flow_that_was_only_tried_can_be_deleted_by_who_draws(
    office_flow: Flow, dora: Persona
) -> None:
    tried(office_flow)
    delete_flow(office_flow.pk, user=dora.user)
    assert not Call.objects.exists()


def test_the_carrier_is_not_asked_about_it(office_flow: Flow) -> None:
    tried(office_flow)
    Call.objects.update(started_at=timezone.now() - timedelta(hours=1))
    LiveCall.objects.all().delete()
    assert not _unreported(timezone.now()).exists()


def test_a_post_for_it_from_outside_is_refused(office_flow: Flow) -> None:
    """With the right token, too: the line of callers would send its messages."""
    line = tried(office_flow)
    form = {"callid": line.callid, "result": "1"}
    answer = CallFace().post(f"/elks/next/{auth.call_token(line.callid)}/1", form)
    assert answer.content == b'{"hangup":"reject"}'
    assert CallStep.objects.count() == 1


def test_whom_it_rings_is_not_busy_for_others(office_flow: Flow) -> None:
    press(tried(office_flow), "1", seq=1)
    assert '"connect"' in CallStep.objects.get(seq=1).answer
    read = read_turn(callid="try-1", seq=2)
    assert read is not None
    assert read.facts.busy == frozenset()


def test_its_caller_has_not_called_before(office_flow: Flow) -> None:
    tried(office_flow)
    make_call(None, caller=CALLER, callid="c2")
    read = read_turn(callid="c2", seq=0)
    assert read is not None
    assert read.facts.earlier is None


@pytest.mark.parametrize(
    ("at", "way"),
    [
        (A_MONDAY, "open"),
        (A_MONDAY - timedelta(days=1), "closed"),
    ],
    ids=["a Monday", "a Sunday"],
)
def test_its_flow_reads_the_pretended_time(office_hours: None, at: datetime, way: str) -> None:
    document = drawn(
        {"in": "incoming_call", "hours": ("opening_hours", {"hours": "office"}), "bye": "hang_up"},
        "in next > hours",
        "hours open > bye",
        "hours closed > bye",
    )
    tried(create_flow("Hours", document=document, user=None, now=timezone.now()), at=at)
    passed = {row["node"]: row["port"] for row in CallStep.objects.get().path}
    assert passed["hours"] == way


def test_its_journal_keeps_the_real_time(office_flow: Flow) -> None:
    began = timezone.now()
    tried(office_flow, at=A_MONDAY)
    assert began <= CallStep.objects.get().at <= timezone.now()
    assert Call.objects.get().started_at >= began


def test_what_it_wants_sent_is_written_down_and_not_sent(db: None) -> None:
    the_prompts()
    document = drawn(
        {
            "in": "incoming_call",
            "sms": ("send_sms", {"message": "Hello", "sender_name": "Antler"}),
            "bye": ("hang_up", {"prompt": "bye"}),
        },
        "in next > sms",
        "sms next > bye",
    )
    tried(create_flow("Messages", document=document, user=None, now=timezone.now()))
    told = CallStep.objects.get().event["would_send"]
    assert told == [{"kind": "sms", "to": CALLER, "text": "Hello"}]
    assert not TextMessage.objects.exists()


def test_one_that_lost_its_studio_is_ended_by_the_sweep(office_flow: Flow) -> None:
    tried(office_flow)
    later = timezone.now() + timedelta(hours=1)
    tidy_up_trials(now=later)
    assert not LiveCall.objects.exists()
    assert Call.objects.get().ended_at == later


def test_after_a_week_it_is_forgotten_and_the_real_ones_stay(office_flow: Flow) -> None:
    tried(office_flow)
    real = make_call(None)
    tidy_up_trials(now=timezone.now() + timedelta(days=8))
    assert list(Call.objects.all()) == [real]
    assert not FlowVersion.frozen.exists()


def test_one_person_tries_only_so_many_calls_at_once() -> None:
    rooms = Rooms()
    held = [rooms.enter(1) for _ in range(MOST_OF_ONE)]
    assert None not in held
    assert rooms.enter(1) is None
    assert rooms.enter(2) is not None


def test_a_number_is_shown_as_a_picture_to_ring(dora: Persona) -> None:
    answer = dora.api.get("/api/numbers/picture/", {"number": OURS})
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<svg")


def test_what_is_no_number_has_no_picture(dora: Persona) -> None:
    answer = dora.api.get("/api/numbers/picture/", {"number": "hello"})
    assert answer.status_code == 400
