"""Forged posts: they change nothing, they are counted, and counting them holds up nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.builders import OURS
from tests.calls.conftest import Line
from tests.round_trips import round_trips
from webhooks.line import auth
from webhooks.line.outage import outage
from webhooks.line.refusals import refusals
from webhooks.models import (
    Call,
    CallAttempt,
    CallStep,
    LiveCall,
    OutgoingCall,
    Recording,
    RefusalKind,
    RefusedPosts,
    Report,
    TextMessage,
)
from webhooks.outgoing import queue
from webhooks.outgoing.asking import Wish, ask_for_call

FOREIGN_WAV = {"wav": "https://api.46elks.com.evil.example/a1/recordings/c1-r0.wav"}
ANSWER = {"result": "1"}
Forge = Callable[[Line], object]


@pytest.fixture(autouse=True)
def _nothing_gathered() -> Iterator[None]:
    """Other tests of this process have refused posts, too."""
    refusals._gathered.clear()
    yield
    refusals._gathered.clear()


def everything() -> list[object]:
    """All that a post could change."""
    tables = (Call, CallStep, LiveCall, Recording, Report, CallAttempt, OutgoingCall, TextMessage)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def counted() -> dict[str, int]:
    refusals.write()
    return dict(RefusedPosts.objects.values_list("kind", "posts"))


def _with_a_guessed_secret(line: Line) -> None:
    line.post("/elks/start/46766861004/guessed", {})


def _with_a_guessed_token(line: Line) -> None:
    line.post("/elks/next/guessed/1", ANSWER)


def _for_a_foreign_call(line: Line) -> None:
    line.callid = "c2"
    line.post(f"/elks/next/{auth.call_token('c1')}/1", ANSWER)


def _as_a_report(line: Line) -> None:
    line.post(f"/elks/hangup/{auth.call_token('c2')}", {"id": "c1", "state": "success"})


def _as_a_recording(line: Line) -> None:
    line.post(f"/elks/recording/{auth.call_token('c2')}/1", FOREIGN_WAV)


def _with_a_foreign_host(line: Line) -> None:
    response = line.post(f"/elks/recording/{auth.call_token('c1')}/1", FOREIGN_WAV)
    assert response.status_code == 403, "Should the carrier have moved, it has to post again."


def _to_a_made_up_address(line: Line) -> None:
    line.post("/elks/admin/secrets", ANSWER)


def _as_news_of_a_number(line: Line) -> None:
    line.post("/elks/away/46766861004/guessed/hangup", {"to": OURS, "state": "success"})


def _as_news_of_anothers_call(line: Line) -> None:
    place = f"/elks/away/46766861004/{line.number.secret}/recording"
    line.post(place, {"to": "+46766861009", "wav": "https://api.46elks.com/a1/c1-r0.wav"})


def _as_news_with_a_foreign_host(line: Line) -> None:
    place = f"/elks/away/46766861004/{line.number.secret}/recording"
    assert line.post(place, {"to": OURS, **FOREIGN_WAV}).status_code == 403


def _as_somebody_we_rang(line: Line) -> None:
    line.post("/elks/dial/1/guessed", {"result": "newoutgoing"})


def _as_a_report_of_whom_we_rang(line: Line) -> None:
    line.post("/elks/dialled/1/guessed", {"id": "c9", "state": "success"})


def _as_news_of_a_message(line: Line) -> None:
    line.post("/elks/delivered/1/guessed", {"id": "s1", "status": "delivered"})


@pytest.mark.parametrize(
    ("forge", "kind"),
    [
        (_with_a_guessed_secret, "address"),
        (_with_a_guessed_token, "token"),
        (_for_a_foreign_call, "token"),
        (_as_a_report, "token"),
        (_as_a_recording, "token"),
        (_with_a_foreign_host, "media"),
        (_to_a_made_up_address, "address"),
        (_as_news_of_a_number, "address"),
        (_as_news_of_anothers_call, "address"),
        (_as_news_with_a_foreign_host, "media"),
        (_as_somebody_we_rang, "token"),
        (_as_a_report_of_whom_we_rang, "token"),
        (_as_news_of_a_message, "token"),
    ],
)
def test_a_forged_post_changes_nothing_and_is_counted(line: Line, forge: Forge, kind: str) -> None:
    line.start()
    before = everything()
    forge(line)
    assert everything() == before
    assert counted() == {kind: 1}


@pytest.mark.parametrize(
    ("forge", "kind"),
    [
        (_with_a_guessed_secret, "address"),
        (_with_a_guessed_token, "token"),
        (_as_somebody_we_rang, "token"),
    ],
)
def test_a_forged_post_is_counted_while_the_database_is_away(
    line: Line, monkeypatch: pytest.MonkeyPatch, forge: Forge, kind: str
) -> None:
    line.start()
    with monkeypatch.context() as away:
        away.setattr(outage, "away", True)
        forge(line)
    assert counted() == {kind: 1}


@pytest.mark.parametrize("word", ["dial", "dialled"])
def test_a_foreign_call_at_an_attempt_s_own_address_changes_nothing_and_is_counted(
    line: Line, word: str
) -> None:
    assert line.number.flow_id is not None
    wish = Wish(line.number.flow_id, OURS, "+46701234567")
    ask_for_call(wish, user=None, now=timezone.now())
    attempt = queue.claim(now=timezone.now())
    assert attempt is not None
    CallAttempt.objects.update(callid="c9", state="ringing")
    before = everything()
    token = auth.row_token("attempt", attempt.pk)
    line.post(f"/elks/{word}/{attempt.pk}/{token}", {"state": "success"})
    assert everything() == before
    assert counted() == {"token": 1}


@pytest.mark.parametrize(
    "place",
    ["start/46766861004/{secret}", "next/{token}/1", "hangup/{token}", "recording/{token}/1"],
)
def test_the_right_post_from_a_wrong_source_changes_nothing_and_is_counted(
    line: Line, settings: Settings, place: str
) -> None:
    line.start()
    before = everything()
    settings.ELKS_ALLOWED_IPS = ["176.10.154.199"]
    address = place.format(secret=line.number.secret, token=auth.call_token("c1"))
    line.post(f"/elks/{address}", {**ANSWER, "id": "c1", "state": "success"})
    assert everything() == before
    assert counted() == {"source": 1}


def test_a_call_goes_on_where_it_stood_when_the_forger_has_gone(line: Line) -> None:
    first = line.start()
    _with_a_guessed_token(line)
    _as_a_report(line)
    assert "connect" in line.after(first, "1")


def test_a_forged_post_costs_no_statement_at_the_moment_it_comes(line: Line) -> None:
    line.start()

    def forge() -> None:
        for _ in range(50):
            _with_a_guessed_token(line)

    assert round_trips(forge) == 0


def test_however_many_posts_came_they_are_written_at_once(line: Line) -> None:
    for _ in range(50):
        refusals.count(RefusalKind.TOKEN)
    assert round_trips(refusals.write) == 1


def test_several_processes_add_to_the_same_row(db: None) -> None:
    for _ in range(2):
        refusals.count(RefusalKind.SOURCE)
        refusals.write()
    assert counted() == {"source": 2}


def test_each_day_is_counted_by_itself(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in (date(2026, 5, 3), date(2026, 5, 4)):
        monkeypatch.setattr("django.utils.timezone.localdate", lambda day=day: day)
        refusals.count(RefusalKind.TOKEN)
    refusals.write()
    assert RefusedPosts.objects.count() == 2


def test_what_cannot_be_written_now_is_written_later(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: object) -> None:
        raise OperationalError("the server is away")

    refusals.count(RefusalKind.TOKEN)
    with monkeypatch.context() as away:
        away.setattr(BaseDatabaseWrapper, "ensure_connection", fail)
        with pytest.raises(OperationalError):
            refusals.write()
    refusals.count(RefusalKind.TOKEN)
    assert counted() == {"token": 2}
