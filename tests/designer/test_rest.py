"""What holds for all of REST: a right for each operation, tokens, a schema that is valid."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import URLPattern, URLResolver, get_resolver

from flows.rest.operation import StudioView
from tests.personas import Persona, Studio

OPEN_TO_ALL_SIGNED_IN = {("Catalogue", "GET"), ("Me", "GET"), ("Me", "PATCH")}


def views(resolver: URLResolver | None = None) -> Iterator[type[StudioView]]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern)
        elif isinstance(pattern, URLPattern):
            view = getattr(pattern.callback, "cls", None)
            if isinstance(view, type) and issubclass(view, StudioView):
                yield view


def test_every_operation_names_its_right() -> None:
    open_to_all = {
        (view.__name__, method.upper())
        for view in views()
        for method in view.http_method_names
        if hasattr(view, method)
        and method not in {"options", "head"}
        and view.rights.get(method.upper()) is None
    }
    assert open_to_all == OPEN_TO_ALL_SIGNED_IN


def test_the_schema_is_valid_and_complete() -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=StringIO())


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
