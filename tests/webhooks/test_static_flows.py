"""46elks documents over REST and as commands, and the news of calls they answer."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from django.core.management import CommandError, call_command

from flows.models import Flow
from tests.builders import OURS, an_answered_number, the_prompts
from tests.call_face import CallFace
from tests.drawings import published
from tests.graphs import PROMPTS, flow, using
from tests.personas import Persona
from webhooks.line.addresses import prompt_url
from webhooks.models import Call, Number, Recording

pytestmark = pytest.mark.django_db
VOICEMAIL = '{"play": "sound/beep", "next": {"record": "https://x.example/"}}'
FORM = {"callid": "c9", "id": "c9", "from": "+46701234567", "to": OURS, "direction": "incoming"}


@pytest.fixture
def number() -> Number:
    return an_answered_number()


def run(*words: object) -> tuple[str, str]:
    said, lost = StringIO(), StringIO()
    call_command("flows", *map(str, words), stdout=said, stderr=lost)
    return said.getvalue(), lost.getvalue()


def test_a_document_becomes_a_flow_with_remarks(dora: Persona) -> None:
    answer = dora.api.post("/api/flows/import/", {"name": "Voicemail", "text": VOICEMAIL})
    assert answer.status_code == 201
    assert answer.json()["flow"]["name"] == "Voicemail"
    assert answer.json()["remarks"] == [
        "Line 1: What is recorded comes to Antler instead of “https://x.example/”."
    ]


def test_an_antler_document_names_the_flows_it_uses_that_are_not_here(dora: Persona) -> None:
    text = json.dumps(flow({"in": "incoming_call", "p": using("hours")}, "in next > p"))
    answer = dora.api.post("/api/flows/import/", {"name": "Main", "text": text}).json()
    assert answer["remarks"] == [
        "It uses the flow “hours”, which is not here: import that too, or choose another."
    ]


def test_a_broken_document_makes_no_flow_and_names_the_line(dora: Persona) -> None:
    answer = dora.api.post("/api/flows/import/", {"name": "Voicemail", "text": '{\n"play": 1,}'})
    assert (answer.status_code, answer.json()["detail"]) == (
        400,
        "Line 2: There is a comma too many before “}”: remove it.",
    )
    assert not Flow.objects.exists()


def test_who_may_not_draw_may_not_import(rut: Persona) -> None:
    answer = rut.api.post("/api/flows/import/", {"name": "Voicemail", "text": VOICEMAIL})
    assert answer.status_code == 403


def test_an_export_says_what_callers_get_and_what_they_miss(number: Number, oskar: Persona) -> None:
    answer = oskar.api.get(f"/api/flows/{number.flow_id}/export/?form=46elks").json()
    assert json.loads(answer["text"])["whenhangup"].endswith(f"{number.secret}/hangup")
    assert answer["lost"] == ["“Menu” does not ask again after a wrong key."]


def test_an_export_plays_what_is_said_inside_a_part(oskar: Persona) -> None:
    the_prompts()
    announcement = flow(
        {"in": "incoming_call", "say": ("play", {"prompt": "welcome"})}, "in next > say"
    )
    published(announcement, name="Hours")
    main = published(flow({"in": "incoming_call", "p": using("hours")}, "in next > p"))
    answer = oskar.api.get(f"/api/flows/{main.pk}/export/?form=46elks")
    assert json.loads(answer.json()["text"])["play"] == prompt_url(PROMPTS["welcome"])


def test_who_does_not_operate_never_sees_the_secret_in_an_export(
    number: Number, dora: Persona
) -> None:
    answer = dora.api.get(f"/api/flows/{number.flow_id}/export/")
    assert (answer.status_code, number.secret in answer.text) == (200, False)


def test_a_flow_that_is_not_published_cannot_be_exported(dora: Persona) -> None:
    made = dora.api.post("/api/flows/import/", {"name": "Voicemail", "text": VOICEMAIL}).json()
    assert dora.api.get(f"/api/flows/{made['flow']['id']}/export/").status_code == 409


def test_the_commands_take_a_document_in_and_give_one_out(tmp_path: Path, number: Number) -> None:
    text, lost = run("export", "Office", "--format", "46elks")
    assert lost == "“Menu” does not ask again after a wrong key.\n"
    file = tmp_path / "office.json"
    file.write_text(text)
    assert "Saved “Copy” as revision 1." in run("import", file, "--name", "Copy")[0]
    # What lies at our own addresses is the message itself.
    assert {
        node["config"].get("prompt") for node in Flow.objects.get(name="Copy").draft["nodes"]
    } >= {"menu", "welcome", "bye"}


def test_a_file_that_is_no_text_is_told_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "office.json"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="This is no text"):
        run("import", file)


def post(number: Number, news: str, form: dict[str, str], *, secret: str = "") -> int:
    path = urlsplit(f"/elks/away/{OURS[1:]}/{secret or number.secret}/{news}").path
    return (
        CallFace()
        .post(path, urlencode(form), content_type="application/x-www-form-urlencoded")
        .status_code
    )


def test_the_report_of_a_call_that_a_document_answered_is_kept(number: Number) -> None:
    assert post(number, "hangup", {**FORM, "state": "success"}) == 200
    assert Call.objects.get().report.raw["state"] == "success"


def test_a_recording_made_by_a_document_is_announced(number: Number) -> None:
    assert post(number, "recording", {**FORM, "wav": "https://api.46elks.com/c9-r0.wav"}) == 200
    assert Recording.objects.get().call.callid == "c9"


@pytest.mark.parametrize(
    ("secret", "to"), [("wrong", OURS), ("", "+46700000000")], ids=["secret", "number"]
)
def test_news_with_a_wrong_address_change_nothing(number: Number, secret: str, to: str) -> None:
    post(number, "hangup", {**FORM, "to": to, "state": "success"}, secret=secret)
    assert not Call.objects.exists()
