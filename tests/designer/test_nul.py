"""A NUL character anywhere in a request is refused with a sentence before anybody trips over it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation

from tests.personas import Persona

SENTENCE = "This address holds a NUL character (%00): remove it."


@pytest.mark.parametrize("address", ["/api/calls/%00/", "/api/calls/?search=a%00", "/api/me/?%00"])
def test_the_api_says_what_to_remove(rut: Persona, address: str) -> None:
    answer = rut.api.get(address)
    assert (answer.status_code, answer.json()) == (400, {"detail": SENTENCE})


@pytest.mark.parametrize("address", ["/admin/webhooks/call/?state=%00", "/flows/1/%00"])
def test_a_page_says_that_the_request_cannot_be_read(rut: Persona, address: str) -> None:
    page = rut.api.get(address)
    assert page.status_code == 400
    assert "This request cannot be read." in page.content.decode()


def test_a_session_that_is_named_by_a_nul_is_refused(db: None) -> None:
    """Cookies may be quoted, and hold what no header can."""
    answer = Client().get("/api/me/", headers={"cookie": r'sessionid="abcdefgh\000ijkl"'})
    assert answer.status_code == 400


def test_the_sentence_is_swedish_for_who_reads_swedish(rut: Persona) -> None:
    answer = rut.api.get("/api/calls/%00/", headers={"accept-language": "sv"})
    with translation.override("sv"):
        assert answer.json()["detail"] == translation.gettext(SENTENCE) != SENTENCE


def test_an_escaped_percent_sign_is_no_nul(rut: Persona) -> None:
    assert rut.api.get("/api/calls/?search=%2500").status_code == 200
