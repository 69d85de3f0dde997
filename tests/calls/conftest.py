"""A carrier's hand: posts to the call face as it runs in production, without a network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from pytest_django.fixtures import Settings

from designer import settings_calls
from tests.builders import OURS, an_answered_number
from tests.call_face import CallFace
from webhooks.line import known_numbers
from webhooks.line.outage import Outage, outage
from webhooks.models import Number

URLENCODED = "application/x-www-form-urlencoded"
FACE = [
    *("ROOT_URLCONF", "MIDDLEWARE", "ALLOWED_HOSTS", "APPEND_SLASH"),
    *("DATA_UPLOAD_MAX_MEMORY_SIZE", "DATA_UPLOAD_MAX_NUMBER_FIELDS"),
]


class Line:
    """One call as the carrier posts it."""

    def __init__(self, number: Number, callid: str = "c1") -> None:
        self.number, self.callid = number, callid
        self.client = CallFace()

    def start(self, **fields: str) -> dict[str, Any]:
        place = f"/elks/start/{self.number.number.removeprefix('+')}/{self.number.secret}"
        form = {"callid": self.callid, "from": "+46701234567", "to": OURS, "direction": "incoming"}
        return action(self.post(place, {**form, "result": "newincoming", **fields}))

    def after(self, answer: dict[str, Any], result: str, **fields: str) -> dict[str, Any]:
        """What follows `answer` when it ends with `result`."""
        return action(self.post(answer["next"], {"result": result, **fields}))

    def post(self, address: str, form: dict[str, str]) -> Any:
        path = urlsplit(address)._replace(scheme="", netloc="").geturl()
        body = urlencode({"callid": self.callid, **form})
        return self.client.post(path, body, content_type=URLENCODED)


def action(response: Any) -> dict[str, Any]:
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    found: dict[str, Any] = json.loads(response.content)
    return found


@pytest.fixture(autouse=True)
def _call_face(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The call face's own settings, and a process that has met nobody yet."""
    for name in FACE:
        setattr(settings, name, getattr(settings_calls, name))
    settings.CALLS_FOLDER = str(tmp_path)
    known_numbers.forget(OURS)
    # A test looks after its outage itself.
    monkeypatch.setattr(Outage, "_watch", lambda self: None)
    monkeypatch.setattr(outage, "away", False)
    monkeypatch.setattr(outage, "unsettled", False)


@pytest.fixture
def number(db: None) -> Number:
    return an_answered_number()


@pytest.fixture
def line(number: Number) -> Line:
    return Line(number)
