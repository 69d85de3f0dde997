"""Trying out a step that asks another system."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.errands.asked_servers import CUSTOMER, HOST, http, register
from tests.outside.servers import answering, server
from tests.personas import Persona

__all__ = ["register"]
pytestmark = pytest.mark.usefixtures("register")
KEPT = [{"path": "customer.name", "name": "customer"}]


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """The step asks by https only; the server here speaks http behind it."""
    really = httpx.URL
    monkeypatch.setattr(httpx, "URL", lambda url: really(url).copy_with(scheme="http"))


def try_out(persona: Persona, config: dict[str, Any], **variables: str) -> Any:
    return persona.api.post("/api/inquiries/try/", {"config": config, "variables": variables})


@pytest.mark.usefixtures("plain")
def test_it_tells_what_was_answered_and_what_would_be_remembered(dora: Persona) -> None:
    with server(answering(http(200, CUSTOMER))) as (port, heard):
        url = f"https://{HOST}:{port}/{{code}}"
        told = try_out(dora, {"url": url, "kept": KEPT}, code="47 11").json()
    assert heard[0].startswith(b"GET /47%2011 ")
    assert (told["outcome"], told["status"], told["kept"]) == ("success", 200, {"customer": "Kim"})
    assert (told["body"], told["cut"], told["trouble"]) == (CUSTOMER.decode(), False, "")
    assert 0 <= told["milliseconds"] < 3000


@pytest.mark.usefixtures("plain")
def test_of_a_long_answer_the_beginning_is_shown(dora: Persona) -> None:
    with server(answering(http(200, b"x" * 5000))) as (port, _):
        told = try_out(dora, {"url": f"https://{HOST}:{port}/"}).json()
    assert (len(told["body"]), told["cut"]) == (4000, True)


def test_trouble_is_told_in_a_sentence(dora: Persona) -> None:
    told = try_out(dora, {"url": "https://127.0.0.1/"}).json()
    assert (told["outcome"], told["status"]) == ("problem", 0)
    assert told["trouble"].startswith("The address leads to a computer inside")


def test_a_step_that_could_not_be_published_is_not_tried(dora: Persona) -> None:
    answer = try_out(dora, {"url": "http://example.com/"})
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith("Write a whole address beginning with https://")


def test_only_who_may_design_tries_it(rut: Persona) -> None:
    assert try_out(rut, {"url": "https://example.com/"}).status_code == 403
