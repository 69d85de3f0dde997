"""What follows a call: done once, by the worker, with what the call knew."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.utils import timezone

from flows.drafts import create_flow
from flows.publishing import publish
from tests.archive.carrier import Carrier
from tests.builders import the_prompts
from tests.graphs import codes, flow, using
from tests.voicemail.conftest import ANNA, MailServer, Talk, work
from webhooks.ending.endings import archive_report
from webhooks.models import Call, CallStep, Errand, LiveCall, Mark, Report
from webhooks.review.sentence import sentence
from webhooks.review.timeline import timeline

pytestmark = pytest.mark.django_db
TOLD = "{who}: {call_outcome} {call_talked} {call_seconds} {call_ended_by} {call_ended_at}"


def followed() -> dict[str, Any]:
    """A caller is asked for a key, and afterwards Anna is told."""
    choices = [{"key": "1", "label": "Sales"}]
    return flow(
        {
            "in": "incoming_call",
            "who": ("set_variable", {"assignments": [{"name": "who", "value": "{caller}"}]}),
            "menu": ("menu", {"prompt": "menu", "choices": choices}),
            "bye": ("hang_up", {"prompt": "bye"}),
            "after": "after_call",
            "mail": ("send_email", {"to": ANNA, "subject": "A call", "text": TOLD}),
            "goal": ("goal", {"name": "Told Anna"}),
        },
        "in next > who",
        "who next > menu",
        "menu key:1 > bye",
        "menu no_input > bye",
        "menu wrong_key > bye",
        "after next > mail",
        "mail next > goal",
    )


@pytest.fixture
def talk(db: None, carrier: Carrier, mail: MailServer) -> Talk:
    return Talk(carrier, followed())


def test_the_flow_is_sound() -> None:
    assert codes(followed()) == []


def test_a_caller_who_hangs_up_is_told_of_with_all_the_call_knew(
    talk: Talk, mail: MailServer
) -> None:
    talk.hang_up()
    work()
    [(_, message)] = mail.got
    assert message.get_content().strip() == "+46701234567: success no 12 caller Menu"


def test_where_the_flow_ended_the_call_that_is_told(talk: Talk, mail: MailServer) -> None:
    talk.after("1")
    talk.after("success")
    talk.hang_up()
    work()
    assert mail.got[0][1].get_content().strip() == "+46701234567: success no 12 flow Hang up"


@pytest.mark.parametrize("hangs_up", ["flow", "caller"])
def test_what_follows_knows_the_outcome_of_the_hang_up_it_came_to(
    carrier: Carrier, mail: MailServer, hangs_up: str
) -> None:
    drawn = followed()
    for node in drawn["nodes"]:
        if node["id"] == "bye":
            node["config"] |= {"outcome": "Chose nothing"}
        if node["id"] == "mail":
            node["config"] |= {"text": "It came out as {call_label}."}
    talk = Talk(carrier, drawn)
    talk.after("1")
    if hangs_up == "flow":
        talk.after("success")
    talk.hang_up()
    work()
    assert mail.got[0][1].get_content().strip() == "It came out as Chose nothing."
    assert [(mark.what, mark.name) for mark in Mark.objects.exclude(what="goal")] == [
        ("outcome", "Chose nothing")
    ]


RANG_AND_FAILED = {"to": "+46701111111", "state": "failed"}
ANSWERED = {"to": "+46701111111", "state": "success", "duration": 7}
RING_TIME = 20
# Where the flow was asked for comes first among the actions.
ELSEWHERE, RANG = "https://calls.example/elks/start", {"connect": "+46701111111"}


@pytest.mark.parametrize(
    ("came", "report", "talked"),
    [
        (["success"], {}, "yes"),
        (["failed"], {"legs": [RANG_AND_FAILED]}, "no"),
        # The caller hangs up, in the conversation or while it rings.
        ([], {"legs": [ANSWERED]}, "yes"),
        ([], {"legs": [RANG_AND_FAILED]}, "no"),
        # The carrier tells of no legs.
        ([], {"actions": [ELSEWHERE, {**RANG, "result": "success"}]}, "yes"),
        ([], {"actions": [ELSEWHERE, {**RANG, "result": "failed"}]}, "no"),
        ([], {"actions": [ELSEWHERE, RANG]}, "nobody knows"),
        ([], {"actions": [{**RANG, "result": "failed"}] * 2}, "nobody knows"),
        ([], {"duration": RING_TIME + 6}, "yes"),
        ([], {"duration": RING_TIME}, "nobody knows"),
        ([], {"duration": -1}, "nobody knows"),
        ([], {"state": "failed", "start": ""}, "no"),
        ([], {}, "nobody knows"),
    ],
)
def test_whether_somebody_talked_is_known(
    db: None,
    carrier: Carrier,
    mail: MailServer,
    came: list[str],
    report: dict[str, Any],
    talked: str,
) -> None:
    mailed = {"to": ANNA, "subject": "A call", "text": "talked: {call_talked}"}
    document = flow(
        {
            "in": "incoming_call",
            "ring": (
                "connect",
                {"targets": [{"number": "+46701111111"}], "ring_time": RING_TIME},
            ),
            "bye": ("hang_up", {"prompt": "bye"}),
            "after": "after_call",
            "mail": ("send_email", mailed),
        },
        "in next > ring",
        "ring talked > bye",
        "ring no_answer > bye",
        "after next > mail",
    )
    talk = Talk(carrier, document)
    for result in came:
        talk.after(result)
    told = {
        name: each if isinstance(each, str) else json.dumps(each) for name, each in report.items()
    }
    talk.hang_up(**told)
    work()
    [(_, message)] = mail.got
    said = message.get_content().strip().removeprefix("talked:").strip()
    assert (said or "nobody knows") == talked


def test_it_is_journalled_as_a_step_of_the_call(talk: Talk) -> None:
    talk.hang_up()
    work()
    call = Call.objects.get()
    last = timeline(call)[-1]
    assert (last.came, [passage.step for passage in last.passages]) == (
        "The call was over",
        ["After the call", "Send e-mail", "Goal reached"],
    )
    assert Mark.objects.get().name == "Told Anna"
    assert "hung up at “Menu”" in sentence(call, now=call.started_at)


def test_it_is_done_once(talk: Talk, mail: MailServer) -> None:
    talk.hang_up()
    work()
    Report.objects.update(archived_at=None)
    work()
    assert len(mail.got) == 1
    assert CallStep.objects.filter(event__kind="after").count() == 1


def test_what_the_call_knew_is_kept_no_longer_than_that(talk: Talk) -> None:
    talk.hang_up()
    report = Report.objects.get()
    assert report.state is not None
    assert report.state["variables"]["who"] == "+46701234567"
    work()
    report.refresh_from_db()
    assert (report.state, LiveCall.objects.count()) == (None, 0)


def test_a_flow_that_fails_afterwards_does_not_lose_the_report(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from webhooks.ending import afterwards

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(afterwards, "take_after", broken)
    talk.hang_up()
    assert archive_report(Report.objects.get().pk, now=Report.objects.get().received_at)
    assert Call.objects.get().duration == 12


def test_a_call_that_never_came_is_followed_by_nothing(talk: Talk) -> None:
    CallStep.objects.all().delete()
    talk.hang_up()
    work()
    assert Errand.objects.count() == 0


def test_what_follows_in_a_flow_that_is_used_inside_is_done_too(
    db: None, carrier: Carrier, mail: MailServer
) -> None:
    the_prompts()
    now = timezone.now()
    inside = create_flow("Inside", document=followed(), user=None, now=now)
    publish(inside.pk, revision=inside.draft_revision, note="", user=None, now=now)
    main = flow({"in": "incoming_call", "part": using("inside")}, "in next > part")
    Talk(carrier, main).hang_up()
    work()
    [(_, message)] = mail.got
    assert message.get_content().strip() == "+46701234567: success no 12 caller Use a flow › Menu"
    assert Mark.objects.get().name == "Told Anna"
