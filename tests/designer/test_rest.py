"""What holds for all of REST: a right for each operation, tokens, a schema that is valid."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import URLResolver, get_resolver

from flows.engine.document import MAX_BYTES
from flows.rest.operation import StudioView
from tests.drawings import flow_of, goodbye
from tests.personas import Persona, Studio

OPEN_TO_ALL_SIGNED_IN = {("Catalogue", "GET"), ("Me", "GET"), ("Me", "PATCH")}


# It describes the others.
SCHEMA = "/api/schema/"


def routes(patterns: list[Any], before: str = "/") -> Iterator[tuple[str, Any]]:
    """Each address as the schema writes it (`/api/flows/{flow_id}/`), and its view class."""
    for pattern in patterns:
        address = before + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, address)
        else:
            yield address, getattr(pattern.callback, "cls", None)


def operations() -> set[tuple[str, str, Any]]:
    """All that can be asked below /api/: address, method, view class."""
    return {
        (address, method.upper(), view)
        for address, view in routes(get_resolver().url_patterns)
        if address.startswith("/api/") and address != SCHEMA
        for method in ("get", "post", "put", "patch", "delete")
        # What is no class of rest framework's takes whatever comes.
        if view is None or hasattr(view, method)
    }


def test_every_operation_names_its_right() -> None:
    open_to_all = {
        (view.__name__, method)
        for _address, method, view in operations()
        if view.rights.get(method) is None
    }
    assert open_to_all == OPEN_TO_ALL_SIGNED_IN


def test_the_schema_is_valid() -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=StringIO())


def test_the_schema_describes_every_operation() -> None:
    written = StringIO()
    call_command("spectacular", "--format", "openapi-json", stdout=written)
    paths = json.loads(written.getvalue())["paths"]
    described = {(path, method.upper()) for path, found in paths.items() for method in found}
    assert described == {(address, method) for address, method, _view in operations()}


def test_a_tool_signs_in_with_a_token(dora: Persona) -> None:
    said = StringIO()
    call_command("drf_create_token", "dora", stdout=said)
    token = said.getvalue().split()[2]
    answer = Studio().get("/api/me/", headers={"Authorization": f"Token {token}"})
    assert answer.json()["username"] == "dora"


def test_a_wrong_token_is_refused(db: None) -> None:
    answer = Studio().get("/api/me/", headers={"Authorization": "Token nonsense"})
    assert answer.status_code == 401


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_an_operation_there_is_not_is_refused(dora: Persona, method: str) -> None:
    assert getattr(dora.api, method)("/api/catalogue/", {}).status_code == 405


@pytest.mark.parametrize("path", ["nothing", "flows/abc/", "flows/1/nothing/", "calls/a/b/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_address_there_is_not_is_told_in_a_sentence(
    dora: Persona, path: str, method: str
) -> None:
    answer = getattr(dora.api, method)(f"/api/{path}")
    assert (answer.status_code, answer.json()["detail"][:21]) == (404, "There is nothing here")


def test_the_sentence_is_in_the_language_of_who_asks(dora: Persona) -> None:
    answer = dora.api.get("/api/nothing", headers={"accept-language": "sv"})
    assert answer.json()["detail"].startswith("Här finns ingenting")


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        ("flows/", {"name": "Main"}, "Det finns redan ett flöde som heter ”Main”"),
        ("flows/1000000/publish/", {"revision": 1}, "Flödet finns inte"),
        ("flows/", {"name": "New", "document": 7}, "Det här är inget samtalsflöde"),
        ("numbers/", {"number": "0766861004"}, "Du har inte rätt att göra det här"),
    ],
)
def test_what_the_domain_refuses_is_told_in_the_language_of_who_asks(
    petra: Persona, path: str, body: dict[str, Any], told: str
) -> None:
    flow_of(goodbye(), name="Main")
    answer = petra.api.post(f"/api/{path}", body, headers={"accept-language": "sv"})
    assert answer.json()["detail"].startswith(told)


def test_a_large_number_is_written_as_the_language_of_who_asks_does(dora: Persona) -> None:
    drawing = {"nodes": [], "note": "x" * MAX_BYTES}
    body = {"name": "Main", "document": drawing}
    answer = dora.api.post("/api/flows/", body, headers={"accept-language": "sv"})
    assert "av 2\xa0000\xa0000 byte" in answer.json()["detail"]


def test_an_address_that_lacks_only_its_slash_is_found(dora: Persona) -> None:
    assert dora.api.get("/api/flows", follow=True).status_code == 200


def test_a_request_for_a_foreign_host_is_told_in_a_sentence(dora: Persona) -> None:
    answer = dora.api.get("/api/flows/", headers={"host": "evil.example"})
    assert (answer.status_code, answer.json()) == (400, {"detail": "This request cannot be read."})


def test_a_crash_is_told_in_a_sentence_without_details(
    dora: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: Any, **__: Any) -> None:
        raise RuntimeError("secret detail")

    dora.api.raise_request_exception = False
    monkeypatch.setattr(StudioView, "initial", crash)
    answer = dora.api.get("/api/flows/")
    sentence = "Something went wrong here: try again in a moment."
    assert (answer.status_code, answer.json()) == (500, {"detail": sentence})


def test_a_page_there_is_not_stays_a_page(dora: Persona) -> None:
    answer = dora.api.get("/apiary/nothing")
    assert (answer.status_code, answer["Content-Type"][:9]) == (404, "text/html")
