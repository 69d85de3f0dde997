"""`manage.py place_call`: what it prints, and whether it says that all is well."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone
from pytest_django.fixtures import Settings

from flows.models import Prompt, Script, Take
from tests.standin.running import ACCOUNT
from tests.standin.server import PretendServer
from webhooks.models import Maintenance, Number
from webhooks.standin.transcript import ENTRY

pytestmark = pytest.mark.django_db

OURS = "+46766861004"


@pytest.fixture
def start(server: PretendServer, settings: Settings) -> str:
    """The path where a number of ours begins, on a call face that the test makes up."""
    settings.CALLS_URL = server.base
    Number.objects.create(number=OURS, secret="known")
    return "/elks/start/46766861004/known"


def place(*arguments: str) -> tuple[str, str, int]:
    """What was printed, what was complained of, and the exit status."""
    out, err, status = StringIO(), StringIO(), 0
    try:
        call_command("place_call", "--to", OURS, *arguments, stdout=out, stderr=err)
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    return out.getvalue(), err.getvalue(), status


def test_it_tells_what_the_caller_hears_by_the_names_of_the_messages(
    server: PretendServer, start: str
) -> None:
    sha256 = "a" * 64
    prompt = Prompt.objects.create(key="hi", name="Welcome", sound=sha256)
    now = timezone.now()
    take = Take.objects.create(
        prompt=prompt,
        language="en",
        how="upload",
        state="ready",
        sha256=sha256,
        seconds=6,
        next_attempt_at=now,
        created_at=now,
    )
    Script.objects.create(prompt=prompt, language="en", text="Hello and welcome.", take=take)
    server.answers[start] = {"ivr": server.url(f"/p/{sha256}.wav"), "1": {"hangup": "reject"}}
    printed, _, status = place("--keys", "1")
    assert printed.splitlines() == [
        "0:00  +46700000001 calls +46766861004.",
        "0:00  The caller hears “Welcome” (6 s): Hello and welcome.",
        "0:06  The caller presses 1.",
        "0:06  The call is over: the server hung up.",
        "The call was answered, took 0:06, and nothing is to be mended.",
    ]
    assert status == 0


def test_a_number_in_maintenance_is_answered_by_its_document(
    server: PretendServer, start: str
) -> None:
    Maintenance.objects.create(
        number=Number.objects.get(),
        document='{"play":"sound/beep"}',
        began_at=timezone.now(),
        filled_until=timezone.now(),
    )
    printed, _, status = place()
    assert "The caller hears a beep" in printed
    assert server.posts == []
    assert status == 0


def test_it_fails_when_something_is_to_be_mended(server: PretendServer, start: str) -> None:
    server.answers[start] = {"hangup": "reject", "next": server.url("/next")}
    printed, _, status = place()
    assert "! “next” beside hangup is never followed: leave it out." in printed
    assert status == 1


def test_the_transcript_can_be_had_as_json(server: PretendServer, start: str) -> None:
    printed, _, _ = place("--json")
    kinds = [ENTRY.validate_json(line).event.kind for line in printed.splitlines()]
    assert kinds == ["placed", "posted", "ended"]


def test_the_json_holds_no_secret_of_a_number(server: PretendServer, start: str) -> None:
    over = server.url("/elks/hangup/token-of-the-call")
    server.answers[start] = {"play": server.sound, "whenhangup": over}
    printed, _, _ = place("--json")
    assert "/elks/start/46766861004/…" in printed
    assert not any(secret in printed for secret in ("known", "token-of-the-call"))


def test_it_is_a_client_of_the_carrier_that_runs(
    server: PretendServer, start: str, carrier: str, settings: Settings
) -> None:
    settings.ELKS_API_URL = f"{carrier}/a1"
    settings.ELKS_API_USERNAME, settings.ELKS_API_PASSWORD = ACCOUNT
    printed, complaints, _ = place()
    assert "took 0:00" in printed
    assert complaints == ""


def test_without_one_it_says_where_the_call_s_own_carrier_is(
    start: str, settings: Settings
) -> None:
    settings.ELKS_API_URL = "https://api.46elks.com/a1"
    _, complaints, status = place()
    assert "No stand-in carrier runs at https://api.46elks.com" in complaints
    assert "This call has its own at http://127.0.0.1:" in complaints
    assert status == 0


def test_a_wrong_password_is_told_in_one_sentence(
    start: str, carrier: str, settings: Settings
) -> None:
    settings.ELKS_API_URL = f"{carrier}/a1"
    settings.ELKS_API_USERNAME, settings.ELKS_API_PASSWORD = "u1", "wrong"
    with pytest.raises(CommandError, match="another API username"):
        place()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--keys", "2x"], "“2x” cannot be pressed"),
        (["--called", "+461=asleep"], "“asleep” is no way to behave"),
        (["--called", "+461"], "“” is no way to behave"),
    ],
)
def test_arguments_that_make_no_sense_are_refused(
    start: str, arguments: list[Any], sentence: str
) -> None:
    with pytest.raises(CommandError, match=sentence):
        place(*arguments)


def test_a_number_nobody_has_is_refused() -> None:
    with pytest.raises(CommandError, match="no number of this studio"):
        place()


def test_a_carrier_says_when_its_port_is_taken(carrier: str) -> None:
    port = carrier.rpartition(":")[2]
    with pytest.raises(CommandError, match=f"Port {port} cannot be used"):
        call_command("standin_carrier", "--port", port)
