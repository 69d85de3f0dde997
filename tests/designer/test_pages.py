"""The pages around the canvas: who gets them, what they say, and that nothing inline slips in."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django_vite.core.asset_loader import DjangoViteAssetLoader
from pytest_django import Settings

pytestmark = pytest.mark.django_db
ROUTES = [
    *("/", "/prompts", "/numbers", "/outgoing", "/outgoing/7"),
    *("/flows/7", "/flows/7/versions/2"),
]


@pytest.fixture
def dora() -> User:
    return User.objects.create_user("dora", password="a drawing designer")


@pytest.fixture
def signed_in(client: Client, dora: User) -> Client:
    client.force_login(dora)
    return client


@pytest.fixture
def built_canvas(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = tmp_path / "manifest.json"
    entry = {"file": "assets/main-1.js", "css": ["assets/main-2.css"], "isEntry": True}
    manifest.write_text(json.dumps({"src/main.tsx": entry}))
    vite = {"static_url_prefix": "canvas", "manifest_path": manifest}
    settings.DJANGO_VITE = {"default": vite}
    monkeypatch.setattr(DjangoViteAssetLoader, "_instance", None)


def inline_parts(html: str) -> list[str]:
    scripts = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", html)
    return scripts + re.findall(r"<style[^>]*>|\sstyle=\"[^\"]*\"|\son\w+=\"", html)


@pytest.mark.parametrize("route", ROUTES)
def test_every_address_of_the_canvas_gives_its_page(
    signed_in: Client, built_canvas: None, route: str
) -> None:
    page = signed_in.get(route)
    assert page.status_code == 200
    assert '<div id="root"></div>' in page.content.decode()


def test_the_canvas_page_carries_the_nonce_of_its_policy(
    signed_in: Client, built_canvas: None
) -> None:
    page = signed_in.get("/")
    found = re.search(r'<meta name="csp-nonce" content="([^"]+)">', page.content.decode())
    assert found
    assert f"'nonce-{found[1]}'" in page["Content-Security-Policy"]


@pytest.mark.parametrize(("route", "draft"), [("flows/7", True), ("flows/7/script", False)])
def test_the_page_of_a_flow_has_its_drawing_come_beside_the_scripts(
    signed_in: Client, built_canvas: None, route: str, draft: bool
) -> None:
    html = signed_in.get(f"/{route}").content.decode()
    link = '<link rel="preload" as="fetch" href="/api/flows/7/draft/" crossorigin>'
    assert (link in html) is draft


def test_the_canvas_page_sets_the_cookie_that_saves_need(
    signed_in: Client, built_canvas: None
) -> None:
    assert "csrftoken" in signed_in.get("/").cookies


def test_a_canvas_that_was_not_built_says_what_to_do(
    signed_in: Client, tmp_path: Path, settings: Settings
) -> None:
    settings.DJANGO_VITE = {"default": {"manifest_path": tmp_path / "nothing.json"}}
    page = signed_in.get("/")
    assert page.status_code == 503
    assert "make run" in page.content.decode()


@pytest.mark.parametrize("route", ROUTES)
def test_a_stranger_is_sent_to_sign_in_and_then_back(client: Client, route: str) -> None:
    assert client.get(route)["Location"] == f"/accounts/login/?next={route}"


def test_signing_in_leads_to_where_one_wanted_to_go(client: Client, dora: User) -> None:
    form = {"username": "dora", "password": "a drawing designer", "next": "/flows/7"}
    assert client.post("/accounts/login/", form)["Location"] == "/flows/7"


def test_signing_in_never_leads_to_a_foreign_site(client: Client, dora: User) -> None:
    form = {"username": "dora", "password": "a drawing designer", "next": "https://evil.example"}
    assert client.post("/accounts/login/", form)["Location"] == "/"


def test_a_wrong_password_gets_one_sentence_and_keeps_the_name(client: Client, dora: User) -> None:
    html = client.post("/accounts/login/", {"username": "dora", "password": "x"}).content.decode()
    assert "do not go together" in html
    assert 'value="dora"' in html


def test_the_eleventh_wrong_password_must_wait(client: Client, dora: User) -> None:
    cache.clear()
    for _ in range(10):
        page = client.post("/accounts/login/", {"username": "dora", "password": "x"})
    assert page.status_code == 429
    assert "quarter of an hour" in page.content.decode()


def test_signing_out_needs_a_post(signed_in: Client) -> None:
    assert signed_in.get("/accounts/logout/").status_code == 405
    assert signed_in.post("/accounts/logout/")["Location"] == "/accounts/login/"


@pytest.mark.parametrize("address", ["password_reset", "password_change", "reset/a/b"])
def test_there_is_no_password_reset_by_mail(client: Client, address: str) -> None:
    assert client.get(f"/accounts/{address}/").status_code == 404


def test_pages_speak_swedish_to_who_prefers_it(client: Client) -> None:
    page = client.get("/accounts/login/", headers={"accept-language": "sv"}).content.decode()
    assert '<html lang="sv">' in page
    assert "Logga in" in page


@pytest.mark.parametrize(
    ("route", "status"), [("/accounts/login/", 200), ("/no/such/page", 404), ("/", 503)]
)
def test_no_page_has_anything_inline(
    signed_in: Client, tmp_path: Path, settings: Settings, route: str, status: int
) -> None:
    settings.DJANGO_VITE = {"default": {"manifest_path": tmp_path / "nothing.json"}}
    page = (Client() if "login" in route else signed_in).get(route)
    assert page.status_code == status
    assert inline_parts(page.content.decode()) == []


def test_a_post_without_the_cookie_gets_a_plain_page() -> None:
    page = Client(enforce_csrf_checks=True).post("/accounts/login/", {})
    assert page.status_code == 403
    assert "This page is too old." in page.content.decode()


def test_a_crash_gives_a_plain_page_that_tells_no_details(
    signed_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: Any, **__: Any) -> None:
        raise RuntimeError("secret detail")

    signed_in.raise_request_exception = False
    monkeypatch.setattr("designer.views.render", crash)
    page = signed_in.get("/")
    assert page.status_code == 500
    assert "Callers are not affected" in page.content.decode()
    assert "secret detail" not in page.content.decode()
