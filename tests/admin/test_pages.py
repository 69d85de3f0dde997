"""One call's page, numbers, and everything under the content policy."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from tests.made_up_calls import add_step, answered, make_call, make_flow, make_number, publish
from webhooks.models import Call, Number, Recording, RecordingState, Report
from webhooks.spaced import spaced

pytestmark = pytest.mark.django_db
Page = Callable[[str], str]
PAGES = [
    "/admin/",
    "/admin/webhooks/call/",
    "/admin/webhooks/number/",
    "/admin/webhooks/number/add/",
    "/admin/webhooks/outgoingcall/",
    "/admin/webhooks/outgoingcall/add/",
    "/admin/webhooks/recording/",
    "/admin/flows/flow/",
    "/admin/flows/flowversion/",
    "/admin/flows/prompt/",
    "/admin/auth/user/",
    "/admin/auth/user/add/",
    "/admin/password_change/",
]


@pytest.fixture
def call() -> Call:
    version = publish(make_flow())
    call = make_call(version, number=make_number(version.flow), **answered())
    add_step(call, ("start", "next"), node="menu")
    heard = {"kind": "finished", "outcome": "digits", "digits": "2"}
    add_step(call, ("menu", "key:2"), node="voicemail", event=heard)
    return call


def add_recording(call: Call) -> Recording:
    now = timezone.now()
    return Recording.objects.create(
        call=call,
        carrier_id="r1",
        raw={},
        url="https://api.46elks.com/a1/recordings/r1.wav",
        announced_at=now,
        next_attempt_at=now,
        state=RecordingState.STORED,
        file="recordings/r1.wav",
        sha256="0" * 64,
        stored_at=now,
        seconds=34,
    )


def address_of(call: Call) -> str:
    return f"/admin/webhooks/call/{call.pk}/change/"


@pytest.mark.parametrize("address", PAGES)
def test_no_page_needs_anything_the_content_policy_forbids(page: Page, address: str) -> None:
    html = page(address)
    assert not re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", html)
    assert not re.findall(r"<style|\sstyle=\"|\son\w+=\"", html)


@pytest.mark.parametrize("address", [*PAGES[:11]])
def test_every_page_speaks_swedish(admins: Client, address: str) -> None:
    html = admins.get(address, headers={"accept-language": "sv"}).content.decode()
    for english in (">Calls<", ">Numbers<", ">Recordings<", ">Sign out<", ">Change password<"):
        assert english not in html


def test_a_call_is_told_in_one_sentence_and_step_by_step(page: Page, call: Call) -> None:
    html = page(address_of(call))
    assert "called Main number on" in html
    assert "chose 2 Workshop" in html
    assert html.index("The call came in") < html.index("Pressed 2") < html.index("From the carrier")


def test_a_call_shows_its_report_without_tokens(page: Page, call: Call) -> None:
    raw = {"id": call.callid, "actions": "https://c.example/elks/next/SECRET/3"}
    Report.objects.create(call=call, raw=raw, received_at=timezone.now())
    html = page(address_of(call))
    assert "The report as it came" in html
    assert "SECRET" not in html


def test_a_reviewer_finds_a_player(ruts: Client, call: Call) -> None:
    recording = add_recording(call)
    html = ruts.get(address_of(call)).content.decode()
    assert f'src="/api/recordings/{recording.pk}/audio/"' in html


def test_an_operator_finds_no_player_and_gets_no_audio(oskars: Client, call: Call) -> None:
    recording = add_recording(call)
    html = oskars.get(address_of(call)).content.decode()
    assert "<audio" not in html
    assert "Your role may not listen." in html
    assert oskars.get(f"/api/recordings/{recording.pk}/audio/").status_code == 403


@pytest.mark.parametrize("place", ["999999", "nonsense", "99999999999999999999"])
def test_a_call_that_is_not_there_gets_the_plain_page(admins: Client, place: str) -> None:
    answer = admins.get(f"/admin/webhooks/call/{place}/change/")
    assert answer.status_code == 404
    assert "There is nothing here." in answer.content.decode()


def test_a_call_without_a_version_or_report_has_a_page(page: Page) -> None:
    html = page(address_of(make_call(None)))
    assert "Nothing was written down" in html
    assert "No report yet" in html


def test_the_carriers_lists_may_hold_anything(page: Page, call: Call) -> None:
    call.legs = ["text", {"to": 5, "duration": "x", "state": None}, None]
    call.actions = ["https://c.example/start", {"hangup": "badsource"}]
    call.save()
    assert "badsource" in page(address_of(call))


def test_a_new_start_address_replaces_the_old_one(admins: Client) -> None:
    number = make_number(None)
    address = f"/admin/webhooks/number/{number.pk}/new-secret/"
    assert "refused until the carrier" in admins.get(address).content.decode()
    assert Number.objects.get().secret == number.secret
    admins.post(address)
    assert Number.objects.get().secret != number.secret


def test_a_number_is_taken_as_people_type_it(admins: Client) -> None:
    admins.post("/admin/webhooks/number/add/", {"number": "0766-86 10 04", "label": "", "flow": ""})
    assert Number.objects.get().number == "+46766861004"


def test_a_numbers_page_is_headed_as_people_write_the_number(admins: Client) -> None:
    number = make_number(None)
    page = admins.get(f"/admin/webhooks/number/{number.pk}/change/").content.decode()
    assert f"<title>{spaced(number.number)}" in page


def test_nonsense_for_a_number_gets_one_sentence(admins: Client) -> None:
    answer = admins.post("/admin/webhooks/number/add/", {"number": "hello"})
    assert "“hello” is no telephone number" in answer.content.decode()


def test_a_number_that_answers_is_not_pointed_to_an_unpublished_flow(admins: Client) -> None:
    published = make_flow()
    publish(published)
    number = make_number(published)
    form = {"label": "", "flow": make_flow("Draft only").pk}
    answer = admins.post(f"/admin/webhooks/number/{number.pk}/change/", form, follow=True)
    assert "publish the flow first" in answer.content.decode()
    assert Number.objects.get().flow == published


@pytest.mark.parametrize(
    ("flow", "published", "words"),
    [(False, False, "No flow"), (True, False, "Flow not published"), (True, True, "Yes")],
)
def test_a_number_says_whether_its_calls_are_answered(
    page: Page, flow: bool, published: bool, words: str
) -> None:
    its_flow = make_flow() if flow else None
    if its_flow and published:
        publish(its_flow)
    make_number(its_flow)
    assert f"{words}</span>" in page("/admin/webhooks/number/")


def test_flows_lead_to_the_canvas(page: Page) -> None:
    flow = make_flow()
    assert f'<a href="/flows/{flow.pk}">Nordic Bikes</a>' in page("/admin/flows/flow/")


@pytest.mark.parametrize(
    "hidden", ["django_celery_beat", "accesslog", "accessfailurelog", "workerpulse"]
)
def test_other_packages_inner_rows_are_out_of_the_way(page: Page, hidden: str) -> None:
    assert hidden not in page("/admin/")


def test_a_locked_out_person_can_be_let_in(page: Page) -> None:
    assert "/admin/axes/accessattempt/" in page("/admin/")
