"""A carrier's hand: posts to the call face as it runs in production, without a network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.builders import OURS, an_answered_number
from webhooks.line import known_numbers
from webhooks.models import Number


class Line:
    """One call as the carrier posts it."""

    def __init__(self, number: Number, callid: str = "c1") -> None:
        self.number, self.callid = number, callid
        self.client = Client()

    def start(self, **fields: str) -> dict[str, Any]:
        place = f"/elks/start/{self.number.number.removeprefix('+')}/{self.number.secret}"
        form = {"callid": self.callid, "from": "+46701234567", "to": OURS, "direction": "incoming"}
        return action(self.post(place, {**form, "result": "newincoming", **fields}))

    def after(self, answer: dict[str, Any], result: str, **fields: str) -> dict[str, Any]:
        """What follows `answer` when it ends with `result`."""
        return action(self.post(answer["next"], {"result": result, **fields}))

    def post(self, address: str, form: dict[str, str]) -> Any:
        path = urlsplit(address)._replace(scheme="", netloc="").geturl()
        return self.client.post(path, {"callid": self.callid, **form})


def action(response: Any) -> dict[str, Any]:
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    found: dict[str, Any] = json.loads(response.content)
    return found


@pytest.fixture(autouse=True)
def _call_face(settings: Settings, tmp_path: Path) -> None:
    """The call face's own settings (designer/settings_calls.py)."""
    settings.ROOT_URLCONF = "designer.urls_calls"
    settings.MIDDLEWARE = []
    settings.ALLOWED_HOSTS = ["*"]
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 100
    settings.CALLS_FOLDER = str(tmp_path)
    known_numbers.forget(OURS)


@pytest.fixture
def number(db: None) -> Number:
    return an_answered_number()


@pytest.fixture
def line(number: Number) -> Line:
    return Line(number)
