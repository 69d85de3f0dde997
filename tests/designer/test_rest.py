"""What holds for all of REST: a right for each operation, tokens, a schema that is valid."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

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
