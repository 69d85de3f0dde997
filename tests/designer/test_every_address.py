"""Every address of the studio, with anything at its places, asked by anybody: never a fault."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone
from django_vite.core.asset_loader import DjangoViteAssetLoader
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import Settings

from designer.roles import ROLES
from tests.builders import an_answered_number
from webhooks.models import Call, Recording, Report

pytestmark = pytest.mark.django_db
PEOPLE = [*ROLES, "admin", "nobody", None]
_PLACE = re.compile(r"<[^>]+>|\(\?P<\w+>.*\)")
_REGEX = re.compile(r"\.\*\$?|\\[Z.]|[\^$]")


def routes(patterns: list[Any], before: str = "/") -> Iterator[str]:
    """The studio's addresses; `<>` stands where something varies."""
    for pattern in patterns:
        route = before + _REGEX.sub("", _PLACE.sub("<>", str(pattern.pattern)))
        inside = getattr(pattern, "url_patterns", None)
        yield from [route] if inside is None else routes(inside, route)


ROUTES = sorted(set(routes(get_resolver("designer.urls").url_patterns)))
QUESTIONS = [
    *("flow", "number", "state", "live", "search", "from", "until", "cursor"),
    *("q", "p", "o", "all", "e", "line", "direction", "recording", "period", "number__id__exact"),
    *("version__flow__id__exact", "state__exact", "flow__id__exact", "format", "lang", "next"),
    *(
        "_changelist_filters",
        "_popup",
        "_to_field",
        "app_label",
        "model_name",
        "field_name",
        "term",
    ),
]
# What broke a server once, and what looks as if it could.
ODDITIES = [
    *("1", "0", "-1", "9" * 30, "1e999", "NaN", "1.5", "true", "c1", "office", "flows", "flow"),
    *("\x00", "a\x00b", "%00", "\n", "\u2028", "\ud800", "ö", "\u0661", "'", "..", "/", "//", "*"),
    *("9999-12-31", "0001-01-01", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00"),
    *("2026-10-25T02:30:00", "success", "none", "now", "yes", "today", "json", "sv", "+46", "cD0x"),
]
# Stands for the id of a row that is there.
REAL = "real"
values = st.sampled_from([REAL, *ODDITIES]) | st.text(max_size=20)
bodies = st.recursive(
    st.none() | st.booleans() | st.integers() | values,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(values, inner, max_size=3),
    max_leaves=5,
)
Ask = Callable[..., int]


@pytest.fixture
def ask(db: None, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Asks as one of the people and gives the status; what was changed is taken back."""
    (tmp_path / "manifest.json").write_text(
        json.dumps({"src/main.tsx": {"file": "assets/main.js", "isEntry": True}})
    )
    vite = {"static_url_prefix": "canvas", "manifest_path": tmp_path / "manifest.json"}
    settings.DJANGO_VITE = {"default": vite}
    monkeypatch.setattr(DjangoViteAssetLoader, "_instance", None)
    number, now = an_answered_number(), timezone.now()
    call = Call.objects.create(pk=1, callid="c1", number=number, started_at=now)
    Report.objects.create(call=call, raw={}, received_at=now)
    Recording.objects.create(pk=1, call=call, raw={}, announced_at=now, next_attempt_at=now)
    ids = {"/flow": number.flow_id, "/number": number.pk, "/prompts": "welcome"}
    people = {"admin": User.objects.create_superuser("admin")}
    for name in (*ROLES, "nobody"):
        people[name] = User.objects.create_user(name)
    for role in ROLES:
        people[role].groups.add(Group.objects.get(name=role))

    def one_request(person: str | None, method: str, address: str, body: object = None) -> int:
        client = Client(raise_request_exception=False)
        real = next((found for part, found in ids.items() if part in address), 1)
        with transaction.atomic():
            if person is not None:
                client.force_login(people[person])
            sent = "" if body is None else json.dumps(body)
            answer = client.generic(
                method, address.replace(REAL, str(real)), data=sent, content_type="application/json"
            )
            if answer.streaming:
                b"".join(answer)
            transaction.set_rollback(True)
        return answer.status_code

    return one_request


def shown(text: str) -> str:
    return quote(text.encode(errors="surrogatepass"), safe="")


@given(
    person=st.sampled_from(PEOPLE),
    method=st.sampled_from(["GET", "GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]),
    route=st.sampled_from(ROUTES),
    places=st.lists(values, min_size=3, max_size=3),
    query=st.dictionaries(st.sampled_from(QUESTIONS) | values, values, max_size=3),
    body=bodies,
)
@example("admin", "GET", "/api/calls/", [], {"until": "9999-12-31"}, None)
@example("admin", "GET", "/api/calls/<>/", ["\x00"], {}, None)
@example("admin", "GET", "/admin/webhooks/call/", [], {"state": "\x00"}, None)
@example("admin", "GET", "/admin/webhooks/call/", [], {"direction": "\x00"}, None)
@example("admin", "GET", "/admin/webhooks/recording/", [], {"state__exact": "\x00"}, None)
@example("operator", "GET", "/admin/auth/user/<>/change/", [REAL], {"_to_field": ""}, None)
@hypothesis_settings(
    max_examples=400,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_address_ever_answers_with_a_fault_of_ours(
    ask: Ask,
    person: str | None,
    method: str,
    route: str,
    places: list[str],
    query: dict[str, str],
    body: object,
) -> None:
    for place in places:
        route = route.replace("<>", shown(place), 1)
    asked = "&".join(f"{shown(name)}={shown(value)}" for name, value in query.items())
    unsafe = method in {"POST", "PUT", "PATCH"}
    assert ask(person, method, f"{route}?{asked}", body if unsafe else None) < 500


def test_the_routes_are_those_of_the_studio() -> None:
    """So that the test above cannot ask nothing unnoticed."""
    assert {"/api/calls/<>/", "/admin/webhooks/call/<>/change/", "/<>", "/healthz"} <= set(ROUTES)
