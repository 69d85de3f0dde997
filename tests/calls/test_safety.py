"""Whatever is posted, the carrier gets a safe answer: never a 5xx, a redirect or HTML."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from urllib.parse import urlencode

import psycopg
import pytest
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from tests.call_face import CallFace
from tests.calls.conftest import URLENCODED, Line, action
from webhooks.ending import endings, recordings
from webhooks.line import auth, steps, turns
from webhooks.line.sorry import SORRY, SORRY_SHA256
from webhooks.models import Call, CallStep, LiveCall, Number, Recording, Report

REJECT = {"hangup": "reject"}


def test_a_wrong_secret_is_refused_and_told_to_the_log(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    line.number.secret = "guessed"
    assert line.start() == REJECT
    assert Call.objects.count() == 0
    assert "wrong address" in caplog.text


def test_an_unknown_number_is_refused(line: Line) -> None:
    answer = line.post("/elks/start/4612345/whatever", {})
    assert action(answer) == REJECT


def test_a_token_of_another_call_is_refused_and_changes_nothing(line: Line) -> None:
    line.start()
    other = auth.call_token("c2")
    for place in (f"/elks/next/{other}/1", f"/elks/hangup/{other}", f"/elks/recording/{other}/1"):
        line.post(place, {"result": "1", "wav": "https://x/a-r0.wav"})
    assert (CallStep.objects.count(), LiveCall.objects.count()) == (1, 1)
    assert (Report.objects.count(), Recording.objects.count()) == (0, 0)


def test_a_call_nobody_has_seen_is_refused(line: Line) -> None:
    assert action(line.post(f"/elks/next/{auth.call_token('c1')}/1", {"result": "1"})) == REJECT


def test_a_turn_that_has_not_been_asked_for_is_refused(line: Line) -> None:
    line.start()
    assert action(line.post(f"/elks/next/{auth.call_token('c1')}/7", {"result": "1"})) == REJECT
    assert CallStep.objects.count() == 1


def test_a_next_after_the_hangup_report_does_nothing(line: Line) -> None:
    first = line.start()
    line.post(first["whenhangup"], {"id": "c1", "state": "success"})
    assert action(line.post(first["next"], {"result": "1"})) == {}
    assert CallStep.objects.count() == 1


def test_a_start_after_the_hangup_report_is_refused(line: Line) -> None:
    line.post(f"/elks/hangup/{auth.call_token('c1')}", {"id": "c1", "state": "failed"})
    assert line.start() == REJECT
    assert LiveCall.objects.count() == 0


def test_a_recording_may_be_announced_before_the_start(line: Line) -> None:
    wav = {"wav": "https://api.46elks.com/a1/recordings/c1-r0.wav"}
    line.post(f"/elks/recording/{auth.call_token('c1')}/1", wav)
    assert "ivr" in line.start()
    assert LiveCall.objects.count() == 1


def test_doubled_reports_and_recordings_are_kept_once(line: Line) -> None:
    first = line.start()
    wav = {"wav": "https://api.46elks.com/a1/recordings/c1-r0.wav"}
    for _ in range(2):
        line.post(first["whenhangup"], {"id": "c1", "state": "success"})
        line.post(f"/elks/recording/{auth.call_token('c1')}/1", wav)
    assert (Report.objects.count(), Recording.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("wav", "state"),
    [
        ("", "refused"),
        ("http://[x", "announced"),
        ("https://api.46elks.com/", "announced"),
        (f"https://api.46elks.com/{'x' * 500}/c1-r0.wav", "announced"),
        (f"https://api.46elks.com/{'x' * 9000}/c1-r0.wav", "refused"),
    ],
    ids=["none", "broken", "no file", "long", "far too long"],
)
def test_no_announcement_of_a_recording_is_lost(line: Line, wav: str, state: str) -> None:
    assert action(line.post(f"/elks/recording/{auth.call_token('c1')}/1", {"wav": wav})) == {}
    assert Recording.objects.get().state == state


def test_a_failure_inside_is_an_apology_and_stays_the_same_for_the_same_post(
    line: Line, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first = line.start()
    monkeypatch.setattr(steps, "take_turn", lambda *args, **given: 1 / 0)
    failed = line.post(first["next"], {"result": "1"})
    monkeypatch.undo()
    again = line.post(first["next"], {"result": "1"})
    assert failed.content == again.content == SORRY.encode()
    assert CallStep.objects.get(seq=1).event == {"kind": "fault"}
    assert "ZeroDivisionError" in caplog.text


def test_a_call_whose_beginning_fails_is_kept_with_its_end(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "take_turn", lambda *args, **given: 1 / 0)
    failed = line.start()
    monkeypatch.undo()
    assert line.start() == failed
    assert failed["play"].endswith(f"/p/{SORRY_SHA256}.wav")
    assert CallStep.objects.get().event == {"kind": "fault"}
    line.post(failed["whenhangup"], {"id": "c1", "state": "success"})
    assert Call.objects.get(number=line.number, live=None).report.raw["state"] == "success"


def test_a_failure_is_not_kept_for_somebody_who_guesses(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    line.start()
    monkeypatch.setattr(turns, "start_call", lambda *args, **named: 1 / 0)
    monkeypatch.setattr(turns, "next_turn", lambda *args, **named: 1 / 0)
    line.post(f"/elks/next/{auth.call_token('c2')}/1", {"result": "1"})
    line.number.secret, line.callid = "guessed", "c3"
    line.start()
    assert (Call.objects.count(), CallStep.objects.count()) == (1, 1)


@pytest.mark.parametrize("method", ["get", "put", "delete", "head"])
def test_only_posts_are_answered_with_more_than_a_refusal(line: Line, method: str) -> None:
    response = getattr(line.client, method)(f"/elks/next/{auth.call_token('c1')}/1")
    assert response.status_code == 405
    assert response["Content-Type"] == "application/json"


@pytest.mark.parametrize("place", ["/something/else/entirely", "/", "", "/a%0Ab", "/next/x"])
def test_an_address_we_never_gave_out_is_refused(db: None, place: str) -> None:
    assert action(CallFace().post(f"/elks{place}")) == REJECT


@pytest.mark.parametrize("address", ["/", "/elsewhere", "/p/", "/elksa"])
def test_an_address_of_nobody_is_refused_without_html(address: str) -> None:
    response = Client().post(address)
    assert (response.status_code, response["Content-Type"]) == (404, "application/json")
    assert json.loads(response.content) == REJECT


@pytest.mark.parametrize(("address", "status"), [("next/x/1", 200), ("hangup/x", 429), ("x", 200)])
def test_no_failure_anywhere_is_a_fault_of_the_server(
    db: None, monkeypatch: pytest.MonkeyPatch, address: str, status: int
) -> None:
    def fail(source: str) -> None:
        raise KeyError

    monkeypatch.setattr(auth, "source_allowed", fail)
    response = CallFace().post(f"/elks/{address}")
    assert (response.status_code, response["Content-Type"]) == (status, "application/json")
    assert json.loads(response.content) == (json.loads(SORRY) if status == 200 else {})


def test_a_prompt_cannot_be_posted_to() -> None:
    response = CallFace().post(f"/p/{SORRY_SHA256}.wav")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    assert response["Content-Type"].startswith("text/plain")


@pytest.fixture
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: object) -> None:
        raise OperationalError("the server is away")

    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", fail)


def test_a_prompt_without_the_database_is_plain_text_for_later(no_database: None) -> None:
    response = CallFace().get(f"/p/{'0' * 64}.wav")
    assert response.status_code == 429
    assert response["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize("face", ["designer.urls_calls", "designer.urls"])
def test_the_health_check_says_when_there_is_no_database(
    no_database: None, settings: Settings, face: str
) -> None:
    settings.ROOT_URLCONF = face
    response = Client().get("/healthz")
    assert (response.status_code, response.content) == (503, b"no database\n")
    assert response["Content-Type"] == "text/plain"


def test_a_source_that_is_not_allowed_is_refused(line: Line, settings: Settings) -> None:
    settings.ELKS_ALLOWED_IPS = ["176.10.154.199"]
    assert line.start() == REJECT
    line.client = CallFace(REMOTE_ADDR="176.10.154.199")
    assert "ivr" in line.start()


@pytest.mark.parametrize("kind", ["hangup", "recording"])
def test_news_from_a_source_that_is_not_allowed_is_to_be_posted_again(
    line: Line, settings: Settings, kind: str
) -> None:
    settings.ELKS_ALLOWED_IPS = ["176.10.154.199"]
    assert line.post(f"/elks/{kind}/x" + "/1" * (kind == "recording"), {}).status_code == 403


@pytest.mark.parametrize("spelt", ["::ffff:176.10.154.199", "2001:09b0:0002:0902::199"])
def test_an_allowed_source_is_known_however_it_is_spelt(
    line: Line, settings: Settings, spelt: str
) -> None:
    settings.ELKS_ALLOWED_IPS = ["176.10.154.199", "2001:9b0:2:902::199"]
    line.client = CallFace(REMOTE_ADDR=spelt)
    assert "ivr" in line.start()


def test_behind_a_trusted_proxy_its_own_entry_is_the_source(line: Line, settings: Settings) -> None:
    settings.ELKS_ALLOWED_IPS = ["176.10.154.199"]
    settings.TRUST_FORWARDED_FOR = True
    line.client = CallFace(headers={"X-Forwarded-For": "176.10.154.199, 203.0.113.9"})
    assert line.start() == REJECT
    line.client = CallFace(headers={"X-Forwarded-For": "203.0.113.9, 176.10.154.199"})
    assert "ivr" in line.start()


HOSTILE = [
    (b"\xff\xfe\x00=%zz&callid=%00", "application/x-www-form-urlencoded"),
    (b"a=1&" * 500, "application/x-www-form-urlencoded"),
    (b"callid=" + b"x" * 1_100_000, "application/x-www-form-urlencoded"),
    (b"--b\r\nbroken", "multipart/form-data; boundary=b"),
    (b"--b", "multipart/form-data"),
    (b'{"callid": "c1"}', "application/json"),
    (b"callid=c1", "application/x-www-form-urlencoded; charset=utf-16"),
]


@pytest.mark.parametrize(("body", "content_type"), HOSTILE)
@pytest.mark.parametrize("kind", ["start", "next", "hangup", "recording"])
def test_a_broken_body_gets_a_safe_answer_and_a_line_in_the_log(
    number: Number, caplog: pytest.LogCaptureFixture, kind: str, body: bytes, content_type: str
) -> None:
    token = auth.call_token("c1")
    place = {
        "start": f"/elks/start/46766861004/{number.secret}",
        "next": f"/elks/next/{token}/1",
        "hangup": f"/elks/hangup/{token}",
        "recording": f"/elks/recording/{token}/1",
    }[kind]
    answer = action(CallFace().generic("POST", place, body, content_type=content_type))
    assert answer == (REJECT if kind in ("start", "next") else {})
    told = [record for record in caplog.records if record.name.startswith("webhooks.")]
    assert [(record.levelname, record.exc_info) for record in told] == [("WARNING", None)]


@pytest.mark.parametrize("kind", ["hangup", "recording"])
def test_a_report_that_cannot_be_kept_is_asked_for_again(
    line: Line, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(endings, "end_call", lambda *args, **named: 1 / 0)
    monkeypatch.setattr(recordings, "announce", lambda *args, **named: 1 / 0)
    place = f"/elks/{kind}/{auth.call_token('c1')}" + ("/1" if kind == "recording" else "")
    wav = {"wav": "https://api.46elks.com/a1/recordings/a-r0.wav"}
    assert line.post(place, wav).status_code == 429


def test_a_large_report_is_kept(line: Line) -> None:
    place = f"/elks/hangup/{auth.call_token('c1')}"
    action(line.post(place, {"state": "success", "actions": f'["{"x" * 900_000}"]'}))
    assert Report.objects.count() == 1


@pytest.fixture
def quiet() -> Iterator[None]:
    """Thousands of refusals need not be told to the log."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


names = st.sampled_from(
    [
        *("callid", "id", "from", "to", "direction", "result", "why", "wav", "duration", "state"),
        *("actions", "legs", "created", "start", "cost"),
    ]
)
texts = st.text(max_size=60) | st.sampled_from(["c1", "newincoming", "failed", "2", "[]", "0" * 40])


@given(
    kind=st.sampled_from(["start", "next", "hangup", "recording", "unknown"]),
    form=st.dictionaries(names, texts, max_size=8),
    seq=st.integers(0, 2**70),
)
@settings(
    max_examples=3000,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_thousands_of_made_up_posts_get_safe_answers(
    number: Number, quiet: None, kind: str, form: dict[str, str], seq: int
) -> None:
    token = auth.call_token(form.get("callid") or form.get("id") or "")
    place = {
        "start": f"/elks/start/46766861004/{number.secret}",
        "next": f"/elks/next/{token}/{seq}",
        "hangup": f"/elks/hangup/{token}",
        "recording": f"/elks/recording/{token}/{seq}",
        "unknown": f"/elks/{seq}",
    }[kind]
    response = CallFace().post(place, urlencode(form), content_type=URLENCODED)
    # A recording on a foreign host is to be posted again; nobody waits for the answer.
    assert response.status_code in ({200, 403} if kind == "recording" else {200})
    assert isinstance(json.loads(response.content), dict)
    assert response.content != SORRY.encode(), "The rim had to catch something."


def test_the_apology_is_served_without_the_database(settings: Settings) -> None:
    """No database fixture here: a query would fail the test."""
    response = CallFace().get(f"/p/{SORRY_SHA256}.wav")
    assert response.status_code == 200
    assert response.content.startswith(b"RIFF")


@pytest.mark.django_db(transaction=True)
def test_a_restarted_database_costs_no_caller_an_answer(number: Number) -> None:
    line = Line(number)
    first = line.start()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (held,) = cursor.fetchone()
    with psycopg.connect(**connection.get_connection_params() | {"autocommit": True}) as admin:
        admin.execute("SELECT pg_terminate_backend(%s)", [held])
    assert line.after(first, "1")["connect"] == "+46701234567"
